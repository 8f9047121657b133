using System.Diagnostics;
using System.Globalization;
using OversightConsole.Core.Learning;

namespace OversightConsole.Bench.Learning;

/// <summary>Kept-back tickets: each learner on the same parts, and the mean over them.</summary>
internal sealed class CategoryBench(IReadOnlyList<Ticket> tickets, TextWriter output)
{
    private const int Parts = 5;
    private const long Seed = 20251125;
    private const int NameWidth = 46;

    public async Task RunAsync(OwnLearner own, IReadOnlyList<ILearner> peers, int folds, CancellationToken ct)
    {
        var parts = LearningData.Folds(tickets, Parts, Seed);
        Write(
            $"Category, {tickets.Count} tickets, {folds} of {Parts} parts by near-duplicate cluster kept back in turn; mean over them"
        );
        Write(
            $"{"", -NameWidth}{"accuracy", 9}{"macro-F1", 9}{"ECE", 7}{"Brier", 7}{"floor 95: coverage, accuracy", 30}{"floor 97: coverage, accuracy", 30}{"train CPU s", 12}{"tickets/CPU s", 14}{"peak MiB", 9}"
        );
        foreach (var learner in (IEnumerable<ILearner>)[own, .. peers])
        {
            var rows = new List<Measured>();
            for (var fold = 0; fold < folds; fold++)
            {
                Ticket[] train = [.. tickets.Where((_, i) => parts[i] != fold)];
                Ticket[] test = [.. tickets.Where((_, i) => parts[i] == fold)];
                if (await Measured.OfAsync(learner, train, test, ct) is not { } row)
                    break;
                rows.Add(row);
                if (learner == own && folds > 1)
                    Row($"  part {fold + 1}", [row]);
            }
            if (rows.Count < folds)
                Write($"{learner.Name, -NameWidth}failed");
            else
                Row(learner.Name, rows);
        }
        if (own.Model is { } model)
            WriteFile(model);
    }

    private void Row(string name, IReadOnlyList<Measured> rows) =>
        Write(
            $"{name, -NameWidth}{rows.Average(r => r.Labels.Accuracy), 9:0.0000}{rows.Average(r => r.Labels.MacroF1), 9:0.0000}{rows.Average(r => r.Labels.Ece), 7:0.000}{rows.Average(r => r.Labels.Brier), 7:0.000}{rows.Average(r => r.At95.Coverage), 20:0.000}{rows.Average(r => r.At95.Accuracy), 10:0.000}{rows.Average(r => r.At97.Coverage), 20:0.000}{rows.Average(r => r.At97.Accuracy), 10:0.000}{rows.Average(r => r.Answers.TrainCpuSeconds), 12:0.0}{rows.Average(r => r.Answers.PerCpuSecond), 14:0}{rows.Min(r => r.Answers.PeakMiB), 9:0}"
        );

    private void WriteFile(TextModel model)
    {
        using var stream = new MemoryStream();
        TextModelFile.Write(model, stream);
        stream.Position = 0;
        TextModelFile.Read(stream);
        stream.Position = 0;
        var watch = Stopwatch.StartNew();
        TextModelFile.Read(stream);
        Write($"Its model: {stream.Length / 1e6:0.0} MB, loaded in {watch.Elapsed.TotalMilliseconds:0} ms.");
    }

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
