using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Demo;
using OversightConsole.Settings;

namespace OversightConsole.Commands;

/// <summary><c>demo [--days N] [--seed N] [--json]</c>: builds the demo desk in an empty database; exit 1 when it is not empty.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var days = new Option<int>("--days")
        {
            Description = "How many days of tickets; the last 30 with agents and reviewers at work.",
            DefaultValueFactory = _ => DemoPlan.DefaultDays,
        };
        var seed = new Option<int?>("--seed") { Description = "The same seed gives the same tickets." };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("demo", "Build the demo desk in an empty database.") { days, seed, json };
        command.SetAction(
            (parsed, ct) =>
            {
                var wanted = parsed.GetValue(days);
                if (wanted is < 1 or > DemoPlan.MostDays)
                    throw new BadInputException($"--days must be between 1 and {DemoPlan.MostDays}, not {wanted}.");
                return ConsoleHost.RunAsync(
                    async (services, inner) =>
                    {
                        var settings = services.GetRequiredService<ConsoleSettings>();
                        // Their published passwords are as good as none: only where nobody from elsewhere can come.
                        if (settings.DemoUsersAllowed)
                            await services.GetRequiredService<DemoUsers>().CreateAsync(inner);
                        var from = parsed.GetValue(seed) ?? settings.DemoSeed;
                        var desk = services.GetRequiredService<DemoDesk>();
                        return Print(await desk.EnsureAsync(new DemoPlan(from, wanted), inner), parsed.GetValue(json));
                    },
                    ct
                );
            }
        );
        return command;
    }

    private static int Print(DemoOutcome outcome, bool json)
    {
        switch (outcome)
        {
            case DemoBuilt built when json:
                CommandOutput.WriteJson(built);
                return ExitCode.Success;
            case DemoBuilt built:
                Console.Out.WriteLine(
                    FormattableString.Invariant(
                        $"Built in {built.Seconds:0.0} s: {built.Tickets} tickets, {built.Proposals} proposals, {built.Decisions} decisions."
                    )
                );
                return ExitCode.Success;
            case DemoThere:
                Console.Error.WriteLine(
                    "The database is not empty: it holds a demo desk already. Name an empty one (Storage:ConnectionString)."
                );
                return ExitCode.Failure;
            case DemoRefused refused:
                Console.Error.WriteLine(refused.Sentence);
                return ExitCode.Failure;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome.");
        }
    }
}
