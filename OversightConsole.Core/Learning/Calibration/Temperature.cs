using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.Calibration;

/// <summary>
/// Temperature scaling (Guo, Pleiss, Sun and Weinberger 2017): scores divided by one number T, the one under which the
/// right answers are most likely. It never changes the order of labels. The likelihood is concave in 1/T, so that its
/// slope has one root, found by bisection.
/// </summary>
public static class Temperature
{
    private const double Lowest = 1e-3;
    private const double Highest = 1e3;
    private const double Clip = 1e-6;

    /// <summary>
    /// The temperature for single confidences: solves Σ (sigmoid(logit(c)/T) − y)·logit(c) = 0, confidences clipped
    /// to [10⁻⁶, 1 − 10⁻⁶]. Between 0.001 and 1000; 1 when there are no pairs.
    /// </summary>
    public static double Fit(IReadOnlyList<CalibrationPair> pairs)
    {
        if (pairs.Count == 0)
            return 1;
        var logits = pairs.Select(p => Logit(p.Confidence)).ToArray();
        return Solve(inverse =>
        {
            double slope = 0;
            for (var i = 0; i < logits.Length; i++)
                slope += (Logistic.Sigmoid(logits[i] * inverse) - (pairs[i].Right ? 1 : 0)) * logits[i];
            return slope;
        });
    }

    /// <summary>A confidence at another temperature: sigmoid(logit(c)/T).</summary>
    public static double Apply(double confidence, double temperature) =>
        Logistic.Sigmoid(Logit(confidence) / temperature);

    /// <summary>The temperature for whole score vectors under softmax: solves Σ (mean score under softmax − score of
    /// the right class) = 0.</summary>
    internal static double Fit(IReadOnlyList<float[]> scores, IReadOnlyList<int> labels)
    {
        if (scores.Count == 0)
            return 1;
        return Solve(inverse =>
        {
            double slope = 0;
            for (var i = 0; i < scores.Count; i++)
            {
                var row = scores[i];
                var highest = row.Max();
                double total = 0;
                double weighted = 0;
                foreach (var score in row)
                {
                    var mass = Math.Exp((score - highest) * inverse);
                    total += mass;
                    weighted += mass * score;
                }
                slope += weighted / total - row[labels[i]];
            }
            return slope;
        });
    }

    private static double Solve(Func<double, double> slopeAtInverse)
    {
        var low = Math.Log(1 / Highest);
        var high = Math.Log(1 / Lowest);
        for (var i = 0; i < 60 && high - low > 1e-12; i++)
        {
            var middle = (low + high) / 2;
            if (slopeAtInverse(Math.Exp(middle)) > 0)
                high = middle;
            else
                low = middle;
        }
        return Math.Exp(-(low + high) / 2);
    }

    private static double Logit(double confidence) => Logistic.Logit(Math.Clamp(confidence, Clip, 1 - Clip));
}
