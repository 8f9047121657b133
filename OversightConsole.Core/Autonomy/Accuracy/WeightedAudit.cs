namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>Audits drawn with one probability.</summary>
/// <param name="Probability">π, greater than 0 and at most 1.</param>
/// <param name="Right">Audits that were right, 0 or more.</param>
/// <param name="Wrong">Audits that were wrong, 0 or more.</param>
public readonly record struct AuditStratum(double Probability, long Right, long Wrong);

/// <summary>
/// What audits of unequal probability say about all actions. Bets are weighted by w = π_min/π:
/// <c>E(m) = mean over u of Π (1 + u·w·(1−m)/m)^s (1 − u·w)^f</c> on the grid u_k = (k − ½)/100. Source: Waudby-Smith and
/// Ramdas 2024 (betting); Hájek 1971.
/// </summary>
public sealed class WeightedAudit
{
    private const int Grid = 100;

    private readonly IReadOnlyList<(double Weight, long Right, long Wrong)> weighted;

    /// <param name="strata">The strata, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no stratum, or one has a value outside its range.</exception>
    public WeightedAudit(IReadOnlyList<AuditStratum> strata)
    {
        if (strata.Count == 0 || strata.Any(s => !(s.Probability is > 0 and <= 1) || s.Right < 0 || s.Wrong < 0))
            throw new ArgumentOutOfRangeException(
                nameof(strata),
                "Needs strata with 0 < π ≤ 1 and counts of 0 or more."
            );
        var least = strata.Min(s => s.Probability);
        weighted = [.. strata.Select(s => (least / s.Probability, s.Right, s.Wrong))];
        Accuracy = strata.Sum(s => s.Right / s.Probability) / strata.Sum(s => (s.Right + s.Wrong) / s.Probability);
    }

    /// <summary>The headline number, Σ(s/π)/Σ(n/π), from 0 to 1; not a number without audits.</summary>
    public double Accuracy { get; }

    /// <summary>The evidence that the accuracy is above the target; may be positive infinity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The target is not strictly between 0 and 1.</exception>
    public double EvidenceAbove(double target)
    {
        Require.Open(target);
        return Math.Exp(LogAbove(target));
    }

    /// <summary>The evidence that the accuracy is below the target; may be positive infinity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The target is not strictly between 0 and 1.</exception>
    public double EvidenceBelow(double target)
    {
        Require.Open(target);
        return Math.Exp(LogBelow(target));
    }

    /// <summary>Bounds of the accuracy that hold however often one looks, each at level α.</summary>
    /// <exception cref="ArgumentOutOfRangeException">α is not strictly between 0 and 1.</exception>
    public AccuracyRange Bounds(double alpha)
    {
        Require.Open(alpha);
        var bar = -Math.Log(alpha);
        var lower = weighted.All(s => s.Right == 0) ? 0 : Root(m => LogAbove(m) >= bar);
        var upper = weighted.All(s => s.Wrong == 0) ? 1 : Root(m => LogBelow(m) < bar);
        return new AccuracyRange(lower, upper);
    }

    private double LogAbove(double m) => LogMean(s => (s.Right, s.Wrong), (1 - m) / m);

    private double LogBelow(double m) => LogMean(s => (s.Wrong, s.Right), m / (1 - m));

    private double LogMean(Func<(double Weight, long Right, long Wrong), (long Won, long Lost)> roles, double odds)
    {
        var logs = new double[Grid];
        for (var k = 0; k < Grid; k++)
        {
            var stake = (k + 0.5) / Grid;
            foreach (var stratum in weighted)
            {
                var (won, lost) = roles(stratum);
                logs[k] += won * Log1p(stake * stratum.Weight * odds) + lost * Log1p(-stake * stratum.Weight);
            }
        }
        var highest = logs.Max();
        return highest + Math.Log(logs.Average(l => Math.Exp(l - highest)));
    }

    /// <summary>Where a condition that holds below it stops to hold.</summary>
    private static double Root(Func<double, bool> holds)
    {
        var (low, high) = (0.0, 1.0);
        while (high - low > 1e-14)
        {
            var middle = (low + high) / 2;
            if (holds(middle))
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>ln(1 + x) without losing a small x (Kahan).</summary>
    private static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
