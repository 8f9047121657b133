namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>
/// The evidence that an agent is better than a target: the stake of a sceptic who began with 1 and bet on every answer at
/// odds that are fair if the accuracy is exactly the target,
/// <c>E(s,f,m) = ∫₀¹ (1 + u(1−m)/m)^s (1−u)^f du</c>. While the accuracy is m or less, the chance that it ever reaches
/// 1/α is at most α, however often one looks (Ville 1939; Ramdas, Grünwald, Vovk and Shafer 2023). It depends on the counts
/// alone, not on their order, and is 1 without answers.
/// </summary>
/// <remarks>
/// Computed as the sum Σ t_j, t₀ = 1/(f+1), t_j = t_{j−1}·(s−j+1)/(f+1+j)·(1−m)/m: all terms positive, so that nothing
/// cancels. The ratios fall, which bounds what is left out and allows to stop early; large sums are carried with their
/// logarithm, so that no count gives "not a number".
/// </remarks>
public static class EValue
{
    private const double Scale = 1e100;
    private const double Negligible = 1e-17;

    /// <summary>E; at least 1/(wrong + 1), positive infinity beyond the range of double.</summary>
    /// <param name="right">Answers that were right, 0 to 10⁹.</param>
    /// <param name="wrong">Answers that were wrong, 0 to 10⁹.</param>
    /// <param name="target">The accuracy to beat, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Of(long right, long wrong, double target)
    {
        Check(right, wrong, target);
        var (sum, scalings) = Sum(right, wrong, target, double.PositiveInfinity);
        for (; scalings > 0 && double.IsFinite(sum); scalings--)
            sum *= Scale;
        return sum;
    }

    /// <summary>The natural logarithm of E; always a finite number.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Log(long right, long wrong, double target)
    {
        Check(right, wrong, target);
        var (sum, scalings) = Sum(right, wrong, target, double.PositiveInfinity);
        return Math.Log(sum) + scalings * Math.Log(Scale);
    }

    /// <summary>Whether E is at least a bar, usually 1/α. Cheaper than E: it stops as soon as the sum is there.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    /// <param name="bar">Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static bool Reaches(long right, long wrong, double target, double bar)
    {
        Check(right, wrong, target);
        Require.Positive(bar);
        return ReachesUnchecked(right, wrong, target, bar);
    }

    /// <summary>The same for searches, which try larger counts and targets closer to 0 and 1 than anyone may ask for.</summary>
    internal static bool ReachesUnchecked(long right, long wrong, double target, double bar)
    {
        var (sum, scalings) = Sum(right, wrong, target, bar);
        return scalings > 0 || sum >= bar;
    }

    private static (double Sum, int Scalings) Sum(long right, long wrong, double target, double enough)
    {
        var odds = (1 - target) / target;
        var term = 1 / (wrong + 1.0);
        var sum = term;
        var scalings = 0;
        for (long j = 1; j <= right && sum < enough; j++)
        {
            var ratio = (right - j + 1.0) / (wrong + 1.0 + j) * odds;
            term *= ratio;
            sum += term;
            // Ratios fall: what follows is less than the geometric series term·ratio/(1 − ratio).
            if (ratio < 1 && term * ratio < sum * Negligible * (1 - ratio))
                break;
            if (sum > Scale && enough > Scale)
            {
                term /= Scale;
                sum /= Scale;
                scalings++;
            }
        }
        return (sum, scalings);
    }

    private static void Check(long right, long wrong, double target)
    {
        Require.Count(right);
        Require.Count(wrong);
        Require.Open(target);
    }
}
