using System.Text;

namespace OversightConsole.Untrusted;

/// <summary>A part of a text that is shown in one way.</summary>
/// <param name="Text">The characters, or a hidden character's token.</param>
/// <param name="IsMarked">Whether the text is highlighted.</param>
/// <param name="IsToken">Stands for a hidden character.</param>
public sealed record TextRun(string Text, bool IsMarked, bool IsToken)
{
    /// <summary>Parts <paramref name="text"/> into runs. Marks may overlap or reach outside; they are cut, never an error.</summary>
    public static IReadOnlyList<TextRun> Split(string text, IReadOnlyList<TextMark>? marks)
    {
        var runs = new List<TextRun>();
        var plain = new StringBuilder();
        var plainMarked = false;
        var marked = Marked(text.Length, marks);
        Rune? before = null;
        for (var i = 0; i < text.Length; )
        {
            var valid = Rune.TryGetRuneAt(text, i, out var rune);
            var length = valid ? rune.Utf16SequenceLength : 1;
            // Half a surrogate pair is no character: shown as the replacement sign.
            rune = valid ? rune : Rune.ReplacementChar;
            Rune? after = Rune.TryGetRuneAt(text, Math.Min(i + length, text.Length - 1), out var next) ? next : null;
            var isMarked = marked is not null && (marked[i] || marked[i + length - 1]);
            if (Hidden.Is(rune, before, i + length < text.Length ? after : null))
            {
                Flush();
                runs.Add(new TextRun(Hidden.Token(rune), isMarked, true));
            }
            else
            {
                if (isMarked != plainMarked)
                    Flush();
                plainMarked = isMarked;
                plain.Append(rune.ToString());
            }
            before = rune;
            i += length;
        }
        Flush();
        return runs;

        void Flush()
        {
            if (plain.Length > 0)
                runs.Add(new TextRun(plain.ToString(), plainMarked, false));
            plain.Clear();
        }
    }

    private static bool[]? Marked(int length, IReadOnlyList<TextMark>? marks)
    {
        if (marks is not { Count: > 0 })
            return null;
        var marked = new bool[length];
        foreach (var mark in marks)
        {
            var from = Math.Clamp(mark.Start, 0, length);
            var to = (int)Math.Clamp((long)mark.Start + mark.Length, from, length);
            Array.Fill(marked, true, from, to - from);
        }
        return marked;
    }
}
