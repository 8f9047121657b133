using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Bench.Learning;

/// <summary>One line of the table: what answers were worth.</summary>
internal sealed record Measured(LabelMeasures Labels, FloorResult At95, FloorResult At97, Answers Answers)
{
    /// <summary>Compares answers with the truth.</summary>
    /// <param name="classes">The labels in training.</param>
    public static Measured Of(Answers answers, IReadOnlyList<Ticket> test, IReadOnlyCollection<string> classes)
    {
        Prediction[] predictions =
        [
            .. answers.Labels.Select(
                (label, i) => new Prediction([new RankedLabel(label, answers.Confidences[i])], true)
            ),
        ];
        string[] truth = [.. test.Select(t => t.Label)];
        IReadOnlyList<CalibrationPair> pairs = LabelMeasures.Pairs(predictions, truth);
        return new Measured(
            LabelMeasures.Of(predictions, truth, classes),
            LabelMeasures.AtFloor(pairs, answers.Floor95),
            LabelMeasures.AtFloor(pairs, answers.Floor97),
            answers
        );
    }

    /// <summary>A learner on one split; null when it failed.</summary>
    public static async Task<Measured?> OfAsync(
        ILearner learner,
        IReadOnlyList<Ticket> train,
        IReadOnlyList<Ticket> test,
        CancellationToken ct
    ) =>
        await learner.RunAsync(train, test, ct) is { } answers
            ? Of(answers, test, train.Select(t => t.Label).ToHashSet())
            : null;
}
