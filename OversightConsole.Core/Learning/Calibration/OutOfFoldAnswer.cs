namespace OversightConsole.Core.Learning.Calibration;

/// <summary>What a model and a calibration trained without a ticket thought of it.</summary>
/// <param name="Label">The number of the label on top.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Right">Whether it was right.</param>
internal readonly record struct OutOfFoldAnswer(int Label, double Confidence, bool Right)
{
    /// <summary>The number of the label below the top; null with one label only, and in a model that was read from a file.</summary>
    public int? Second { get; init; }
}
