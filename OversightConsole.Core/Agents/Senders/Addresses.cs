using System.Text.RegularExpressions;

namespace OversightConsole.Core.Agents.Senders;

/// <summary>Mail addresses and what their domains are worth as evidence.</summary>
internal static partial class Addresses
{
    // Providers at which anybody has an address; the reserved ones stand for them in examples.
    private static readonly HashSet<string> Free = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "yahoo.com",
        "icloud.com",
        "me.com",
        "aol.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "t-online.de",
        "freenet.de",
        "orange.fr",
        "laposte.net",
        "free.fr",
        "proton.me",
        "protonmail.com",
        "mail.com",
        "freemail.example",
    };

    /// <summary>The domain in lower case; null where there is none.</summary>
    public static string? Domain(string? address) =>
        address?.LastIndexOf('@') is { } at and >= 0 && at + 1 < address.Length
            ? address[(at + 1)..].Trim().TrimEnd('>', '.').ToLowerInvariant()
            : null;

    /// <summary>Whether anybody can have an address there.</summary>
    public static bool IsFree(string domain) => Free.Contains(domain);

    /// <summary>Whether a sender's domain is the customer's or lies under it.</summary>
    public static bool Belongs(string domain, string customers) =>
        domain == customers || domain.EndsWith("." + customers, StringComparison.Ordinal);

    /// <summary>
    /// Whether a domain only looks like another: one or two letters off, or the same after letters that look alike.
    /// </summary>
    public static bool LooksLike(string domain, string other) =>
        domain != other
        && !Belongs(domain, other)
        && Math.Abs(domain.Length - other.Length) <= 2
        && (Folded(domain) == Folded(other) || Distance(domain, other) <= (other.Length >= 12 ? 2 : 1));

    /// <summary>The addresses that a text mentions, in lower case.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        try
        {
            return [.. Address().Matches(text).Select(m => m.Value.ToLowerInvariant()).Distinct()];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    /// <summary>An address of the ticket whose domain only looks like a customer's, and that domain.</summary>
    public static (string Seen, string Real)? LookAlikeIn(TicketView view)
    {
        var domains = view.Catalog.Companies.SelectMany(c => c.Domains).ToList();
        foreach (var address in In(view.Text.All).Prepend(view.Actual.SenderAddress ?? ""))
            if (
                Domain(address) is { } domain
                && !domains.Exists(own => Belongs(domain, own))
                && domains.Find(own => LooksLike(domain, own)) is { } real
            )
                return (address, real);
        return null;
    }

    private static string Folded(string domain) =>
        domain
            .Replace("rn", "m", StringComparison.Ordinal)
            .Replace("vv", "w", StringComparison.Ordinal)
            .Replace('1', 'l')
            .Replace('i', 'l')
            .Replace('0', 'o')
            .Replace('5', 's');

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, first) = (row[0], i);
            row[0] = first;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }
        return row[b.Length];
    }

    [GeneratedRegex(
        @"[a-z0-9._%+\-]{1,64}@[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63}){1,5}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Address();
}
