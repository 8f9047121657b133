namespace OversightConsole.Core.Learning;

/// <summary>A label and how probable it is.</summary>
/// <param name="Label">The label.</param>
/// <param name="Confidence">
/// From 0 to 1. For the first label it is calibrated: of all predictions with confidence .9, nine in ten are right. For
/// the others it is what remains, shared by their scores.
/// </param>
public sealed record RankedLabel(string Label, double Confidence);

/// <summary>What a <see cref="TextModel"/> thinks of a ticket.</summary>
/// <param name="Ranked">All labels asked for, the most probable first; never empty.</param>
/// <param name="Recognised">
/// Whether the model knows any word, part of a word or value of a category in it. If not, the label is merely the most frequent one.
/// </param>
public sealed record Prediction(IReadOnlyList<RankedLabel> Ranked, bool Recognised)
{
    /// <summary>The most probable label.</summary>
    public string Label => Ranked[0].Label;

    /// <summary>The calibrated confidence of <see cref="Label"/>, from 0 to 1.</summary>
    public double Confidence => Ranked[0].Confidence;
}
