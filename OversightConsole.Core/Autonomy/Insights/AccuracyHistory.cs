using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Insights;

/// <summary>What was known of a claim's accuracy when so many answers counted.</summary>
/// <param name="Answers">Counted answers, in the order in which their suggestions were made.</param>
/// <param name="Measured">The share of them that was right, 0–1.</param>
/// <param name="Lower">95 % sure that the real accuracy is at least this, at every moment at once; 0–1.</param>
/// <param name="Upper">The upper bound of the accuracy, 0–1, at the same confidence.</param>
/// <param name="At">The instant of the last of these answers.</param>
public sealed record AccuracyPoint(long Answers, double Measured, double Lower, double Upper, DateTimeOffset At);

/// <summary>The accuracy of an agent's current claim as answers came in.</summary>
/// <param name="Version">The agent's version.</param>
/// <param name="Target">What it must prove, 0–1.</param>
/// <param name="Points">Oldest first; thinned, the last one always among them.</param>
/// <param name="Passed">Where the evidence first reached the bar that holds now; null when it has not.</param>
public sealed record AccuracyCourse(
    string Version,
    double Target,
    IReadOnlyList<AccuracyPoint> Points,
    AccuracyPoint? Passed
);

/// <summary>Replays a claim's answers in order, for the chart on the agent's page.</summary>
public sealed class AccuracyHistory(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>So many points tell all that a screen can show.</summary>
    public const int MostPoints = 300;

    /// <summary>The course of the claim that the agent's proposals go to now; null before its first proposal.</summary>
    public async Task<AccuracyCourse?> ReadAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await ClaimStore.CurrentAsync(db, agent, ct) is not { } claim)
            return null;
        var bar = (await PromotionBar.OfAsync(db, [claim], time.Now(), ct))[claim.Key];
        var items = (await ClaimItems.ReadAsync(db, [claim.Key], ct))[claim.Key];
        var counts = Counts(items.Prefix);
        var passed = counts.FirstOrDefault(c => EValue.Reaches(c.Right, c.Wrong, claim.Target, bar.Value));
        return new AccuracyCourse(
            claim.AgentVersion,
            claim.Target,
            [.. Thinned(counts).Select(Point)],
            passed is null ? null : Point(passed)
        );
    }

    /// <summary>Right and wrong after each item that changed them; the last of several that left the number as it was.</summary>
    private static List<Counted> Counts(IEnumerable<ItemRow> prefix)
    {
        var tally = default(ClaimTally);
        var units = new Dictionary<string, UnitTally>(StringComparer.Ordinal);
        var counts = new List<Counted>();
        var at = DateTimeOffset.MinValue;
        foreach (var item in prefix)
        {
            tally = tally.With(item.Last!.Ending, units.GetValueOrDefault(item.Unit), 1, out var after);
            units[item.Unit] = after;
            // An item answered early counts when the last one before it is answered.
            at = item.Last.At > at ? item.Last.At : at;
            if (tally.Counted == 0)
                continue;
            if (counts.Count > 0 && counts[^1].Answers >= tally.Counted)
                counts.RemoveAt(counts.Count - 1);
            counts.Add(new Counted(tally.Right, tally.Failures, at));
        }
        return counts;
    }

    private static IEnumerable<Counted> Thinned(List<Counted> counts)
    {
        if (counts.Count <= MostPoints)
            return counts;
        var step = (counts.Count - 1.0) / (MostPoints - 1);
        return Enumerable.Range(0, MostPoints).Select(i => counts[(int)Math.Round(i * step)]);
    }

    private static AccuracyPoint Point(Counted counted)
    {
        var range = AccuracyBounds.Of(counted.Right, counted.Wrong, PromotionBar.Alpha);
        return new AccuracyPoint(
            counted.Answers,
            (double)counted.Right / counted.Answers,
            range.Lower,
            range.Upper,
            counted.At
        );
    }

    private sealed record Counted(long Right, long Wrong, DateTimeOffset At)
    {
        public long Answers => Right + Wrong;
    }
}
