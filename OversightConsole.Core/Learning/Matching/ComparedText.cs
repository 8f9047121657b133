using System.Text;

namespace OversightConsole.Core.Learning.Matching;

/// <summary>A ticket's title and text, cut into what two tickets are compared by. Made once, compared often.</summary>
public sealed class ComparedText
{
    private const int Gram = 3;
    private const int LongestText = 6_000;

    /// <param name="title">The title.</param>
    /// <param name="text">The text; only its beginning counts.</param>
    public ComparedText(string title, string text)
    {
        TitleWords = Words(title).ToHashSet();
        foreach (var word in TitleWords.Concat(Words(text.Length > LongestText ? text[..LongestText] : text)))
            Counts[word] = Counts.GetValueOrDefault(word) + 1;
        Length = Counts.Values.Sum();
        var joined = string.Join(' ', Words(title));
        for (var i = 0; i + Gram <= joined.Length; i++)
        {
            var gram = joined.Substring(i, Gram);
            Grams[gram] = Grams.GetValueOrDefault(gram) + 1;
        }
    }

    /// <summary>Words of the title.</summary>
    public IReadOnlySet<string> TitleWords { get; }

    /// <summary>Words of both with how often they stand there.</summary>
    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>How many words there are.</summary>
    public int Length { get; }

    /// <summary>Threes of letters of the title.</summary>
    public Dictionary<string, int> Grams { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a word names a thing: it has a digit, or a sign within, as machines, errors and classes do.</summary>
    public static bool IsName(string word) =>
        word.Any(char.IsAsciiDigit) || word.AsSpan(1).IndexOfAny('-', '_', '.') >= 0;

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter) || (word.Length > 0 && letter is '-' or '_' or '.'))
                word.Append(char.ToLowerInvariant(letter));
            else if (Take(word) is { } whole)
                yield return whole;
        }
        if (Take(word) is { } last)
            yield return last;
    }

    private static string? Take(StringBuilder word)
    {
        var whole = word.ToString().TrimEnd('-', '_', '.');
        word.Clear();
        return whole.Length is > 1 and <= 60 ? whole : null;
    }
}
