namespace OversightConsole.Core.Learning.Calibration;

/// <summary>What a floor chosen beforehand led to on other tickets.</summary>
/// <param name="Coverage">The share of tickets at or above the floor; 0 when there was no floor.</param>
/// <param name="Accuracy">The accuracy really reached there; null when there was no floor, or no ticket reached it.</param>
public sealed record FloorResult(double Coverage, double? Accuracy);

/// <summary>
/// How good predictions are. Every figure is over all tickets given; a label that the model never saw counts as wrong.
/// Null where nothing can be measured because there are no tickets.
/// </summary>
/// <param name="Tested">The number of tickets.</param>
/// <param name="Accuracy">The share that was right.</param>
/// <param name="MacroF1">The mean F1 over the classes in training or test; a class never hit has 0.</param>
/// <param name="Ece">Expected calibration error of the top label, 10 bins of equal width.</param>
/// <param name="Brier">Brier score of the top label.</param>
public sealed record LabelMeasures(int Tested, double? Accuracy, double? MacroF1, double? Ece, double? Brier)
{
    /// <summary>Measures predictions against the truth, in the same order.</summary>
    /// <param name="classes">The classes seen in training.</param>
    public static LabelMeasures Of(
        IReadOnlyList<Prediction> predictions,
        IReadOnlyList<string> truth,
        IEnumerable<string> classes
    )
    {
        if (predictions.Count == 0)
            return new LabelMeasures(0, null, null, null, null);
        var pairs = Pairs(predictions, truth);
        return new LabelMeasures(
            pairs.Count,
            pairs.Count(p => p.Right) / (double)pairs.Count,
            MacroF1Of(predictions, truth, classes),
            CalibrationError.Expected(pairs),
            CalibrationError.Brier(pairs)
        );
    }

    /// <summary>Each prediction's confidence and whether it was right.</summary>
    public static IReadOnlyList<CalibrationPair> Pairs(
        IReadOnlyList<Prediction> predictions,
        IReadOnlyList<string> truth
    ) => [.. predictions.Select((p, i) => new CalibrationPair(p.Confidence, p.Label == truth[i]))];

    /// <summary>Carries a floor over to these predictions.</summary>
    public static FloorResult AtFloor(IReadOnlyList<CalibrationPair> pairs, double? floor)
    {
        if (floor is null || pairs.Count == 0)
            return new FloorResult(0, null);
        var above = pairs.Count(p => p.Confidence >= floor);
        var right = pairs.Count(p => p.Confidence >= floor && p.Right);
        return new FloorResult(above / (double)pairs.Count, above == 0 ? null : right / (double)above);
    }

    private static double MacroF1Of(
        IReadOnlyList<Prediction> predictions,
        IReadOnlyList<string> truth,
        IEnumerable<string> classes
    )
    {
        var hits = new Dictionary<string, int>(StringComparer.Ordinal);
        var mentions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in classes.Concat(truth))
            mentions[name] = 0;
        var classCount = mentions.Count;
        for (var i = 0; i < truth.Count; i++)
        {
            var predicted = predictions[i].Label;
            mentions[predicted] = mentions.GetValueOrDefault(predicted) + 1;
            mentions[truth[i]]++;
            if (predicted == truth[i])
                hits[predicted] = hits.GetValueOrDefault(predicted) + 1;
        }
        // F1 = 2·hits / (times predicted + times true)
        return hits.Sum(h => 2.0 * h.Value / mentions[h.Key]) / classCount;
    }
}
