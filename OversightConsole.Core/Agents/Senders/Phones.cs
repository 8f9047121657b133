using System.Text;
using System.Text.RegularExpressions;

namespace OversightConsole.Core.Agents.Senders;

/// <summary>Telephone numbers in texts, however they are written.</summary>
internal static partial class Phones
{
    private const int FewestDigits = 7;

    /// <summary>Every number in a text: its digits, and its extension where one follows.</summary>
    public static IReadOnlyList<(string Digits, string? Extension)> In(string text)
    {
        var found = new List<(string, string?)>();
        try
        {
            foreach (Match match in Number().Matches(text))
            {
                var digits = Digits(match.Groups["number"].Value);
                if (digits.Length >= FewestDigits)
                    found.Add((digits, match.Groups["ext"].Success ? match.Groups["ext"].Value : null));
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
        return found;
    }

    /// <summary>The one number that a record's field holds; null for an empty or unreadable one.</summary>
    public static (string Digits, string? Extension)? Of(string field) => In(field) is [var one, ..] ? one : null;

    /// <summary>
    /// Whether both are the same line: with or without the country, so the shorter one must be the end of the longer.
    /// </summary>
    public static bool Same(string a, string b) =>
        a.Length >= FewestDigits
        && b.Length >= FewestDigits
        && (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal));

    private static string Digits(string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (char.IsAsciiDigit(letter))
                digits.Append(letter);
        return digits.ToString().TrimStart('0');
    }

    [GeneratedRegex(
        @"(?<![\w.:])(?<number>\+?\(?\d[\d ()/.\-]{5,18}\d)(?:\s*(?:ext\.?|x|extension|durchwahl|poste)\s*(?<ext>\d{1,5}))?(?![\d:])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Number();
}
