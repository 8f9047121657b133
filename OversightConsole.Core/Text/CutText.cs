using System.Globalization;

namespace OversightConsole.Core.Text;

/// <summary>Cuts text to a length, the same everywhere: for columns, for cells on screen and for what agents read.</summary>
public static class CutText
{
    /// <summary>
    /// The text where it is short enough, otherwise its beginning with <paramref name="ending"/>. The result never exceeds
    /// <paramref name="length"/>, the ending counted. What is read as one character stays whole: neither the two halves of an
    /// emoji nor a letter and its accent are parted, since half of one is another character or none, which a database refuses.
    /// </summary>
    /// <param name="length">How many UTF-16 units the result may have; at least as many as the ending has.</param>
    /// <param name="ending">What says that something is missing. White space before it is left out; empty for none.</param>
    public static string Cut(this string text, int length, string ending = "…")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, ending.Length);
        if (text.Length <= length)
            return text;
        var room = length - ending.Length;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= room)
            end = next;
        return ending.Length == 0 ? text[..end] : text[..end].TrimEnd() + ending;
    }
}
