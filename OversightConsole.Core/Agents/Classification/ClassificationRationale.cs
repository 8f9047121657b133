using System.Text;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>Says in Markdown why, in two or three short lines that a technician can check against the ticket.</summary>
internal static class ClassificationRationale
{
    private const int QuotedWords = 3;

    public static string Markdown(ClassValues chosen, ClassificationEvidence evidence)
    {
        var text = new StringBuilder();
        var quoted = evidence
            .Words.Select(w => Quote(w.Text))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(QuotedWords)
            .ToList();
        if (quoted.Count > 0)
            text.AppendLine(
                System.Globalization.CultureInfo.InvariantCulture,
                $"- {string.Join(", ", quoted)} {(quoted.Count == 1 ? "points" : "point")} to **{Escape(chosen.Path)}**."
            );
        var (agree, all) = (evidence.Similar.Count(s => s.Agrees), evidence.Similar.Count);
        if (all > 0)
            text.AppendLine(
                System.Globalization.CultureInfo.InvariantCulture,
                $"- {(agree == all ? $"All {all}" : $"{agree} of the {all}")} most similar closed tickets became the same."
            );
        if (agree < all)
        {
            var other = evidence.Similar.First(s => !s.Agrees);
            text.AppendLine(
                System.Globalization.CultureInfo.InvariantCulture,
                $"- Against it: #{Escape(other.Number)} became {Escape(other.Became)}."
            );
        }
        return text.Length == 0 ? $"- It reads like {Escape(chosen.Path)}." : text.ToString().TrimEnd();
    }

    private static string Quote(string words) => $"“{Escape(words.ReplaceLineEndings(" "))}”";

    /// <summary>Ticket text is untrusted: nothing in it may become markup.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)))
                escaped.Append('\\');
            escaped.Append(letter);
        }
        return escaped.ToString();
    }
}
