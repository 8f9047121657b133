using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>What speaks for a class and what against, for a person to check.</summary>
internal sealed record ClassificationExplanation(
    IReadOnlyList<WordSpan> Words,
    IReadOnlyList<WordSpan> Against,
    IReadOnlyList<SimilarTicket> Similar
)
{
    private const int MostWords = 6;
    private const int MostAgainst = 3;
    private const int MostSimilar = 3;

    public static ClassificationExplanation For(
        ClassificationKnowledge knowledge,
        string label,
        Dictionary<string, ClassValues> valid,
        IReadOnlyList<string> text
    )
    {
        var labelExplanation = knowledge.Model.Explain(text, label);
        var similar = knowledge
            .Similar.Find(TicketText.Joined(text), MostSimilar)
            .Where(s => knowledge.Closed.ContainsKey(s.Id))
            .Select(s => ToSimilar(s.Id, knowledge.Closed[s.Id], label, valid));
        return new ClassificationExplanation(
            Spans(labelExplanation.For, text, MostWords),
            Spans(labelExplanation.Against, text, MostAgainst),
            [.. similar]
        );
    }

    private static SimilarTicket ToSimilar(
        string number,
        ClosedTicket closed,
        string label,
        Dictionary<string, ClassValues> valid
    )
    {
        var became = valid.TryGetValue(closed.Label, out var values) ? values.Path : "a category that is gone";
        return new SimilarTicket(number, closed.Summary, became, closed.Label == label);
    }

    private static IReadOnlyList<WordSpan> Spans(
        IReadOnlyList<ExplainedSpan> span,
        IReadOnlyList<string> text,
        int most
    ) =>
        [
            .. span.Take(most)
                .Select(e => new WordSpan(
                    TicketText.Sources[e.Field],
                    e.Start,
                    e.Length,
                    text[e.Field].Substring(e.Start, e.Length)
                )),
        ];
}
