namespace OversightConsole.Core.Learning.Latent;

/// <summary>
/// A neural network with one hidden layer of rectified units and softmax on top. It sees how directions of the space
/// work together, which a linear model cannot.
/// </summary>
/// <param name="inputs">How many numbers go in, a multiple of eight.</param>
/// <param name="units">How many hidden units, a multiple of eight.</param>
/// <param name="classes">The number of classes.</param>
internal sealed class HiddenLayer(int inputs, int units, int classes)
{
    /// <summary>The number of inputs.</summary>
    public int Inputs => inputs;

    /// <summary>How many hidden units there are.</summary>
    public int Units => units;

    /// <summary>How many classes there are.</summary>
    public int Classes => classes;

    /// <summary>For each input the weight to every unit.</summary>
    public float[] ToUnits { get; } = new float[inputs * units];

    /// <summary>What every unit begins with.</summary>
    public float[] UnitBias { get; } = new float[units];

    /// <summary>For each class the weight of every unit.</summary>
    public float[] ToClasses { get; } = new float[classes * units];

    /// <summary>What every class begins with.</summary>
    public float[] ClassBias { get; } = new float[classes];

    /// <summary>All parameters, in the order in which they are stored.</summary>
    public IReadOnlyList<float[]> Parameters => [ToUnits, UnitBias, ToClasses, ClassBias];

    /// <summary>The logarithm of each class's probability.</summary>
    public void Score(ReadOnlySpan<float> place, Span<float> scores)
    {
        Span<float> active = stackalloc float[units];
        Activate(place, active);
        LogProbabilities(active, scores);
    }

    /// <summary>How strongly each unit answers; 0 where it is silent.</summary>
    public void Activate(ReadOnlySpan<float> place, Span<float> active)
    {
        UnitBias.CopyTo(active);
        for (var i = 0; i < inputs; i++)
            Dense.AddScaled(place[i], ToUnits.AsSpan(i * units, units), active);
        foreach (ref var unit in active)
            unit = MathF.Max(unit, 0);
    }

    /// <summary>The logarithm of each class's probability, from the units' answers.</summary>
    public void LogProbabilities(ReadOnlySpan<float> active, Span<float> scores)
    {
        var highest = float.NegativeInfinity;
        for (var c = 0; c < classes; c++)
        {
            scores[c] = Dense.Dot(ToClasses.AsSpan(c * units, units), active) + ClassBias[c];
            highest = MathF.Max(highest, scores[c]);
        }
        var total = 0f;
        foreach (var score in scores)
            total += MathF.Exp(score - highest);
        var normaliser = highest + MathF.Log(total);
        foreach (ref var score in scores)
            score -= normaliser;
    }
}
