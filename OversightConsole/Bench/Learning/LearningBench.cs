using System.CommandLine;
using System.Globalization;
using OversightConsole.Commands.Line;

namespace OversightConsole.Bench.Learning;

/// <summary>
/// <c>bench learning --data FOLDER</c>: the learner on real tickets beside fastText and scikit-learn, where they are
/// installed, in the same run: on kept-back tickets, for several labels, and forward in time.
/// </summary>
internal static class LearningBench
{
    private const int Most = 5;

    public static Command Command()
    {
        var data = new Option<string?>("--data") { Description = "The folder with the real tickets." };
        var folds = new Option<int>("--folds")
        {
            Description = $"How many of the {Most} parts are kept back in turn.",
            DefaultValueFactory = _ => Most,
        };
        var part = new Option<string>("--part")
        {
            Description = "category, labels, forward or all.",
            DefaultValueFactory = _ => "all",
        };
        var command = new Command("learning", "The learner on real tickets, beside fastText and scikit-learn.")
        {
            data,
            folds,
            part,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                if (parsed.GetValue(data) is not { Length: > 0 } folder)
                    throw new BadInputException("--data is missing; give the folder with the real tickets.");
                var wanted = parsed.GetValue(folds);
                if (wanted is < 1 or > Most)
                    throw new BadInputException(
                        string.Create(CultureInfo.InvariantCulture, $"--folds must be from 1 to {Most}, not {wanted}.")
                    );
                var what = parsed.GetValue(part);
                if (what is not ("category" or "labels" or "forward" or "all"))
                    throw new BadInputException($"--part must be category, labels, forward or all, not '{what}'.");
                try
                {
                    await RunAsync(new LearningData(folder), wanted, what, parsed.InvocationConfiguration.Output, ct);
                }
                catch (CommandInputException e)
                {
                    throw new BadInputException(e.Message);
                }
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static async Task RunAsync(
        LearningData data,
        int folds,
        string part,
        TextWriter output,
        CancellationToken ct
    )
    {
        var load = Machine.Load();
        var own = new OwnLearner();
        var peers = await PeersAsync(output, ct);
        if (part is "category" or "all")
            await new CategoryBench(data.Category(), output).RunAsync(own, peers, folds, ct);
        if (part is "labels" or "all")
            await new LabelsBench(data, output).RunAsync(own, peers, folds, ct);
        if (part is "forward" or "all")
            await new ForwardBench(data.Category(), output).RunAsync(own, peers, ct);
        output.WriteLine();
        output.WriteLine($"{Machine.Describe()}; load average {load} before, {Machine.Load()} after.");
    }

    private static async Task<IReadOnlyList<ILearner>> PeersAsync(TextWriter output, CancellationToken ct)
    {
        var peers = new List<ILearner>();
        if (await ScikitLearner.FindAsync(ct) is { } python)
            peers.AddRange([new ScikitLearner(python, "words"), new ScikitLearner(python, "words+characters")]);
        else
            output.WriteLine("scikit-learn: not installed (no python3 along PATH has it).");
        if (FastTextLearner.Find() is { } program)
            peers.Add(new FastTextLearner(program));
        else
            output.WriteLine("fastText: not installed (not along PATH).");
        return peers;
    }
}
