using System.Globalization;
using System.Text;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Senders;

/// <summary>A ticket read for whose it is: its words, its last lines, the numbers and addresses in it, and who sent it.</summary>
internal sealed class SenderClues
{
    private const int SignatureLines = 9;
    private const int MostWordsSigned = 4;
    private readonly HashSet<string> _words;

    private SenderClues(string text, TicketSource source, string? sender)
    {
        Text = text;
        IsTypedIn = source.Kind == TicketSourceKind.Phone;
        Sender = sender?.Trim().ToLowerInvariant();
        Domain = Addresses.Domain(Sender);
        Flat = Flatten(text);
        _words = [.. Flat.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        Phones = Senders.Phones.In(text);
        Mentioned = Addresses.In(text);
        // The title comes first, then how a call was noted down.
        var lines = text.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).Skip(1).ToList();
        Beginning = Flatten(string.Join('\n', lines.Take(1)));
        Signatures = [.. Ends(lines).Select(Flatten).Where(l => l.Count(c => c == ' ') <= MostWordsSigned + 1)];
        NameParts = Sender is null
            ? []
            :
            [
                .. Flatten(Sender[..Math.Max(0, Sender.IndexOf('@', StringComparison.Ordinal))])
                    .Split(' ')
                    .Where(p => p.Length > 1),
            ];
    }

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    /// <summary>The same in lower case, without accents and punctuation, words one blank apart and blanks around.</summary>
    public string Flat { get; }

    /// <summary>Short lines near the end, and what stands after the last sentence, flat like the whole: where people sign.</summary>
    public IReadOnlyList<string> Signatures { get; }

    /// <summary>The first line below the title, flat.</summary>
    public string Beginning { get; }

    /// <summary>Whether staff typed it in for somebody who called.</summary>
    public bool IsTypedIn { get; }

    /// <summary>The sender's address in lower case; null by phone and from monitoring.</summary>
    public string? Sender { get; }

    /// <summary>The domain of the sender's address.</summary>
    public string? Domain { get; }

    /// <summary>What stands before the at sign, cut at dots and dashes.</summary>
    public IReadOnlyList<string> NameParts { get; }

    /// <summary>Telephone numbers in it.</summary>
    public IReadOnlyList<(string Digits, string? Extension)> Phones { get; }

    /// <summary>The mail addresses in the text.</summary>
    public IReadOnlyList<string> Mentioned { get; }

    /// <summary>Reads a ticket.</summary>
    public static SenderClues Of(TicketView view) => new(view.Text.All, view.Actual.Source, view.Actual.SenderAddress);

    /// <summary>Reads a closed ticket to learn from; <paramref name="sender"/> may be hidden to learn from the rest.</summary>
    public static SenderClues Of(SorRecord ticket, string? sender) =>
        new(OversightConsole.Core.Agents.Text.TicketReading.Of(ticket).All, ticket.Source, sender);

    /// <summary>Whether these words stand in it in this order, side by side.</summary>
    public bool Says(string flat) => flat.Length > 2 && Flat.Contains(flat, StringComparison.Ordinal);

    /// <summary>Whether the first line names this person, as staff note down who called.</summary>
    public bool BeginsWith(string flat) => flat.Length > 3 && Beginning.Contains(flat, StringComparison.Ordinal);

    /// <summary>Whether it is signed with this flat name.</summary>
    public bool IsSigned(string flat) =>
        flat.Length > 3 && Signatures.Any(s => s.StartsWith(flat, StringComparison.Ordinal));

    /// <summary>Whether it has this one flat word.</summary>
    public bool HasWord(string word) => _words.Contains(word);

    /// <summary>Flat text: see <see cref="Flat"/>.</summary>
    public static string Flatten(string text)
    {
        var flat = new StringBuilder(text.Length + 2).Append(' ');
        // Half a surrogate pair cannot be normalised, and no name needs one.
        var plain = text.Any(char.IsSurrogate) ? new string([.. text.Where(c => !char.IsSurrogate(c))]) : text;
        foreach (var letter in plain.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(letter))
                flat.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && flat[^1] != ' ')
                flat.Append(' ');
        if (flat[^1] != ' ')
            flat.Append(' ');
        return flat.ToString();
    }

    private static IEnumerable<string> Ends(List<string> lines)
    {
        foreach (var line in lines.TakeLast(SignatureLines))
            yield return line;
        // "… it times out. Otis"
        if (
            lines is [.., var last]
            && last.LastIndexOfAny(['.', '!', '?'], last.Length - 2 < 0 ? 0 : last.Length - 2) is var end and > 0
        )
            yield return last[(end + 1)..];
    }
}
