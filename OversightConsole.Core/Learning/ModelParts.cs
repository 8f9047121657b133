using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Features;
using OversightConsole.Core.Learning.Latent;
using OversightConsole.Core.Learning.Linear;
using OversightConsole.Core.Learning.Stacking;

namespace OversightConsole.Core.Learning;

/// <summary>What a training leaves behind, and a model file holds.</summary>
internal sealed record ModelParts
{
    /// <summary>The fields that it reads, in order.</summary>
    public required TextField[] Fields { get; init; }

    /// <summary>The labels, in ordinal order.</summary>
    public required string[] Names { get; init; }

    /// <summary>How many training tickets had each label.</summary>
    public required int[] Counts { get; init; }

    /// <summary>The features that it knows.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>The linear view.</summary>
    public required LinearWeights Weights { get; init; }

    /// <summary>The latent view; null when there were too few tickets for one.</summary>
    public required LatentView? Latent { get; init; }

    /// <summary>How the views are blended; null when there is one.</summary>
    public required StackedModel? Blend { get; init; }

    /// <summary>What turns scores into confidence.</summary>
    public required Calibrator Calibrator { get; init; }

    /// <summary>What was thought of each training ticket without it.</summary>
    public required OutOfFoldAnswer[] OutOfFold { get; init; }

    /// <summary>The score of every label.</summary>
    public float[] Scores(ReadOnlySpan<Cell> row)
    {
        var scores = Weights.Scores(row, Names.Length);
        if (Latent is null || Blend is null)
            return scores;
        Span<float> other = Names.Length <= 256 ? stackalloc float[Names.Length] : new float[Names.Length];
        Latent.Score(row, other);
        Blend.Apply(scores, other);
        return scores;
    }
}
