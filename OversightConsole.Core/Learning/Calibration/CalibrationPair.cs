namespace OversightConsole.Core.Learning.Calibration;

/// <summary>One past prediction: how sure, and whether it was right.</summary>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Right">Whether the prediction was right.</param>
public readonly record struct CalibrationPair(double Confidence, bool Right);
