using System.Runtime.Intrinsics;
using OversightConsole.Core.Learning.Features;

namespace OversightConsole.Core.Learning.Linear;

/// <summary>
/// The weights of a trained model: for each feature, the bias last, one vector for each block of eight classes. They are
/// rounded to 16 bits when a model is made, so that a stored model predicts exactly what the trained one did.
/// </summary>
internal sealed class LinearWeights(Vector256<float>[] values, int blocks)
{
    /// <summary>A weight below this moves no score that is ever near a decision.</summary>
    private const float Negligible = 2e-4f;

    private const int Lanes = DualCoordinateDescent.Lanes;

    /// <summary>How many blocks of eight classes there are.</summary>
    public int Blocks => blocks;

    /// <summary>The weight of a feature for a class.</summary>
    public float this[int feature, int label] => values[feature * blocks + label / Lanes][label % Lanes];

    /// <summary>The score of every class.</summary>
    public float[] Scores(ReadOnlySpan<Cell> row, int classes)
    {
        var sums = new Vector256<float>[blocks];
        if (blocks == 1)
        {
            sums[0] = DualCoordinateDescent.Scores(values, row);
        }
        else
        {
            foreach (var (feature, value) in row)
            {
                var weights = values.AsSpan(feature * blocks, sums.Length);
                for (var b = 0; b < sums.Length; b++)
                    sums[b] += weights[b] * value;
            }
        }
        var scores = new float[classes];
        for (var c = 0; c < classes; c++)
            scores[c] = sums[c / Lanes][c % Lanes];
        return scores;
    }

    /// <summary>
    /// Leaves out the features that no class uses, and rounds the weights of the others. Single words stay: the latent view
    /// knows a word by its number.
    /// </summary>
    public static (Vocabulary Vocabulary, LinearWeights Weights) Compact(
        Vocabulary vocabulary,
        Vector256<float>[] trained,
        int blocks
    )
    {
        var used = new bool[vocabulary.Count];
        used.AsSpan(0, vocabulary.Words).Fill(true);
        for (var feature = vocabulary.Words; feature < used.Length; feature++)
        {
            foreach (var weights in trained.AsSpan(feature * blocks, blocks))
                used[feature] |= Vector256.GreaterThanAny(Vector256.Abs(weights), Vector256.Create(Negligible));
        }
        var kept = vocabulary.Where(feature => used[feature]);
        var values = new Vector256<float>[(kept.Count + 1) * blocks];
        var to = 0;
        for (var feature = 0; feature <= used.Length; feature++)
        {
            if (feature < used.Length && !used[feature])
                continue;
            foreach (var weights in trained.AsSpan(feature * blocks, blocks))
                values[to++] = Rounded(weights);
        }
        return (kept, new LinearWeights(values, blocks));
    }

    private static Vector256<float> Rounded(Vector256<float> weights)
    {
        for (var lane = 0; lane < Lanes; lane++)
            weights = weights.WithElement(lane, (float)(Half)weights[lane]);
        return weights;
    }
}
