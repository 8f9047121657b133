using OversightConsole.Core.Learning.Features;

namespace OversightConsole.Core.Learning.Latent;

/// <summary>Scores a ticket by where it lies in the space of words.</summary>
internal sealed record LatentView(LatentSpace Space, HiddenLayer Layer)
{
    /// <summary>The logarithm of each label's probability.</summary>
    public void Score(ReadOnlySpan<Cell> row, Span<float> scores)
    {
        Span<float> place = stackalloc float[Space.Dimensions];
        Space.Project(row, place);
        Layer.Score(place, scores);
    }
}
