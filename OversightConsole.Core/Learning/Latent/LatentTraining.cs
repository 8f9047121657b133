using OversightConsole.Core.Learning.Features;

namespace OversightConsole.Core.Learning.Latent;

/// <summary>
/// Trains the latent view: the space once, on all tickets and without their labels; the layer on top once for each fold
/// without its tickets, and once on all of them.
/// </summary>
internal sealed class LatentTraining
{
    private const int MostDimensions = 128;
    private const int DimensionStep = 32;

    /// <summary>A direction needs some tickets and words to be one.</summary>
    private const int TicketsPerDimension = 8;

    private const int WordsPerDimension = 2;
    private const int Units = 96;

    private readonly TrainingSet set;
    private readonly LatentSpace space;
    private readonly float[] places;
    private readonly TrainingOptions options;
    private HiddenLayer? ofAll;

    private LatentTraining(TrainingSet set, LatentSpace space, float[] places, TrainingOptions options)
    {
        this.set = set;
        this.space = space;
        this.places = places;
        this.options = options;
        Scores = [.. set.Rows.Select(_ => new float[set.Names.Length])];
    }

    /// <summary>How many jobs there are; each may run beside the others.</summary>
    public int Jobs => set.FoldCount + 1;

    /// <summary>For each ticket the scores by the layer trained without its fold.</summary>
    public float[][] Scores { get; }

    /// <summary>The view, after all jobs.</summary>
    public LatentView View => new(space, ofAll!);

    /// <summary>Finds the space and places all tickets; null when there are too few of them for a second view.</summary>
    public static LatentTraining? Begin(TrainingSet set, TrainingOptions options, ParallelOptions parallel)
    {
        var dimensions = Math.Min(set.Rows.Length / TicketsPerDimension, set.Vocabulary.Words / WordsPerDimension);
        dimensions = Math.Min(MostDimensions, dimensions) / DimensionStep * DimensionStep;
        if (dimensions == 0 || set.Names.Length < 2 || set.Folds.Distinct().Count() < 2)
            return null;
        var words = set.Rows.Select(row => WordsOf(row, set.Vocabulary.Words)).ToArray();
        var space = LatentSpaceFit.Fit(words, set.Vocabulary.Words, dimensions, (ulong)options.Seed, parallel);
        var places = new float[words.Length * dimensions];
        Parallel.For(
            0,
            words.Length,
            parallel,
            i => space.Project(words[i], places.AsSpan(i * dimensions, dimensions))
        );
        return new LatentTraining(set, space, places, options);
    }

    /// <summary>Trains the layer without one fold, or for the last job on all tickets.</summary>
    public void Run(int job, CancellationToken cancel)
    {
        var use = set.Without(job);
        if (job < set.FoldCount && use.Length == set.Rows.Length)
            return;
        var layer = new HiddenLayer(space.Dimensions, Units, set.Names.Length);
        HiddenLayerTraining.Train(places, set.Labels, use, layer, options.MaxEpochs, (ulong)options.Seed, cancel);
        if (job == set.FoldCount)
        {
            ofAll = layer;
            return;
        }
        for (var i = 0; i < Scores.Length; i++)
        {
            if (set.Folds[i] == job)
                layer.Score(places.AsSpan(i * space.Dimensions, space.Dimensions), Scores[i]);
        }
    }

    /// <summary>A ticket's single words, brought to length 1: long tickets do not decide where directions lie.</summary>
    private static Cell[] WordsOf(Cell[] row, int words)
    {
        Cell[] cells = [.. row.Where(cell => cell.Feature < words)];
        var squares = cells.Sum(cell => (double)cell.Value * cell.Value);
        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        for (var i = 0; i < cells.Length; i++)
            cells[i] = cells[i] with { Value = cells[i].Value * scale };
        return cells;
    }
}
