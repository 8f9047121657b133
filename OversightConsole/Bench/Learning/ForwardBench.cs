using System.Globalization;
using OversightConsole.Core.Learning;

namespace OversightConsole.Bench.Learning;

/// <summary>
/// Forward in time: learns from the first tickets and answers the later ones block by block, with the floor carried over;
/// once learned for good, and learned anew before each block.
/// </summary>
internal sealed class ForwardBench(IReadOnlyList<Ticket> tickets, TextWriter output)
{
    private const int Block = 2000;
    private const int NameWidth = 46;

    /// <summary>The share of the tickets that is learned from first.</summary>
    private const double First = 0.4;

    private readonly int start = (int)(tickets.Count * First);

    public async Task RunAsync(OwnLearner own, IReadOnlyList<ILearner> peers, CancellationToken ct)
    {
        output.WriteLine();
        Write(
            $"Forward in time: learned from the first {start} tickets, answers the other {tickets.Count - start} in blocks of {Block}"
        );
        Write(
            $"{"", -NameWidth}{"accuracy", 9}{"macro-F1", 9}{"ECE", 7}{"floor 95: coverage, accuracy", 30}{"floor 97: coverage, accuracy", 30}{"last block", 11}"
        );
        Ticket[] first = [.. tickets.Take(start)];
        Ticket[] later = [.. tickets.Skip(start)];
        foreach (var learner in (IEnumerable<ILearner>)[own, .. peers.Take(1)])
        {
            if (await learner.RunAsync(first, later, ct) is { } once)
                Row($"{learner.Name}, learned once", once, later);
            if (learner == own && own.Model is { } model)
                Row("  with the shares of the last block known", Following(model, later), later);
            if (await AnewAsync(learner, ct) is { } anew)
                Row($"{learner.Name}, anew each block", anew.Answers, later, anew.Over95, anew.Over97);
        }
    }

    /// <summary>The model once learned, told how the labels of the block before were shared out.</summary>
    private static Answers Following(TextModel model, Ticket[] later)
    {
        var (labels, confidences) = (new List<string>(), new List<double>());
        foreach (var (i, block) in later.Chunk(Block).Index())
        {
            var recent = later.Take(i * Block).TakeLast(Block).CountBy(t => t.Label).ToDictionary();
            var now = model.WithPriors(recent);
            foreach (var prediction in block.Select(t => now.Predict(t.Text)))
            {
                labels.Add(prediction.Label);
                confidences.Add(prediction.Confidence);
            }
        }
        var (floor95, floor97) = (model.FloorFor(0.95).Value, model.FloorFor(0.97).Value);
        return new Answers("", labels, confidences, floor95, floor97, 0, 0, 0);
    }

    /// <summary>Learns from everything before each block. Its floors differ from block to block.</summary>
    private async Task<(Answers Answers, bool[] Over95, bool[] Over97)?> AnewAsync(
        ILearner learner,
        CancellationToken ct
    )
    {
        var all = new List<Answers>();
        for (var at = start; at < tickets.Count; at += Block)
        {
            Ticket[] block = [.. tickets.Skip(at).Take(Block)];
            if (await learner.RunAsync([.. tickets.Take(at)], block, ct) is not { } answers)
                return null;
            all.Add(answers);
        }
        var joined = new Answers(
            "",
            [.. all.SelectMany(a => a.Labels)],
            [.. all.SelectMany(a => a.Confidences)],
            null,
            null,
            0,
            0,
            0
        );
        return (
            joined,
            [.. all.SelectMany(a => a.Confidences.Select(c => c >= a.Floor95))],
            [.. all.SelectMany(a => a.Confidences.Select(c => c >= a.Floor97))]
        );
    }

    private void Row(string name, Answers answers, Ticket[] later, bool[]? over95 = null, bool[]? over97 = null)
    {
        over95 ??= [.. answers.Confidences.Select(c => c >= answers.Floor95)];
        over97 ??= [.. answers.Confidences.Select(c => c >= answers.Floor97)];
        bool[] right = [.. answers.Labels.Select((label, i) => label == later[i].Label)];
        var measured = Measured.Of(answers, later, later.Select(t => t.Label).ToHashSet());
        var last = right[^Math.Min(Block, right.Length)..].Average(r => r ? 1.0 : 0);
        Write(
            $"{name, -NameWidth}{measured.Labels.Accuracy, 9:0.0000}{measured.Labels.MacroF1, 9:0.0000}{measured.Labels.Ece, 7:0.000}{Share(over95), 20:0.000}{Reached(over95, right), 10:0.000}{Share(over97), 20:0.000}{Reached(over97, right), 10:0.000}{last, 11:0.0000}"
        );
    }

    private static double Share(bool[] over) => over.Average(o => o ? 1.0 : 0);

    private static double Reached(bool[] over, bool[] right) =>
        over.Zip(right).Where(p => p.First).Select(p => p.Second ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
