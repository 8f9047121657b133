using System.Diagnostics;
using OversightConsole.Core.Learning;

namespace OversightConsole.Bench.Learning;

/// <summary>The console's own learner, as <c>evaluate</c> and the agents use it.</summary>
internal sealed class OwnLearner : ILearner
{
    private const int WarmUp = 5000;

    public string Name => "OversightConsole";

    /// <summary>The model trained last; its file is measured.</summary>
    public TextModel? Model { get; private set; }

    public Task<Answers?> RunAsync(IReadOnlyList<Ticket> train, IReadOnlyList<Ticket> test, CancellationToken ct)
    {
        // The clusters are not told: it has to find copies by itself, as on any desk.
        TrainingExample[] examples = [.. train.Select(t => new TrainingExample([t.Text], t.Label))];
        var before = Cpu();
        var model = TextClassifier.Train(examples, cancel: ct);
        var (floor95, floor97) = (model.FloorFor(0.95).Value, model.FloorFor(0.97).Value);
        var trained = Cpu() - before;
        Model = model;
        for (var i = 0; i < WarmUp && test.Count > 0; i++)
            model.Predict(test[i % test.Count].Text);
        before = Cpu();
        Prediction[] predictions = [.. test.Select(t => model.Predict(t.Text))];
        var spent = Cpu() - before;
        using var process = Process.GetCurrentProcess();
        return Task.FromResult<Answers?>(
            new Answers(
                Name,
                [.. predictions.Select(p => p.Label)],
                [.. predictions.Select(p => p.Confidence)],
                floor95,
                floor97,
                trained,
                test.Count / spent,
                process.PeakWorkingSet64 / (1024.0 * 1024)
            )
        );
    }

    private static double Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }
}
