using System.Text.RegularExpressions;

namespace OversightConsole.Untrusted;

/// <summary>Plain text as people wrote it: paragraphs apart, line breaks within them kept.</summary>
public static partial class TextParagraphs
{
    private const int Telling = 40;

    /// <summary>Parts the runs at blank lines; never gives an empty paragraph.</summary>
    public static IReadOnlyList<IReadOnlyList<TextRun>> Of(IReadOnlyList<TextRun> runs)
    {
        List<List<TextRun>> paragraphs =
        [
            [],
        ];
        foreach (var run in runs)
        {
            var parts = run.IsToken ? [run.Text] : BlankLines().Split(run.Text);
            for (var part = 0; part < parts.Length; part++)
            {
                if (part > 0)
                    paragraphs.Add([]);
                if (parts[part].Length > 0)
                    paragraphs[^1].Add(run with { Text = parts[part] });
            }
        }
        return [.. paragraphs.Where(p => p.Exists(r => r.IsToken || !string.IsNullOrWhiteSpace(r.Text)))];
    }

    /// <summary>The paragraphs that hold a mark; without any the first that is more than a greeting, else all.</summary>
    public static IReadOnlyList<IReadOnlyList<TextRun>> Telltale(IReadOnlyList<IReadOnlyList<TextRun>> paragraphs)
    {
        var marked = paragraphs.Where(p => p.Any(r => r.IsMarked)).ToList();
        if (marked.Count > 0)
            return marked;
        return paragraphs.FirstOrDefault(p => p.Sum(r => r.Text.Length) >= Telling) is { } first ? [first] : paragraphs;
    }

    [GeneratedRegex(@"[^\S\n]*\r?\n(?:[^\S\n]*\r?\n)+")]
    private static partial Regex BlankLines();
}
