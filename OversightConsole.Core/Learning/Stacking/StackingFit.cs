namespace OversightConsole.Core.Learning.Stacking;

/// <summary>
/// Finds the blend under which the right labels of tickets that neither view had seen are most likely. The weights of a
/// label are drawn towards those of all labels together, so that a rare label cannot have a will of its own.
/// </summary>
internal sealed class StackingFit
{
    /// <summary>The strength of the pull towards equal weights, in tickets.</summary>
    private const double Ridge = 5;

    private readonly float[][] linear;
    private readonly float[][] latent;
    private readonly int[] labels;
    private readonly int classes;
    private readonly double[] scores;

    private StackingFit(float[][] linear, float[][] latent, int[] labels)
    {
        this.linear = linear;
        this.latent = latent;
        this.labels = labels;
        classes = linear[0].Length;
        scores = new double[classes];
    }

    /// <summary>Fits a blend.</summary>
    /// <param name="linear">Centred linear scores of each ticket; at least one ticket.</param>
    /// <param name="latent">Centred latent scores of each ticket.</param>
    /// <param name="labels">The right label of each ticket.</param>
    public static StackedModel Fit(float[][] linear, float[][] latent, int[] labels)
    {
        var fit = new StackingFit(linear, latent, labels);
        // The shared weights first, then for each label what it differs by.
        var start = new double[2 + 3 * fit.classes];
        (start[0], start[1]) = (2, 0.5);
        var best = Lbfgs.Minimise(start, fit.Loss);
        var classes = fit.classes;
        return new StackedModel(
            [.. Enumerable.Range(0, classes).Select(c => (float)(best[0] + best[2 + c]))],
            [.. Enumerable.Range(0, classes).Select(c => (float)(best[1] + best[2 + classes + c]))],
            [.. Enumerable.Range(0, classes).Select(c => (float)best[2 + 2 * classes + c])]
        );
    }

    /// <summary>Mean negative log-likelihood and its gradient.</summary>
    private double Loss(double[] at, double[] gradient)
    {
        Array.Clear(gradient);
        double loss = 0;
        for (var i = 0; i < labels.Length; i++)
            loss += Ticket(i, at, gradient);
        for (var c = 0; c < classes; c++)
        {
            gradient[0] += gradient[2 + c];
            gradient[1] += gradient[2 + classes + c];
        }
        for (var p = 2; p < at.Length; p++)
        {
            loss += Ridge / 2 * at[p] * at[p];
            gradient[p] += Ridge * at[p];
        }
        for (var p = 0; p < gradient.Length; p++)
            gradient[p] /= labels.Length;
        return loss / labels.Length;
    }

    private double Ticket(int i, double[] at, double[] gradient)
    {
        var (one, other) = (linear[i], latent[i]);
        var highest = double.NegativeInfinity;
        for (var c = 0; c < classes; c++)
        {
            scores[c] =
                one[c] * (at[0] + at[2 + c]) + other[c] * (at[1] + at[2 + classes + c]) + at[2 + 2 * classes + c];
            highest = Math.Max(highest, scores[c]);
        }
        var right = scores[labels[i]];
        double total = 0;
        for (var c = 0; c < classes; c++)
            total += scores[c] = Math.Exp(scores[c] - highest);
        for (var c = 0; c < classes; c++)
        {
            var error = scores[c] / total - (c == labels[i] ? 1 : 0);
            gradient[2 + c] += error * one[c];
            gradient[2 + classes + c] += error * other[c];
            gradient[2 + 2 * classes + c] += error;
        }
        return Math.Log(total) + highest - right;
    }
}
