using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Review.Queue;

/// <summary>
/// The order of a card's lines: as they were made, of one moment the riskiest first, and beneath each what waits for it.
/// </summary>
internal static class LineOrder
{
    public static IReadOnlyList<T> PremisesFirst<T>(IEnumerable<T> lines, Func<T, Proposal> proposal)
        where T : class
    {
        var left = lines
            .OrderBy(l => proposal(l).CreatedAt)
            .ThenByDescending(l => proposal(l).Risk)
            .ThenBy(l => proposal(l).Agent, StringComparer.Ordinal)
            .ToList();
        var ordered = new List<T>(left.Count);
        // What waits for a line that is not on the card, or for one that waits for it, comes last, as it was made.
        while (left.Count > 0)
            Place(left.Find(l => !left.Exists(o => o != l && WaitsFor(proposal(l), proposal(o)))) ?? left[0]);
        return ordered;

        void Place(T line)
        {
            left.Remove(line);
            ordered.Add(line);
            while (left.Find(l => WaitsFor(proposal(l), proposal(line)) && !WaitsForAny(l)) is { } dependent)
                Place(dependent);
        }

        bool WaitsForAny(T line) => left.Exists(o => o != line && WaitsFor(proposal(line), proposal(o)));
    }

    private static bool WaitsFor(Proposal line, Proposal other) =>
        line.Premises.Any(p => other.Action.Changes.Any(c => c.Field == p.Field));
}
