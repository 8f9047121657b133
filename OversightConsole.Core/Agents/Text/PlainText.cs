using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OversightConsole.Core.Agents.Text;

/// <summary>Takes from a text what a screen would not show, and says so.</summary>
internal static partial class PlainText
{
    private static readonly SearchValues<char> Invisible = SearchValues.Create(
        "\u200B\u2060\u2061\u2062\u2063\u2064\uFEFF\u180E"
    );

    /// <summary>The share of control characters from which a text is taken for binary, 0–1.</summary>
    private const double BinaryShare = 0.05;

    private const int FewestInvisible = 1;

    public static string Of(string text, List<string> suspicions)
    {
        if (text.Length == 0)
            return text;
        text = WithoutHidden(Whole(text), suspicions, Hidden());
        var plain = new StringBuilder(text.Length);
        var (invisible, reversed, control) = (0, 0, 0);
        foreach (
            var letter in text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC)
        )
        {
            if (IsDirection(letter))
                reversed++;
            else if (letter == '\u00AD' || char.GetUnicodeCategory(letter) == UnicodeCategory.Format)
                invisible++;
            else if (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
                control++;
            else
                plain.Append(letter);
        }
        if (invisible >= FewestInvisible && !IsOnlyJoiners(text))
            suspicions.Add("The text contains invisible characters; they were left out.");
        if (reversed > 0)
            suspicions.Add("The text contains characters that turn the reading direction; they were left out.");
        if (control > text.Length * BinaryShare)
            suspicions.Add("The text looks like binary data.");
        return plain.ToString();
    }

    /// <summary>The text without what <paramref name="hidden"/> finds; cut where that cannot be found in time.</summary>
    internal static string WithoutHidden(string text, List<string> suspicions, Regex hidden)
    {
        var first = text.IndexOf('<', StringComparison.Ordinal);
        if (first < 0)
            return text;
        try
        {
            if (!hidden.IsMatch(text))
                return text;
            suspicions.Add("Part of the text is hidden by its formatting; it was left out.");
            return hidden.Replace(text, " ");
        }
        catch (RegexMatchTimeoutException)
        {
            // No honest mail has formatting that takes so long: whatever may be hidden in it is not read.
            suspicions.Add("The text's formatting is too tangled to be read; from there on it was left out.");
            return text[..first];
        }
    }

    /// <summary>Half a surrogate pair is no character: normalising a text with one throws.</summary>
    private static string Whole(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune);
        return whole.ToString();
    }

    // Emoji and some scripts join letters with these, and mail programs begin texts with a byte order mark.
    private static bool IsOnlyJoiners(string text) => !text.AsSpan(text[0] == '\uFEFF' ? 1 : 0).ContainsAny(Invisible);

    private static bool IsDirection(char letter) =>
        letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    [GeneratedRegex(
        """<!--.*?-->|<(?<tag>[a-z][a-z0-9]*)\b[^>]*?(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])|\shidden(?=[\s>=]))[^>]*>.*?</\k<tag>\s*>""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 500
    )]
    private static partial Regex Hidden();
}
