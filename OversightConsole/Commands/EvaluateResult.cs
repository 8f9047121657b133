namespace OversightConsole.Commands;

/// <summary>What <c>evaluate</c> prints for each label; the names are those of the contract.</summary>
internal sealed record EvaluateResult
{
    public required string Label { get; init; }

    /// <summary>Rows with a label that were trained on.</summary>
    public required int Trained { get; init; }

    /// <summary>Rows with a label that were predicted.</summary>
    public required int Tested { get; init; }

    /// <summary>Different labels in training.</summary>
    public required int Classes { get; init; }

    public required double? Accuracy { get; init; }

    public required double? MacroF1 { get; init; }

    public required double CoverageAt95 { get; init; }

    public required double? AccuracyAt95 { get; init; }

    public required double CoverageAt97 { get; init; }

    public required double? AccuracyAt97 { get; init; }

    public required double? Ece { get; init; }

    public required double? Brier { get; init; }

    /// <summary>Processor time of all threads for training, calibration and floors.</summary>
    public required double TrainCpuSeconds { get; init; }

    /// <summary>Text in, label out, on one thread, after warm-up; null when there was nothing to predict.</summary>
    public required double? TicketsPerSecond { get; init; }

    /// <summary>The largest working set that the process had so far.</summary>
    public required double PeakMemoryMiB { get; init; }
}
