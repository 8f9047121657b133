using System.Globalization;

namespace OversightConsole.Bench.Learning;

/// <summary>Several labels of the same tickets, some with many rare classes.</summary>
internal sealed class LabelsBench(LearningData data, TextWriter output)
{
    private const int Parts = 5;
    private const long Seed = 20251125;

    public async Task RunAsync(OwnLearner own, IReadOnlyList<ILearner> peers, int folds, CancellationToken ct)
    {
        ILearner[] learners = [own, .. peers];
        output.WriteLine();
        Write($"Several labels: accuracy / macro-F1, mean over {folds} of {Parts} parts kept back in turn");
        output.WriteLine($"{"", -18}{"tickets", 8}{"classes", 8}" + string.Concat(learners.Select(l => $"  {l.Name}")));
        foreach (var label in LearningData.Labels)
        {
            var tickets = data.WithLabel(label);
            var parts = LearningData.Folds(tickets, Parts, Seed);
            var cells = new List<string>();
            foreach (var learner in learners)
            {
                var rows = new List<Measured>();
                for (var fold = 0; fold < folds; fold++)
                {
                    Ticket[] train = [.. tickets.Where((_, i) => parts[i] != fold)];
                    Ticket[] test = [.. tickets.Where((_, i) => parts[i] == fold)];
                    if (await Measured.OfAsync(learner, train, test, ct) is { } row)
                        rows.Add(row);
                }
                var text =
                    rows.Count < folds
                        ? "failed"
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $"{rows.Average(r => r.Labels.Accuracy):0.0000} / {rows.Average(r => r.Labels.MacroF1):0.0000}"
                        );
                cells.Add("  " + text.PadLeft(learner.Name.Length));
            }
            Write(
                $"{label, -18}{tickets.Count, 8}{tickets.Select(t => t.Label).Distinct().Count(), 8}{string.Concat(cells)}"
            );
        }
    }

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
