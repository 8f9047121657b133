namespace OversightConsole.Core.Learning.Stacking;

/// <summary>
/// How much the linear view and the latent view of a ticket count for each label (stacked generalisation, Wolpert 1992;
/// weights of each class as in Sill et al. 2009).
/// </summary>
/// <param name="Linear">The weight of the linear score of each label.</param>
/// <param name="Latent">The weight of the latent score of each label.</param>
/// <param name="Bias">What is added for each label.</param>
internal sealed record StackedModel(float[] Linear, float[] Latent, float[] Bias)
{
    /// <summary>The blended scores, written over the linear ones.</summary>
    public void Apply(Span<float> linear, Span<float> latent)
    {
        Centre(linear);
        Centre(latent);
        for (var c = 0; c < linear.Length; c++)
            linear[c] = linear[c] * Linear[c] + latent[c] * Latent[c] + Bias[c];
    }

    /// <summary>Takes the mean away: only differences between labels mean something.</summary>
    public static void Centre(Span<float> scores)
    {
        var mean = 0f;
        foreach (var score in scores)
            mean += score;
        mean /= scores.Length;
        foreach (ref var score in scores)
            score -= mean;
    }
}
