namespace OversightConsole.Core.ServiceDesk.Embedded.Search;

/// <summary>The words of a text, as the full-text indexes of both databases cut them.</summary>
internal static class SearchWords
{
    private const int Longest = 20_000;
    private const int ShortestWord = 2;
    private const int LongestWord = 40;

    /// <summary>
    /// The different words of <paramref name="text"/>, lower case. Bare numbers are left out: they are rare, but a date or a
    /// telephone number says nothing about the trouble.
    /// </summary>
    public static HashSet<string> Of(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var end = Math.Min(text.Length, Longest);
        for (var i = 0; i < end; )
        {
            var start = i;
            var letters = false;
            while (i < end && char.IsLetterOrDigit(text[i]))
                letters |= char.IsLetter(text[i++]);
            if (i == start)
                i++;
            else if (letters && i - start is >= ShortestWord and <= LongestWord)
                words.Add(text[start..i].ToLowerInvariant());
        }
        return words;
    }
}
