using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.Matching;

/// <summary>
/// Platt's calibration: log-odds said against what came true, a straight line. Two numbers, so that a few hundred cases
/// are enough and no confidence is driven to 0 or 1 by a handful.
/// </summary>
public static class PlattScaling
{
    /// <summary>Fits the line.</summary>
    public static LogisticModel Fit(IReadOnlyList<CalibrationPair> pairs) =>
        LogisticRegression.Fit([.. pairs.Select(p => (Odds(p.Confidence), p.Right, 1.0))]);

    /// <summary>The chance to expect where <paramref name="said"/> was said, 0–1.</summary>
    public static double Apply(LogisticModel curve, double said) => curve.Chance(Odds(said));

    private static IReadOnlyList<double> Odds(double chance)
    {
        var clamped = Math.Clamp(chance, 0.001, 0.999);
        return [Logistic.Logit(clamped)];
    }
}
