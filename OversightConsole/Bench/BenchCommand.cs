using System.CommandLine;
using System.Globalization;
using OversightConsole.Bench.Duplicates;
using OversightConsole.Bench.Learning;
using OversightConsole.Bench.Pipeline;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Settings;

namespace OversightConsole.Bench;

/// <summary><c>bench NAME</c>: measures on a throw-away database and prints one table; nobody's data is touched.</summary>
internal static class BenchCommand
{
    private const int Most = 100_000;

    public static Command Create() =>
        new("bench", "Measures this machine; prints one table with units.")
        {
            Subcommands =
            {
                Decisions(),
                Bounds(),
                SimilarBench.Command(),
                PipelineBench.Command(),
                DuplicateReports(),
                LearningBench.Command(),
            },
        };

    private static Command Decisions()
    {
        var count = new Option<int>("--count")
        {
            Description = "How many of each are measured.",
            DefaultValueFactory = _ => 1000,
        };
        var command = new Command("decisions", "Decisions a second, beside the limit of bare transactions.") { count };
        command.SetAction(
            async (parsed, ct) =>
            {
                var wanted = parsed.GetValue(count);
                if (wanted is < 1 or > Most)
                    throw new BadInputException(
                        string.Create(CultureInfo.InvariantCulture, $"--count must be from 1 to {Most}, not {wanted}.")
                    );
                await DecisionsAsync(ConsoleHost.ReadSettings(), wanted, parsed.InvocationConfiguration.Output, ct);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Command Bounds()
    {
        var command = new Command("bounds", "What bounds and evidence of many answers cost to compute.");
        command.SetAction(parsed =>
        {
            var (output, load) = (parsed.InvocationConfiguration.Output, Machine.Load());
            BoundBench.Run(output);
            output.WriteLine();
            output.WriteLine($"{Machine.Describe()}; load average {load} before, {Machine.Load()} after.");
            return ExitCode.Success;
        });
        return command;
    }

    private static Command DuplicateReports()
    {
        var data = new Option<string>("--data") { Description = "The folder with gitbugs_*.csv.", Required = true };
        var command = new Command("duplicates", "Duplicates found at precision .95, beside BM25 alone.") { data };
        command.SetAction(parsed =>
        {
            var (output, load) = (parsed.InvocationConfiguration.Output, Machine.Load());
            DuplicateBench.Run(parsed.GetRequiredValue(data), output);
            output.WriteLine();
            output.WriteLine($"{Machine.Describe()}; load average {load} before, {Machine.Load()} after.");
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task DecisionsAsync(
        ConsoleSettings settings,
        int count,
        TextWriter output,
        CancellationToken ct
    )
    {
        var load = Machine.Load();
        output.WriteLine(
            $"{"database", -12}{"what", -22}{"writers", 8}{"per second", 12}{"p50, ms", 10}{"p99, ms", 10}"
        );
        await using (var sqlite = BenchDatabase.Sqlite(settings))
            await new DecisionBench(sqlite, settings).RunAsync(count, Row("SQLite"), ct);
        var (database, where) = await BenchDatabase.PostgresAsync(settings);
        if (database is null)
            output.WriteLine($"{"PostgreSQL", -12}not measured: {where}");
        else
            await using (database)
                await new DecisionBench(database, settings).RunAsync(count, Row("PostgreSQL"), ct);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} of each; PostgreSQL on {where}."));
        output.WriteLine($"{Machine.Describe()}; load average {load} before, {Machine.Load()} after.");

        Action<string, int?, Pace> Row(string name) =>
            (what, writers, pace) =>
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name, -12}{what, -22}{writers?.ToString(CultureInfo.InvariantCulture) ?? "–", 8}{pace.PerSecond, 12:0}{Milliseconds(pace.Median), 10}{Milliseconds(pace.Slow), 10}"
                    )
                );
    }

    private static string Milliseconds(TimeSpan? time) =>
        time?.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";
}
