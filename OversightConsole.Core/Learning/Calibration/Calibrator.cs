namespace OversightConsole.Core.Learning.Calibration;

/// <summary>
/// Turns the scores of a ticket into probabilities: softmax at a temperature, then, where there were enough tickets to
/// fit it, an isotonic curve for the label on top.
/// </summary>
internal sealed record Calibrator(double Temperature, IsotonicCurve? Curve, double Highest)
{
    /// <summary>Fewer out-of-fold predictions than this make an isotonic curve worse than the temperature alone.</summary>
    public const int PairsForCurve = 1000;

    /// <summary>Softmax of scores at the temperature.</summary>
    public double[] Probabilities(ReadOnlySpan<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        var result = new double[scores.Length];
        double total = 0;
        for (var c = 0; c < scores.Length; c++)
            total += result[c] = Math.Exp((scores[c] - highest) / Temperature);
        for (var c = 0; c < result.Length; c++)
            result[c] /= total;
        return result;
    }

    /// <summary>The calibrated confidence of a label on top with this softmax probability.</summary>
    public double Confidence(double top) => Math.Min(Curve?.Apply(top) ?? top, Highest);

    /// <summary>
    /// The most that n predictions can vouch for, by Laplace's rule of succession: even a model that was never wrong
    /// on 50 tickets is not certain.
    /// </summary>
    public static double HighestFor(int n) => (n + 1.0) / (n + 2.0);
}
