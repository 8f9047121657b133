using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>The two measures beside <see cref="CalibrationError"/> that an agent's page shows; not a number without pairs.</summary>
public static class CalibrationLoss
{
    private const double Clip = 1e-6;

    /// <summary>The largest gap between confidence and accuracy in any of the bins of equal width (MCE), from 0 to 1.</summary>
    public static double Largest(IReadOnlyList<CalibrationPair> pairs, int bins = 10) =>
        pairs.Count == 0
            ? double.NaN
            : CalibrationError.Bins(pairs, bins).Where(b => b.Count > 0).Max(b => Math.Abs(b.Accuracy - b.Confidence));

    /// <summary>The mean of −ln(chance given to what happened), confidences clipped to [10⁻⁶, 1 − 10⁻⁶]; 0 or more.</summary>
    public static double Log(IReadOnlyList<CalibrationPair> pairs) =>
        pairs.Count == 0
            ? double.NaN
            : pairs.Average(p =>
            {
                var confidence = Math.Clamp(p.Confidence, Clip, 1 - Clip);
                return -Math.Log(p.Right ? confidence : 1 - confidence);
            });
}
