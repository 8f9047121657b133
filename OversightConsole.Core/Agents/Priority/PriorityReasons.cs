using System.Globalization;
using System.Text;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>Says why, in lines that a technician can check against the ticket and the grid.</summary>
internal static class PriorityReasons
{
    private const int MostWords = 4;
    private const int Quoted = 2;

    /// <summary>The ticket's own words that spoke for the urgency and the impact.</summary>
    public static IReadOnlyList<WordSpan> For(PriorityKnowledge knowledge, PriorityReading reading) =>
        [
            .. knowledge
                .Impact.Explain(reading.Text, reading.Impact.Label)
                .For.Concat(knowledge.Urgency.Explain(reading.Text, reading.Urgency.Label).For)
                .Where(e => e.Field < TicketText.Sources.Count)
                .OrderByDescending(e => e.Weight)
                .DistinctBy(e => (e.Field, e.Start))
                .Take(MostWords)
                .Select(e => new WordSpan(
                    TicketText.Sources[e.Field],
                    e.Start,
                    e.Length,
                    reading.Text[e.Field].Substring(e.Start, e.Length)
                )),
        ];

    public static string Rationale(
        PriorityReading reading,
        (Degree Impact, Degree Urgency) degrees,
        IReadOnlyList<PriorityFact> facts,
        FieldValue byGrid,
        FieldValue priority,
        DeskRule? rule,
        IReadOnlyList<WordSpan> words
    )
    {
        var text = new StringBuilder();
        var grid = $"Impact {Say(degrees.Impact)}, urgency {Say(degrees.Urgency)}";
        text.AppendLine(
            rule is null || FieldValue.Same(byGrid, priority)
                ? $"- {grid}: **{Short(byGrid)} by the grid**."
                : $"- {grid}: {Short(byGrid)} by the grid, **{Short(priority)} by {Markup.Escape(rule.Name)}**."
        );
        foreach (var fact in facts)
            text.AppendLine(CultureInfo.InvariantCulture, $"- {fact.Sentence}");
        if (facts.Count == 0 && words.Count > 0)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"- Closed tickets of this category with {string.Join(", ", words.Take(Quoted).Select(w => Markup.Quote(w.Text)))} were mostly left so."
            );
        else if (degrees != reading.Degrees)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"- Without that it would be impact {Say(reading.Degrees.Impact)}, urgency {Say(reading.Degrees.Urgency)}."
            );
        return text.ToString().TrimEnd();
    }

    private static string Say(Degree degree) => degree.ToString().ToLowerInvariant();

    /// <summary>"P3 Normal" is "P3" to people who know the grid.</summary>
    private static string Short(FieldValue priority) => Markup.Escape(priority.Name.Split(' ')[0]);
}
