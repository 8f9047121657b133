using System.Runtime.Intrinsics;
using OversightConsole.Core.Learning.Features;

namespace OversightConsole.Core.Learning.Linear;

/// <summary>
/// Trains the support vector machines: for each fold without its tickets, to score them as tickets not seen; and on all
/// tickets, which is the model.
/// </summary>
internal sealed class LinearTraining
{
    private const float Tolerance = 0.01f;

    private readonly TrainingSet set;
    private readonly SolverOptions solver;
    private readonly int blocks;
    private readonly Vector256<float>[] weights;

    public LinearTraining(TrainingSet set, TrainingOptions options)
    {
        this.set = set;
        solver = new SolverOptions(options.Cost, options.MaxEpochs, Tolerance, (ulong)options.Seed);
        blocks = (set.Names.Length + DualCoordinateDescent.Lanes - 1) / DualCoordinateDescent.Lanes;
        weights = new Vector256<float>[(set.Vocabulary.Count + 1) * blocks];
        Scores = [.. set.Rows.Select(_ => new float[set.Names.Length])];
    }

    /// <summary>How many jobs there are, one for each fold and block of labels; each may run beside the others.</summary>
    public int Jobs => (set.FoldCount + 1) * blocks;

    /// <summary>For each ticket the scores by the machines trained without its fold.</summary>
    public float[][] Scores { get; }

    /// <summary>The model and the features it needs, after all jobs.</summary>
    public (Vocabulary Vocabulary, LinearWeights Weights) Compact() =>
        LinearWeights.Compact(set.Vocabulary, weights, blocks);

    /// <summary>Trains one block of labels without one fold, or in the last jobs on all tickets.</summary>
    public void Run(int job, CancellationToken cancel)
    {
        var (fold, block) = (job / blocks, job % blocks);
        var use = set.Without(fold);
        if (fold < set.FoldCount && use.Length == set.Rows.Length)
            return;
        var count = set.Vocabulary.Count + 1;
        var trained = DualCoordinateDescent.Train(
            set.Rows,
            set.Labels,
            use,
            count,
            block,
            set.Names.Length,
            solver,
            cancel
        );
        if (fold < set.FoldCount)
        {
            Score(fold, trained, block);
            return;
        }
        for (var feature = 0; feature < trained.Length; feature++)
            weights[feature * blocks + block] = trained[feature];
    }

    private void Score(int fold, Vector256<float>[] trained, int block)
    {
        for (var i = 0; i < Scores.Length; i++)
        {
            if (set.Folds[i] != fold)
                continue;
            var lanes = DualCoordinateDescent.Scores(trained, set.Rows[i]);
            var first = block * DualCoordinateDescent.Lanes;
            for (var c = first; c < Math.Min(first + DualCoordinateDescent.Lanes, Scores[i].Length); c++)
                Scores[i][c] = lanes[c - first];
        }
    }
}
