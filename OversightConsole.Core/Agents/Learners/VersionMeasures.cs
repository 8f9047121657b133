namespace OversightConsole.Core.Agents.Learners;

/// <summary>What a version reached on tickets that were kept back from its training.</summary>
/// <param name="Tested">The number of tickets measured.</param>
/// <param name="Accuracy">Share it got right, 0–1.</param>
/// <param name="MacroF1">Mean F1 over classes, 0–1; null where it was not measured.</param>
/// <param name="CalibrationError">Expected calibration error of the top label in 10 bins, 0–1.</param>
/// <param name="Coverage">Share at or above the floor for 95 %, 0–1; 0 without a floor.</param>
/// <param name="AccuracyAtFloor">Accuracy among those, 0–1; null without a floor.</param>
public sealed record VersionMeasures(
    int Tested,
    double Accuracy,
    double? MacroF1,
    double CalibrationError,
    double Coverage,
    double? AccuracyAtFloor
);
