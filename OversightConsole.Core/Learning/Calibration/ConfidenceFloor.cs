namespace OversightConsole.Core.Learning.Calibration;

/// <summary>A confidence at or above which predictions reach a target accuracy.</summary>
/// <param name="Value">Act if confidence ≥ this; null when no floor could be certified.</param>
/// <param name="Coverage">The share of the pairs at or above it, from 0 to 1; 0 when there is none.</param>
public sealed record ConfidenceFloor(double? Value, double Coverage)
{
    /// <summary>
    /// Fixed-sequence Learn-then-Test (Angelopoulos, Bates, Candès, Jordan and Lei 2021): from the top of the grid,
    /// p(t) = P(Bin(n_t, 1 − target) ≤ wrong_t); goes down while p ≤ delta and takes the last. The chance that accuracy
    /// above the floor is below the target is at most <paramref name="delta"/>.
    /// </summary>
    /// <param name="pairs">Past predictions that neither the model nor its calibration was fitted on.</param>
    /// <param name="target">Accuracy wanted, between 0 and 1.</param>
    /// <param name="grid">Floors to try; chosen without looking at which predictions were right.</param>
    /// <param name="delta">The chance of being wrong that is accepted.</param>
    public static ConfidenceFloor Certify(
        IReadOnlyList<CalibrationPair> pairs,
        double target,
        IReadOnlyList<double> grid,
        double delta = 0.05
    )
    {
        var sorted = pairs.OrderByDescending(p => p.Confidence).ToArray();
        ConfidenceFloor certified = new(null, 0);
        var count = 0;
        var wrong = 0;
        foreach (var floor in grid.OrderDescending())
        {
            while (count < sorted.Length && sorted[count].Confidence >= floor)
                wrong += sorted[count++].Right ? 0 : 1;
            if (count == 0 || BinomialTail.AtMost(wrong, count, 1 - target) > delta)
                break;
            certified = new ConfidenceFloor(floor, count / (double)sorted.Length);
        }
        return certified;
    }

    /// <summary>
    /// A fine grid that uses the confidences alone: each further hundredth of the pairs, beginning where there are
    /// enough of them for a few wrong ones not to decide.
    /// </summary>
    public static IReadOnlyList<double> QuantileGrid(
        IReadOnlyList<CalibrationPair> pairs,
        double target,
        double delta = 0.05
    )
    {
        if (pairs.Count == 0)
            return [];
        var sorted = pairs.Select(p => p.Confidence).OrderDescending().ToArray();
        var leastWithoutError = Math.Log(delta) / Math.Log(target);
        var first = Math.Min(sorted.Length, Math.Max(4 * leastWithoutError, sorted.Length / 10.0));
        var step = Math.Max(1, sorted.Length / 100.0);
        var floors = new List<double>();
        for (var rank = first; rank <= sorted.Length; rank += step)
            floors.Add(sorted[(int)Math.Ceiling(rank) - 1]);
        return [.. floors.Distinct()];
    }
}
