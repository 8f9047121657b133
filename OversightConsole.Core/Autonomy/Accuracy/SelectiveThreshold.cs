using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>What a frozen history says about one confidence floor.</summary>
/// <param name="Threshold">The confidence floor, 0–1.</param>
/// <param name="Count">Answers at or above it.</param>
/// <param name="Wrong">The wrong ones among them.</param>
/// <param name="PValue">P(Bin(count, max error) ≤ wrong); small when the target is met.</param>
/// <param name="Evidence">E at 1 − max error.</param>
public sealed record ThresholdRow(double Threshold, int Count, int Wrong, double PValue, double Evidence);

/// <summary>A floor found by <see cref="SelectiveThreshold.Sgr"/>.</summary>
/// <param name="Threshold">Act if confidence ≥ this.</param>
/// <param name="Coverage">Share of answers at or above it, from 0 to 1.</param>
/// <param name="RiskBound">The error rate there is at most this, with the confidence asked for.</param>
public sealed record SgrFloor(double Threshold, double Coverage, double RiskBound);

/// <summary>
/// Confidence floors from a frozen history, by several rules. The product uses <see cref="ConfidenceFloor.Certify"/> (fixed
/// sequence); the others are for comparison and for when its conditions do not hold.
/// </summary>
public static class SelectiveThreshold
{
    /// <summary>One row for each floor of the grid, the highest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The error is not strictly between 0 and 1.</exception>
    public static IReadOnlyList<ThresholdRow> Table(
        IReadOnlyList<CalibrationPair> pairs,
        IReadOnlyList<double> grid,
        double maxError
    )
    {
        Require.Open(maxError);
        return [.. grid.OrderDescending().Select(Row)];

        ThresholdRow Row(double threshold)
        {
            var count = pairs.Count(p => p.Confidence >= threshold);
            var wrong = pairs.Count(p => p.Confidence >= threshold && !p.Right);
            var p = BinomialTail.AtMost(wrong, count, maxError);
            return new(threshold, count, wrong, p, EValue.Of(count - wrong, wrong, 1 - maxError));
        }
    }

    /// <summary>The lowest floor with p ≤ δ/K: needs no order of the floors, costs power. Null when none.</summary>
    public static double? Bonferroni(IReadOnlyList<ThresholdRow> rows, double delta) =>
        Lowest(rows, delta, r => r.PValue <= delta / rows.Count);

    /// <summary>The lowest floor with E ≥ K/δ: holds however often one looks. Null when none.</summary>
    public static double? Anytime(IReadOnlyList<ThresholdRow> rows, double delta) =>
        Lowest(rows, delta, r => r.Evidence >= rows.Count / delta);

    /// <summary>
    /// Selection with guaranteed risk (Geifman and El-Yaniv 2017): binary search over the confidences themselves in
    /// ⌈log₂ m⌉ steps, each with Clopper and Pearson's one-sided bound at δ/⌈log₂ m⌉; the last that met the error. Null
    /// when none did.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not strictly between 0 and 1.</exception>
    public static SgrFloor? Sgr(IReadOnlyList<CalibrationPair> pairs, double maxError, double delta)
    {
        Require.Open(maxError);
        Require.Open(delta);
        var sorted = pairs.OrderBy(p => p.Confidence).ToArray();
        var steps = Math.Max(1, (int)Math.Ceiling(Math.Log2(Math.Max(1, sorted.Length))));
        var (low, high) = (0, sorted.Length - 1);
        SgrFloor? best = null;
        for (var step = 0; step < steps && sorted.Length > 0; step++)
        {
            var middle = (low + high) / 2;
            var threshold = sorted[middle].Confidence;
            var above = sorted.Where(p => p.Confidence >= threshold).ToArray();
            var bound = FixedIntervals.UpperLimit(above.Count(p => !p.Right), above.Length, delta / steps);
            if (bound < maxError)
            {
                high = middle;
                best = new(threshold, above.Length / (double)sorted.Length, bound);
            }
            else
                low = middle;
        }
        return best;
    }

    private static double? Lowest(IReadOnlyList<ThresholdRow> rows, double delta, Func<ThresholdRow, bool> passes)
    {
        Require.Open(delta);
        return rows.Where(passes).Min(r => (double?)r.Threshold);
    }
}
