namespace OversightConsole.Core.Learning.Calibration;

/// <summary>One bar of a reliability diagram.</summary>
/// <param name="From">Lower end of its confidences, from 0 to 1.</param>
/// <param name="Count">How many predictions fall into it.</param>
/// <param name="Confidence">Their mean confidence; not a number if there are none.</param>
/// <param name="Accuracy">The share of them that was right; not a number if there are none.</param>
public sealed record ReliabilityBin(double From, int Count, double Confidence, double Accuracy);

/// <summary>How far confidence and truth are apart. All results are not a number when there are no pairs.</summary>
public static class CalibrationError
{
    /// <summary>The reliability diagram: bins of equal width, bin index min(⌊c·bins⌋, bins − 1).</summary>
    public static IReadOnlyList<ReliabilityBin> Bins(IReadOnlyList<CalibrationPair> pairs, int bins = 10)
    {
        var counts = new int[bins];
        var confidences = new double[bins];
        var right = new int[bins];
        foreach (var pair in pairs)
        {
            var bin = Math.Clamp((int)(pair.Confidence * bins), 0, bins - 1);
            counts[bin]++;
            confidences[bin] += pair.Confidence;
            right[bin] += pair.Right ? 1 : 0;
        }
        return
        [
            .. Enumerable
                .Range(0, bins)
                .Select(b => new ReliabilityBin(
                    (double)b / bins,
                    counts[b],
                    confidences[b] / counts[b],
                    right[b] / (double)counts[b]
                )),
        ];
    }

    /// <summary>
    /// Expected calibration error (Naeini, Cooper and Hauskrecht 2015): Σ n_b/n · |accuracy_b − confidence_b|.
    /// </summary>
    public static double Expected(IReadOnlyList<CalibrationPair> pairs, int bins = 10) =>
        pairs.Count == 0
            ? double.NaN
            : Bins(pairs, bins)
                .Where(b => b.Count > 0)
                .Sum(b => b.Count / (double)pairs.Count * Math.Abs(b.Accuracy - b.Confidence));

    /// <summary>Brier score of the top label: the mean of (confidence − 1 if right, 0 if wrong)².</summary>
    public static double Brier(IReadOnlyList<CalibrationPair> pairs) =>
        pairs.Count == 0 ? double.NaN : pairs.Average(p => Math.Pow(p.Confidence - (p.Right ? 1 : 0), 2));
}
