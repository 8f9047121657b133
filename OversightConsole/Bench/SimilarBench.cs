using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.ServiceDesk.Embedded.Search;
using OversightConsole.Core.Storage;
using OversightConsole.Settings;

namespace OversightConsole.Bench;

/// <summary><c>bench similar</c>: how long it takes to find the closed tickets of a customer that read like a new one.</summary>
internal static class SimilarBench
{
    private const int Seed = 1;
    private const int WarmUp = 50;

    public static Command Command()
    {
        var tickets = new Option<int>("--tickets")
        {
            Description = "How many closed tickets there are.",
            DefaultValueFactory = _ => 100_000,
        };
        var count = new Option<int>("--count")
        {
            Description = "How many new tickets are looked up.",
            DefaultValueFactory = _ => 500,
        };
        var command = new Command("similar", "Finding a customer's similar closed tickets, on both databases.")
        {
            tickets,
            count,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var (many, asked) = (parsed.GetValue(tickets), parsed.GetValue(count));
                if (many is < 1 or > 1_000_000)
                    throw new BadInputException($"--tickets must be from 1 to 1000000, not {many}.");
                if (asked is < 1 or > 100_000)
                    throw new BadInputException($"--count must be from 1 to 100000, not {asked}.");
                await RunAsync(ConsoleHost.ReadSettings(), many, asked, parsed.InvocationConfiguration.Output, ct);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static async Task RunAsync(
        ConsoleSettings settings,
        int tickets,
        int count,
        TextWriter output,
        CancellationToken ct
    )
    {
        var load = Machine.Load();
        output.WriteLine(
            $"{"database", -12}{"tickets", 9}{"lookups", 9}{"found", 7}{"p50, ms", 10}{"p95, ms", 10}{"p99, ms", 10}{"entered/s", 11}"
        );
        await using (var sqlite = BenchDatabase.Sqlite(settings))
            await MeasureAsync("SQLite", sqlite, settings, tickets, count, output, ct);
        var (database, where) = await BenchDatabase.PostgresAsync(settings);
        if (database is null)
            output.WriteLine($"{"PostgreSQL", -12}not measured: {where}");
        else
            await using (database)
                await MeasureAsync("PostgreSQL", database, settings, tickets, count, output, ct);
        output.WriteLine();
        output.WriteLine($"PostgreSQL on {where}.");
        output.WriteLine($"{Machine.Describe()}; load average {load} before, {Machine.Load()} after.");
    }

    private static async Task MeasureAsync(
        string name,
        BenchDatabase database,
        ConsoleSettings settings,
        int tickets,
        int count,
        TextWriter output,
        CancellationToken ct
    )
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddConsole(settings with { Storage = database.Options })
            .BuildServiceProvider();
        await services.GetRequiredService<Schema>().EnsureAsync(ct);
        var filling = Stopwatch.StartNew();
        var (entered, further) = await ActivatorUtilities
            .CreateInstance<DemoBacklog>(services)
            .FillAsync(tickets, Seed, count + WarmUp, ct);
        var pace = entered / filling.Elapsed.TotalSeconds;
        var contexts = services.GetRequiredService<IDbContextFactory<OversightDbContext>>();
        var similar = new SimilarTickets(TimeProvider.System);
        foreach (var ticket in further.Take(WarmUp))
            await LookUpAsync(contexts, similar, ticket, ct);
        var times = new List<double>(count);
        var found = 0;
        foreach (var ticket in further.Skip(WarmUp))
        {
            var begin = Stopwatch.GetTimestamp();
            found += await LookUpAsync(contexts, similar, ticket, ct) > 0 ? 1 : 0;
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        times.Sort();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -12}{entered, 9}{times.Count, 9}{found / (double)times.Count, 7:0 %}{At(.5), 10:0.0}{At(.95), 10:0.0}{At(.99), 10:0.0}{pace, 11:0}"
            )
        );

        double At(double share) => times[Math.Min(times.Count - 1, (int)Math.Ceiling(times.Count * share) - 1)];
    }

    private static async Task<int> LookUpAsync(
        IDbContextFactory<OversightDbContext> contexts,
        SimilarTickets similar,
        DemoTicket ticket,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var text = $"{ticket.Summary}\n{ticket.Body}";
        return (await similar.FindAsync(db, text, ticket.TrueCompanyId, null, ct)).Count;
    }
}
