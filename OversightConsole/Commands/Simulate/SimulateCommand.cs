using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using OversightConsole.Commands.Accuracy;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Demo.Simulated;
using OversightConsole.Core.Demo.Simulation;

namespace OversightConsole.Commands.Simulate;

/// <summary>
/// <c>simulate --claims N --true-accuracy P --reviews N --seed N [--target .95] [--falls-to P [--actions N]] [--plot FILE.svg]
/// [--json]</c>: agents of known accuracy through the console's own services, on a database of their own that is gone afterwards.
/// </summary>
internal static class SimulateCommand
{
    private const int RoundsBetweenWords = 25;

    private static readonly Option<string?> Claims = AccuracyInput.Text("--claims", "How many agents, a claim each.");
    private static readonly Option<string?> True = AccuracyInput.Text(
        "--true-accuracy",
        "The chance that an answer is right, from 0 to 1."
    );
    private static readonly Option<string?> Reviews = AccuracyInput.Text(
        "--reviews",
        "How many answers of each at most, looked at after every one."
    );
    private static readonly Option<string?> Seed = AccuracyInput.Text(
        "--seed",
        "The same seed gives the same numbers."
    );
    private static readonly Option<string?> Target = AccuracyInput.Target();
    private static readonly Option<string?> FallsTo = AccuracyInput.Text(
        "--falls-to",
        "The accuracy that promoted agents fall to, from 0 to 1; they act on until they step back."
    );
    private static readonly Option<string?> Actions = AccuracyInput.Text(
        "--actions",
        "How many actions of each after the fall at most; 5000 without it."
    );
    private static readonly Option<string?> Plot = AccuracyInput.Text(
        "--plot",
        "An .svg file for the share ever promoted against the number of reviews."
    );

    public static Command Create()
    {
        var json = AccuracyInput.Json();
        var command = new Command(
            "simulate",
            "Agents of known accuracy through the console's own services, on a throw-away database."
        )
        {
            Claims,
            True,
            Reviews,
            Seed,
            Target,
            FallsTo,
            Actions,
            Plot,
            json,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var (plan, plot) = (Plan(parsed), PlotFile(parsed));
                // SQLite answers on the caller's thread: without this it would not come back before the end, and nobody
                // would listen for Ctrl C, which must still remove the database.
                await Task.Yield();
                var watch = Stopwatch.StartNew();
                var result = await ThrowAwayConsole.RunAsync(
                    ConsoleHost.ReadSettings(),
                    Enumerable.Range(1, plan.Claims).Select(SimulatedDescriptors.Numbered),
                    (simulation, inner) => simulation.RunAsync(plan, p => Tell(p, watch.Elapsed), inner),
                    ct
                );
                if (plot is not null)
                    await File.WriteAllTextAsync(plot, SharePlot.Draw(plan, result), ct);
                if (parsed.GetValue(json))
                    CommandOutput.WriteJson(SimulateOutput.Document(plan, result, watch.Elapsed));
                else
                    SimulateOutput.WriteTable(plan, result, watch.Elapsed);
                return result.TrailIntact ? ExitCode.Success : ExitCode.Failure;
            }
        );
        return command;
    }

    private static SimulationPlan Plan(ParseResult parsed)
    {
        var target = AccuracyInput.Between(parsed, Target, 0.95);
        if (target < SimulationPlan.LeastTarget)
            throw new BadInputException(
                $"--target must be 0.5 or more; give 95 % as 0.95, not '{parsed.GetValue(Target)}'."
            );
        var plan = new SimulationPlan(
            Count(parsed, Claims, SimulationPlan.MostClaims),
            Share(parsed, True, "the true accuracy, from 0 to 1"),
            Count(parsed, Reviews, SimulationPlan.MostReviews),
            (int)AccuracyInput.Count(parsed, Seed, int.MaxValue),
            target
        );
        var falls = parsed.GetValue(FallsTo) is not null;
        var actions = parsed.GetValue(Actions) is not null;
        if (actions && !falls)
            throw new BadInputException("--actions needs --falls-to: give the accuracy that promoted agents fall to.");
        return falls
            ? plan with
            {
                Fall = new AccuracyFall(
                    Share(parsed, FallsTo, "the accuracy after the fall, from 0 to 1"),
                    actions ? Count(parsed, Actions, AccuracyFall.MostActions) : AccuracyFall.UsualActions
                ),
            }
            : plan;
    }

    private static int Count(ParseResult parsed, Option<string?> option, int most)
    {
        var count = AccuracyInput.Count(parsed, option, most);
        return count >= 1
            ? (int)count
            : throw new BadInputException(
                string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be from 1 to {most}, not {count}.")
            );
    }

    private static double Share(ParseResult parsed, Option<string?> option, string remedy)
    {
        var text = AccuracyInput.Required(parsed, option, remedy);
        return AccuracyInput.Number(option, text, remedy) is >= 0 and <= 1 and var share
            ? share
            : throw new BadInputException($"{option.Name} must lie from 0 to 1; give 95 % as 0.95, not '{text}'.");
    }

    // Looked at before the minutes that the simulation takes.
    private static string? PlotFile(ParseResult parsed)
    {
        if (parsed.GetValue(Plot) is not { } text)
            return null;
        if (!text.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            throw new BadInputException($"--plot must name an .svg file; '{text}' does not.");
        var path = Path.GetFullPath(text);
        return Directory.Exists(Path.GetDirectoryName(path))
            ? path
            : throw new BadInputException($"--plot: the folder of '{text}' does not exist; make it first.");
    }

    private static void Tell(SimulationProgress progress, TimeSpan elapsed)
    {
        if (progress.Done % RoundsBetweenWords != 0 && progress.Left > 0 && progress.Done < progress.Most)
            return;
        var (what, left) = progress.IsFalling ? ("actions", "still act alone") : ("answers", "are not promoted");
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{progress.Done} of at most {progress.Most} {what} each, {progress.Left} {left}, {elapsed.TotalSeconds:0} s"
            )
        );
    }
}
