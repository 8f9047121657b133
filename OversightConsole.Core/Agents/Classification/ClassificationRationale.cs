using System.Text;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>Says in Markdown why, in two or three short lines that a technician can check against the ticket.</summary>
internal static class ClassificationRationale
{
    private const int QuotedWords = 3;

    public static string Markdown(ClassValues chosen, ClassificationExplanation explanation)
    {
        var text = new StringBuilder();
        var quoted = explanation
            .Words.Select(w => Markup.Quote(w.Text))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(QuotedWords)
            .ToList();
        if (quoted.Count > 0)
            text.AppendLine(
                System.Globalization.CultureInfo.InvariantCulture,
                $"- {string.Join(", ", quoted)} {(quoted.Count == 1 ? "points" : "point")} to **{Markup.Escape(chosen.Path)}**."
            );
        var (agree, all) = (explanation.Similar.Count(s => s.Agrees), explanation.Similar.Count);
        if (all > 0)
            text.AppendLine(
                System.Globalization.CultureInfo.InvariantCulture,
                $"- {(agree == all ? $"All {all}" : $"{agree} of the {all}")} most similar closed tickets became the same."
            );
        if (agree < all)
        {
            var other = explanation.Similar.First(s => !s.Agrees);
            text.AppendLine(
                System.Globalization.CultureInfo.InvariantCulture,
                $"- Against it: #{Markup.Escape(other.Number)} became {Markup.Escape(other.Became)}."
            );
        }
        return text.Length == 0 ? $"- It reads like {Markup.Escape(chosen.Path)}." : text.ToString().TrimEnd();
    }
}
