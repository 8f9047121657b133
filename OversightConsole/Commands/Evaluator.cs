using System.Diagnostics;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Commands;

/// <summary>Trains on some rows, predicts others and measures both; touches no database.</summary>
internal static class Evaluator
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    /// <summary>Evaluates one label; rows without one are left out.</summary>
    /// <param name="label">The label's column name.</param>
    /// <param name="train">Texts and label of each row to train on; at least one has a label.</param>
    /// <param name="test">Texts and label of each row to predict.</param>
    public static EvaluateResult Evaluate(
        string label,
        IReadOnlyList<TrainingExample> train,
        IReadOnlyList<TrainingExample> test,
        TrainingOptions options,
        CancellationToken cancel
    )
    {
        train = [.. train.Where(e => e.Label.Length > 0)];
        test = [.. test.Where(e => e.Label.Length > 0)];
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var model = TextClassifier.Train(train, options, cancel);
        var floor95 = model.FloorFor(0.95);
        var floor97 = model.FloorFor(0.97);
        process.Refresh();
        var cpu = process.TotalProcessorTime - before;

        var (predictions, perSecond) = Predict(model, test, cancel);
        string[] truth = [.. test.Select(e => e.Label)];
        var measures = LabelMeasures.Of(predictions, truth, model.Labels);
        var pairs = LabelMeasures.Pairs(predictions, truth);
        var at95 = LabelMeasures.AtFloor(pairs, floor95.Value);
        var at97 = LabelMeasures.AtFloor(pairs, floor97.Value);
        process.Refresh();
        return new EvaluateResult
        {
            Label = label,
            Trained = train.Count,
            Tested = test.Count,
            Classes = model.Labels.Count,
            Accuracy = measures.Accuracy,
            MacroF1 = measures.MacroF1,
            CoverageAt95 = at95.Coverage,
            AccuracyAt95 = at95.Accuracy,
            CoverageAt97 = at97.Coverage,
            AccuracyAt97 = at97.Accuracy,
            Ece = measures.Ece,
            Brier = measures.Brier,
            TrainCpuSeconds = cpu.TotalSeconds,
            TicketsPerSecond = perSecond,
            PeakMemoryMiB = process.PeakWorkingSet64 / (1024.0 * 1024),
        };
    }

    private static (List<Prediction> Predictions, double? PerSecond) Predict(
        TextModel model,
        IReadOnlyList<TrainingExample> test,
        CancellationToken cancel
    )
    {
        if (test.Count == 0)
            return ([], null);
        // Until the runtime has compiled the hot path for good.
        var warming = Stopwatch.StartNew();
        for (var i = 0; warming.Elapsed < WarmUp; i++)
            model.Predict(test[i % test.Count].Fields);
        var predictions = new List<Prediction>(test.Count);
        var watch = Stopwatch.StartNew();
        foreach (var ticket in test)
        {
            cancel.ThrowIfCancellationRequested();
            predictions.Add(model.Predict(ticket.Fields));
        }
        return (predictions, test.Count / watch.Elapsed.TotalSeconds);
    }
}
