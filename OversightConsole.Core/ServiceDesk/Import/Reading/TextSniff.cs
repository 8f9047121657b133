using System.Text.Unicode;

namespace OversightConsole.Core.ServiceDesk.Import.Reading;

/// <summary>Looks at the first bytes of a file's text: is it UTF-8 text at all, and what separates its columns?</summary>
internal static class TextSniff
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Length = 64 * 1024;

    private static ReadOnlySpan<byte> Utf8Mark => [0xef, 0xbb, 0xbf];

    /// <summary>Why this is no UTF-8 text, as a sentence; null when it is.</summary>
    public static string? Problem(ReadOnlySpan<byte> head, string name)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
            return $"{name} is a ZIP archive or a spreadsheet, not CSV text; save the sheet as \"CSV UTF-8\" and import that.";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return $"{name} is compressed twice; expand it once and import the result.";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return NotUtf8(name, "UTF-16");
        if (head.Contains((byte)0))
            return LooksLikeUtf16(head) ? NotUtf8(name, "UTF-16") : Binary(name);
        if (Controls(head) * 20 > head.Length)
            return Binary(name);
        return Utf8.IsValid(WholeCharacters(head)) ? null : NotUtf8(name, "another encoding, perhaps Windows-1252");
    }

    /// <summary>
    /// The separator that splits the header most often, outside quotes. Only the header is asked: the text of tickets is
    /// full of commas and semicolons, column names are not. Null where the file says it itself (<c>sep=;</c>).
    /// </summary>
    public static char? Separator(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Utf8Mark))
            head = head[Utf8Mark.Length..];
        if (head.StartsWith("sep="u8))
            return null;
        head = head.TrimStart("\r\n"u8);
        Span<int> counts = stackalloc int[3];
        var quoted = false;
        foreach (var letter in head)
        {
            if (letter == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (letter is (byte)'\n' or (byte)'\r')
                break;
            if (",;\t"u8.IndexOf(letter) is >= 0 and var index)
                counts[index]++;
        }
        return counts[1] > counts[0] && counts[1] >= counts[2] ? ';'
            : counts[2] > counts[0] ? '\t'
            : ',';
    }

    /// <summary>Text in Latin letters as UTF-16: every other byte is zero.</summary>
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> head)
    {
        int even = 0,
            odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0 && i % 2 == 0)
                even++;
            else if (head[i] == 0)
                odd++;
        }
        var most = Math.Max(even, odd);
        return most * 10 > head.Length * 3 && Math.Min(even, odd) * 20 < most;
    }

    private static int Controls(ReadOnlySpan<byte> head)
    {
        var count = 0;
        foreach (var letter in head)
        {
            if (letter < 32 && letter is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0c or 0x1b))
                count++;
        }
        return count;
    }

    /// <summary>Drops a last character that the end of the sample cut in two.</summary>
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> head)
    {
        if (head.Length < Length)
            return head;
        var end = head.Length;
        while (end > head.Length - 4 && (head[end - 1] & 0xc0) == 0x80)
            end--;
        return (head[end - 1] & 0x80) == 0 ? head : head[..(end - 1)];
    }

    public static string Binary(string name) =>
        $"{name} is not text (it holds bytes no text has); name a CSV file, or a CSV file compressed with gzip.";

    public static string NotUtf8(string name, string instead) =>
        $"{name} is not UTF-8 text but {instead}; save it as \"CSV UTF-8\" and import that.";
}
