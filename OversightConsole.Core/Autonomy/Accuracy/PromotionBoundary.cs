namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>
/// Where promotion begins: E grows with every right answer and falls with every wrong one, so that for each number of wrong
/// answers there is one smallest number of right ones with E ≥ 1/α. Exact; found by doubling and halving.
/// </summary>
public static class PromotionBoundary
{
    /// <summary>Beyond this nobody waits, and doubles no longer count by one for certain.</summary>
    private const long OutOfReach = 1_000_000_000_000_000;

    /// <summary>The smallest number of right answers that promotes beside these wrong ones; null beyond 10¹⁵.</summary>
    /// <param name="wrong">Answers that were wrong, 0 to 10⁹.</param>
    /// <param name="target">The accuracy to beat, strictly between 0 and 1.</param>
    /// <param name="alpha">The chance of false promotion that is accepted, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static long? RightNeeded(long wrong, double target, double alpha)
    {
        Require.Count(wrong);
        Require.Open(target);
        Require.Open(alpha);
        return From(0, wrong, target, alpha);
    }

    /// <summary>How many further right answers in a row promote; 0 when it is earned, null beyond 10¹⁵.</summary>
    /// <param name="right">Answers that were right, 0 to 10⁹.</param>
    /// <inheritdoc cref="RightNeeded"/>
    public static long? FurtherRight(long right, long wrong, double target, double alpha)
    {
        Require.Count(right);
        return RightNeeded(wrong, target, alpha) is { } needed ? Math.Max(0, needed - right) : null;
    }

    /// <summary>A row of the promotion table: how many answers in all promote when this many were wrong.</summary>
    /// <inheritdoc cref="RightNeeded"/>
    public static long? AnswersNeeded(long wrong, double target, double alpha) =>
        RightNeeded(wrong, target, alpha) + wrong;

    /// <summary>The same when it is known that fewer than <paramref name="atLeast"/> right answers do not promote.</summary>
    internal static long? From(long atLeast, long wrong, double target, double alpha)
    {
        var bar = 1 / alpha;
        if (EValue.ReachesUnchecked(atLeast, wrong, target, bar))
            return atLeast;
        var (low, step) = (atLeast, 16L);
        while (!EValue.ReachesUnchecked(low + step, wrong, target, bar))
        {
            low += step;
            step *= 2;
            if (low > OutOfReach)
                return null;
        }
        var high = low + step;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (EValue.ReachesUnchecked(middle, wrong, target, bar))
                high = middle;
            else
                low = middle;
        }
        return high;
    }
}
