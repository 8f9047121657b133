using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.Latent;

/// <summary>
/// Trains a <see cref="HiddenLayer"/> by backpropagation in small batches with Adam (Kingma and Ba 2015), the step size
/// falling to nothing at the end.
/// </summary>
internal sealed class HiddenLayerTraining
{
    private const int Batch = 64;
    private const int LeastPasses = 10;

    /// <summary>With few tickets it takes more passes until the weights have settled.</summary>
    private const int LeastSteps = 2000;

    private readonly HiddenLayer layer;
    private readonly AdamStep[] steps;
    private readonly float[] active;
    private readonly float[] backward;
    private readonly float[] errors;

    private HiddenLayerTraining(HiddenLayer layer)
    {
        this.layer = layer;
        steps = [.. layer.Parameters.Select(p => new AdamStep(p))];
        active = new float[layer.Units];
        backward = new float[layer.Units];
        errors = new float[layer.Classes];
    }

    /// <summary>Trains a layer; the same arguments give the same weights.</summary>
    /// <param name="places">The place of each ticket, one after the other.</param>
    /// <param name="labels">The class of each ticket.</param>
    /// <param name="use">Which tickets to train on; put in another order by this method.</param>
    /// <param name="layer">The layer, whose shape is kept and whose weights are drawn anew.</param>
    /// <param name="mostPasses">Passes over the tickets at most; 10 at least.</param>
    public static void Train(
        float[] places,
        int[] labels,
        int[] use,
        HiddenLayer layer,
        int mostPasses,
        ulong seed,
        CancellationToken cancel
    ) => new HiddenLayerTraining(layer).Train(places, labels, use, mostPasses, new SplitMix(seed), cancel);

    private void Train(
        float[] places,
        int[] labels,
        int[] use,
        int mostPasses,
        SplitMix random,
        CancellationToken cancel
    )
    {
        Draw(layer.ToUnits, layer.Inputs + layer.Units, ref random);
        Draw(layer.ToClasses, layer.Units + layer.Classes, ref random);
        var batches = (use.Length + Batch - 1) / Batch;
        if (batches == 0)
            return;
        var passes = Math.Clamp((LeastSteps + batches - 1) / batches, LeastPasses, Math.Max(LeastPasses, mostPasses));
        for (var pass = 0; pass < passes; pass++)
        {
            cancel.ThrowIfCancellationRequested();
            random.Shuffle(use);
            for (var batch = 0; batch < batches; batch++)
            {
                var rows = use.AsSpan(batch * Batch, Math.Min(Batch, use.Length - batch * Batch));
                foreach (var i in rows)
                    Propagate(places.AsSpan(i * layer.Inputs, layer.Inputs), labels[i]);
                var left = 1 - (pass * batches + batch) / (float)(passes * batches);
                foreach (var step in steps)
                    step.Take(left, rows.Length);
            }
        }
    }

    /// <summary>Adds one ticket's gradient.</summary>
    private void Propagate(ReadOnlySpan<float> place, int label)
    {
        layer.Activate(place, active);
        layer.LogProbabilities(active, errors);
        Array.Clear(backward);
        var (ofInputs, ofUnits, ofHidden, ofClasses) = (
            steps[0].Gradient,
            steps[1].Gradient,
            steps[2].Gradient,
            steps[3].Gradient
        );
        for (var c = 0; c < errors.Length; c++)
        {
            var error = MathF.Exp(errors[c]) - (c == label ? 1 : 0);
            ofClasses[c] += error;
            Dense.AddScaled(error, layer.ToClasses.AsSpan(c * layer.Units, layer.Units), backward);
            Dense.AddScaled(error, active, ofHidden.AsSpan(c * layer.Units, layer.Units));
        }
        for (var u = 0; u < backward.Length; u++)
            backward[u] = active[u] > 0 ? backward[u] : 0;
        Dense.AddScaled(1, backward, ofUnits);
        for (var i = 0; i < place.Length; i++)
            Dense.AddScaled(place[i], backward, ofInputs.AsSpan(i * layer.Units, layer.Units));
    }

    /// <summary>Small random weights (Glorot and Bengio 2010).</summary>
    private static void Draw(float[] weights, int connections, ref SplitMix random)
    {
        var limit = MathF.Sqrt(6f / connections);
        foreach (ref var weight in weights.AsSpan())
            weight = ((random.Next() >> 40) / (float)(1 << 23) - 1) * limit;
    }
}
