using System.Runtime.Intrinsics;

namespace OversightConsole.Core.Learning.Latent;

/// <summary>Collects a gradient and moves parameters along it (Adam, Kingma and Ba 2015, with weight decay).</summary>
internal sealed class AdamStep(float[] parameters)
{
    private const float Rate = 0.003f;
    private const float Decay = 0.001f;
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    // Filled up to whole vectors; what is beyond the parameters stays zero.
    private readonly float[] mean = Padded(parameters.Length);
    private readonly float[] square = Padded(parameters.Length);
    private readonly float[] weights = Padded(parameters.Length);
    private float meanLeft = 1;
    private float squareLeft = 1;

    /// <summary>The sum over the tickets since the last step; as long as the parameters, rounded up to eight.</summary>
    public float[] Gradient { get; } = Padded(parameters.Length);

    /// <summary>Moves the parameters and clears the gradient.</summary>
    /// <param name="share">The share of the full step size, from 1 at the beginning to 0 at the end.</param>
    /// <param name="count">How many tickets the gradient is summed over.</param>
    public void Take(float share, int count)
    {
        meanLeft *= Beta1;
        squareLeft *= Beta2;
        var rate = Vector256.Create(share * Rate / (1 - meanLeft));
        var correction = 1 / (1 - squareLeft);
        parameters.CopyTo(weights, 0);
        var w = Dense.Vectors(weights.AsSpan());
        var g = Dense.Vectors(Gradient.AsSpan());
        var m = Dense.Vectors(mean.AsSpan());
        var s = Dense.Vectors(square.AsSpan());
        for (var i = 0; i < w.Length; i++)
        {
            var gradient = g[i] * (1f / count) + w[i] * Decay;
            m[i] = m[i] * Beta1 + gradient * (1 - Beta1);
            s[i] = s[i] * Beta2 + gradient * gradient * (1 - Beta2);
            w[i] -= rate * m[i] / (Vector256.Sqrt(s[i] * correction) + Vector256.Create(Epsilon));
        }
        weights.AsSpan(0, parameters.Length).CopyTo(parameters);
        Array.Clear(Gradient);
    }

    private static float[] Padded(int length) => new float[(length + Dense.Lanes - 1) / Dense.Lanes * Dense.Lanes];
}
