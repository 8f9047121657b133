using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Queue.Card;

namespace OversightConsole.Queue.DecisionBar;

/// <summary>
/// What "Approve the rest" would take: lines that wait, that were on screen and that are low risk. Held lines (their
/// premise is undecided) and skipped ones stay. <see cref="Sentence"/> says why, or why not yet.
/// </summary>
public sealed record RestOfLines(IReadOnlyList<ProposalLine> Lines, string Sentence)
{
    public bool Possible => Lines.Count > 0;

    public static RestOfLines Of(OpenCard card)
    {
        var open = card.Lines.Where(l => l.State == LineState.Waiting && !card.IsSkipped(l.Item)).ToList();
        var low = open.Where(l => l.Risk == RiskTier.Low).ToList();
        if (open.Count == 0)
            return new([], "");
        if (card.TakenBy is { } by)
            return new([], $"{by} has it");
        if (card.WroteAgain is { } writer)
            return new([], $"{writer} wrote again");
        if (low.Any(l => l != card.Line) && low.All(l => card.WasSeen(l.Item)))
            return new(low, $"Low risk, all seen. {Count(low.Count)}.");
        if (low.Any(l => l != card.Line))
            return new([], "Not all lines were on screen yet");
        var premises = card
            .Lines.Where((l, at) => open.Contains(l) && Dependants(card.Lines, at).Any(d => d.State == LineState.Held))
            .Select(l => l.Label.ToLowerInvariant())
            .ToList();
        return new([], premises.Count > 0 ? $"Decide {string.Join(" and ", premises)} first" : "Nothing else is ready");
    }

    private static IEnumerable<ProposalLine> Dependants(IReadOnlyList<ProposalLine> lines, int premise) =>
        lines[premise].Indented ? [] : lines.Skip(premise + 1).TakeWhile(l => l.Indented);

    private static string Count(int lines) =>
        lines switch
        {
            1 => "One decision",
            < 13 => $"{QueueText.Number(lines)} decisions",
            _ => $"{lines} decisions",
        };
}
