using System.Collections.Concurrent;

namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>Between what accuracies an agent's true one lies.</summary>
/// <param name="Lower">From 0 to 1; 0 while nothing was right.</param>
/// <param name="Upper">From 0 to 1; 1 while nothing was wrong.</param>
public readonly record struct AccuracyRange(double Lower, double Upper);

/// <summary>
/// Bounds that hold however often one looks: L is the m with <c>E(s,f,m) = 1/α</c>, U is 1 − L with right and wrong
/// exchanged. Each is one-sided at level α: the chance that the accuracy is ever below L is at most α, likewise above U.
/// Source: inversion of <see cref="EValue"/> (a confidence sequence, Howard, Ramdas, McAuliffe and Sekhon 2021).
/// </summary>
public static class AccuracyBounds
{
    // A page shows some dozens; emptied when full, since any entry can be computed again within a millisecond.
    private const int Most = 20_000;

    private static readonly ConcurrentDictionary<(long, long, double), AccuracyRange> Cache = new();

    /// <summary>Both bounds; remembered, so that asking again costs a look-up.</summary>
    /// <param name="right">Answers that were right, 0 to 10⁹.</param>
    /// <param name="wrong">Answers that were wrong, 0 to 10⁹.</param>
    /// <param name="alpha">The chance of error accepted for each bound, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static AccuracyRange Of(long right, long wrong, double alpha)
    {
        if (Cache.TryGetValue((right, wrong, alpha), out var known))
            return known;
        Require.Count(right);
        Require.Count(wrong);
        Require.Open(alpha);
        if (Cache.Count >= Most)
            Cache.Clear();
        var range = new AccuracyRange(Solve(right, wrong, 1 / alpha), 1 - Solve(wrong, right, 1 / alpha));
        Cache[(right, wrong, alpha)] = range;
        return range;
    }

    /// <summary>The lower bound alone.</summary>
    /// <inheritdoc cref="Of"/>
    public static double Lower(long right, long wrong, double alpha) => Of(right, wrong, alpha).Lower;

    /// <summary>The upper bound alone.</summary>
    /// <inheritdoc cref="Of"/>
    public static double Upper(long right, long wrong, double alpha) => Of(right, wrong, alpha).Upper;

    private static double Solve(long right, long wrong, double bar)
    {
        if (right == 0)
            return 0;
        var (low, high) = (0.0, 1.0);
        // E falls as the target rises; until the two ends are neighbours or closer than a double near 1 can tell.
        while (high - low > 1e-16)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                break;
            if (EValue.ReachesUnchecked(right, wrong, middle, bar))
                low = middle;
            else
                high = middle;
        }
        return low;
    }
}
