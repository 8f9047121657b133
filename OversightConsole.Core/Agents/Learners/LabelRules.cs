using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Learners;

/// <summary>What an agent may learn from, and what was left out and why.</summary>
/// <param name="Kept">The tickets to learn from, oldest first.</param>
/// <param name="Alone">Left out: set by the agent alone, and nobody has looked.</param>
/// <param name="Quarantined">Left out: a burst of like labels from one place.</param>
/// <param name="Capped">Left out: one requester or customer would make up too much of a class.</param>
public sealed record LabelHarvest(IReadOnlyList<Lesson> Kept, int Alone, IReadOnlyList<string> Quarantined, int Capped);

/// <summary>
/// Decides what may be learned from, so that neither an agent teaches itself nor one requester, customer or reviewer
/// teaches it alone.
/// </summary>
public static class LabelRules
{
    /// <summary>No single requester or customer makes up more of what a class learns from, 0–1.</summary>
    public const double MostShare = 0.5;

    /// <summary>A class this small is not capped: a small desk has few requesters.</summary>
    public const int SmallClass = 20;

    /// <summary>So many like labels from one requester within <see cref="BurstSpan"/> are believed; more are a burst.</summary>
    public const int MostInBurst = 10;

    /// <summary>Where fewer have written at all, who writes most is no sign of anything: a desk may have one customer.</summary>
    public const int FewestToCompare = 3;

    /// <summary>How close together a burst comes.</summary>
    public static readonly TimeSpan BurstSpan = TimeSpan.FromHours(1);

    /// <summary>Sorts lessons for <paramref name="agent"/>; lessons without a label are not its business.</summary>
    public static LabelHarvest Harvest(IReadOnlyList<Lesson> lessons, string agent, Func<Lesson, string?> labelOf)
    {
        var own = lessons.Where(l => labelOf(l) is not null).OrderBy(l => l.Record.OpenedAt).ToList();
        var alone = own.RemoveAll(l => l.SourceFor(agent) == LabelSource.Alone);
        var quarantined = Bursts(own, l => labelOf(l)!);
        own.RemoveAll(l => quarantined.Contains(l.Number));
        var kept = own.GroupBy(l => labelOf(l)!)
            .SelectMany(c => Capped(c.ToList()))
            .OrderBy(l => l.Record.OpenedAt)
            .ThenBy(l => l.Number, StringComparer.Ordinal)
            .ToList();
        return new LabelHarvest(kept, alone, [.. quarantined.Order(StringComparer.Ordinal)], own.Count - kept.Count);
    }

    private static HashSet<string> Bursts(List<Lesson> lessons, Func<Lesson, string> labelOf)
    {
        var bursts = new HashSet<string>(StringComparer.Ordinal);
        // Monitoring comes in storms by nature; its storms are one incident and hang under one parent.
        var writers = lessons.Where(l =>
            l.Record.Source.Kind is not (TicketSourceKind.Monitoring or TicketSourceKind.Import)
        );
        foreach (
            var group in writers.GroupBy(l => (Requester(l.Record), labelOf(l))).Where(g => g.Key.Item1 is not null)
        )
        {
            var rows = group.ToList();
            for (var first = 0; first + MostInBurst < rows.Count; first++)
            {
                var last = first;
                while (
                    last + 1 < rows.Count && rows[last + 1].Record.OpenedAt - rows[first].Record.OpenedAt < BurstSpan
                )
                    last++;
                if (last - first + 1 > MostInBurst)
                    bursts.UnionWith(rows[first..(last + 1)].Select(r => r.Number));
            }
        }
        return bursts;
    }

    /// <summary>The newest of whoever has too many go first: what they said long ago counts longest.</summary>
    private static IEnumerable<Lesson> Capped(List<Lesson> lessons)
    {
        if (lessons.Count <= SmallClass)
            return lessons;
        var cap = Math.Max(SmallClass / 2, (int)(lessons.Count * MostShare));
        return Cap(Cap(lessons, cap, l => Requester(l.Record)), cap, l => l.Record.Word(TicketFields.Company));
    }

    private static List<Lesson> Cap(List<Lesson> lessons, int most, Func<Lesson, string?> by)
    {
        if (lessons.Select(by).Where(k => k is not null).Distinct().Take(FewestToCompare).Count() < FewestToCompare)
            return lessons;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return lessons.FindAll(l =>
        {
            if (by(l) is not { } key)
                return true;
            var count = seen[key] = seen.GetValueOrDefault(key) + 1;
            return count <= most;
        });
    }

    private static string? Requester(SorRecord record) =>
        record.SenderAddress?.ToLowerInvariant() ?? record.Word(TicketFields.Contact);
}
