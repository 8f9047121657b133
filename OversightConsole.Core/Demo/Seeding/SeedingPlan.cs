using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Learning.CrossValidation;

namespace OversightConsole.Core.Demo.Seeding;

/// <summary>What a manager of the demo desk agreed with the agent, and from which ticket on it suggests.</summary>
/// <param name="Terms">Target, floor and critical target.</param>
/// <param name="From">The first ticket it suggests on; before, it is in shadow.</param>
internal sealed record SeedingPlan(ClaimTerms Terms, int From)
{
    /// <summary>So many right answers short the demo's evidence ends.</summary>
    public const int Short = 8;

    /// <summary>Fewer would be nearer than it shall come.</summary>
    public const int Near = 5;

    public const double Floor = 0.90;

    /// <summary>What the forecast leaves open besides, since it knows the ledger's copies and stale ones only nearly.</summary>
    private const int Doubt = 24;

    private const double Alpha = 0.05;
    private const int Hair = 3;
    private static readonly double[] Targets = [0.95, 0.94, 0.93, 0.92, 0.91, 0.90, 0.88, 0.85, 0.80];
    private static readonly double[] CriticalTargets = [0.97, 0.95, 0.92, 0.90, 0.88, 0.85, 0.80, 0.75, 0.70, 0.60];

    /// <summary>The highest target that the foreseen answers reach, and where they must begin to be just short of it.</summary>
    public static SeedingPlan For(IReadOnlyList<Foreseen> items)
    {
        var units = Units(items);
        foreach (var target in Targets)
            if (Begin(items, units, target) is { } from)
                return new SeedingPlan(new ClaimTerms(target, Floor, Critical(items)), from);
        return new SeedingPlan(new ClaimTerms(Targets[^1], Floor, Critical(items)), 0);
    }

    private static int? Begin(IReadOnlyList<Foreseen> items, string[] units, double target)
    {
        var tally = default(ClaimTally);
        var seen = new Dictionary<string, UnitTally>(StringComparer.Ordinal);
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (items[i].Confidence < Floor)
                continue;
            tally = tally.With(items[i].Ending, seen.GetValueOrDefault(units[i]), 1, out var after);
            seen[units[i]] = after;
            if (PromotionBoundary.FurtherRight(tally.Right, tally.Failures, target, Alpha) <= Short + Doubt)
                return i;
        }
        return null;
    }

    private static double Critical(IReadOnlyList<Foreseen> items)
    {
        var critical = items.Where(i => i.IsCritical).ToList();
        var found = critical.Count(i => i.IsRight || i.Confidence < Floor);
        // A target that holds by a hair would make the demo depend on the forecast's last ticket.
        return CriticalTargets.FirstOrDefault(
            t => EValue.Reaches(Math.Max(0, found - Hair), critical.Count - found, t, 1 / Alpha),
            CriticalTargets[^1]
        );
    }

    /// <summary>Which tickets are copies of an earlier one within a day, as the ledger will see it.</summary>
    private static string[] Units(IReadOnlyList<Foreseen> items)
    {
        var units = new string[items.Count];
        for (var i = 0; i < items.Count; i++)
            units[i] = Copied(items, units, i) ?? items[i].Ticket.Key;
        return units;
    }

    private static string? Copied(IReadOnlyList<Foreseen> items, string[] units, int at)
    {
        var since = items[at].Ticket.OpenedAt.AddDays(-1);
        for (var j = at - 1; j >= 0 && items[j].Ticket.OpenedAt >= since; j--)
            if (IsCopy(items[j].Words, items[at].Words))
                return units[j];
        return null;
    }

    public static bool IsCopy(int[] one, int[] other) => WordSet.Likeness(one, other) >= Incidents.Copies;
}
