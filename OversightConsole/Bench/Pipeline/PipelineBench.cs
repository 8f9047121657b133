using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Settings;

namespace OversightConsole.Bench.Pipeline;

/// <summary><c>bench pipeline</c>: how fast a backlog of tickets is worked off by a few agents and by the whole suite.</summary>
internal static class PipelineBench
{
    private const int Seed = 1;
    private const int Closed = 4_000;
    private static readonly string[] Few = ["intake", "classification", "priority"];

    public static Command Command()
    {
        var tickets = new Option<int>("--tickets")
        {
            Description = "How many tickets wait.",
            DefaultValueFactory = _ => 2_000,
        };
        var agents = new Option<string>("--agents")
        {
            Description = "few (intake, classification, priority), all, or both one after the other.",
            DefaultValueFactory = _ => "both",
        };
        agents.AcceptOnlyFromAmong("few", "all", "both");
        var database = new Option<string>("--database")
        {
            Description = "sqlite, postgres, or both one after the other.",
            DefaultValueFactory = _ => "sqlite",
        };
        database.AcceptOnlyFromAmong("sqlite", "postgres", "both");
        var command = new Command("pipeline", "A backlog through three agents and through the whole suite.")
        {
            tickets,
            agents,
            database,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var many = parsed.GetValue(tickets);
                if (many is < 1 or > 1_000_000)
                    throw new BadInputException($"--tickets must be from 1 to 1000000, not {many}.");
                await RunAsync(
                    ConsoleHost.ReadSettings(),
                    many,
                    Asked(parsed.GetValue(agents)!, "few", "all"),
                    Asked(parsed.GetValue(database)!, "sqlite", "postgres"),
                    parsed.InvocationConfiguration.Output,
                    ct
                );
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static string[] Asked(string word, params string[] both) => word == "both" ? both : [word];

    private static async Task RunAsync(
        ConsoleSettings settings,
        int tickets,
        string[] suites,
        string[] databases,
        TextWriter output,
        CancellationToken ct
    )
    {
        var load = Machine.Load();
        output.WriteLine(PipelineFigures.Head);
        foreach (var kind in databases)
        foreach (var suite in suites)
        {
            var (database, where) =
                kind == "sqlite"
                    ? (BenchDatabase.Sqlite(settings), "SQLite")
                    : await BenchDatabase.PostgresAsync(settings);
            if (database is null)
            {
                output.WriteLine($"PostgreSQL was not measured: {where}");
                continue;
            }
            await using (database)
                output.WriteLine(
                    await MeasureAsync(
                        kind == "sqlite" ? "SQLite" : "PostgreSQL",
                        database,
                        settings,
                        tickets,
                        suite == "few" ? a => Few.Contains(a.Key) : a => !a.Descriptor.IsSimulated,
                        ct
                    )
                );
        }
        output.WriteLine();
        output.WriteLine($"{Machine.Describe()}; load average {load} before, {Machine.Load()} after.");
    }

    private static async Task<PipelineFigures> MeasureAsync(
        string name,
        BenchDatabase database,
        ConsoleSettings settings,
        int tickets,
        Func<IAgent, bool> which,
        CancellationToken ct
    )
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddConsole(settings with { Storage = database.Options })
            .BuildServiceProvider();
        var agents = services.GetRequiredService<IReadOnlyList<IAgent>>().Where(which).ToList();
        await PrepareAsync(services, agents, tickets, ct);
        // What making the tickets took is not the pipeline's.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        var work = services.GetRequiredService<TicketWork>().With(which);
        var pipeline = ActivatorUtilities.CreateInstance<TicketPipeline>(services, work);
        var figures = PipelineFigures.Begin(
            name,
            agents.Count <= Few.Length ? string.Join(", ", agents.Select(a => a.Key)) : $"all {agents.Count}",
            tickets
        );
        while (await pipeline.RunOnceAsync(ct))
            figures.At(tickets - await WaitingAsync(services, ct));
        figures.At(tickets);
        await using var db = await services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync(ct);
        var looked = await db.Set<AgentLook>().Select(l => l.Ticket).Distinct().CountAsync(ct);
        if (looked != tickets)
            throw new InvalidOperationException($"{looked} of {tickets} tickets were looked at.");
        return figures.End(await db.Set<Proposal>().CountAsync(ct));
    }

    /// <summary>Trained agents, and tickets that wait for them.</summary>
    private static async Task PrepareAsync(
        IServiceProvider services,
        IReadOnlyList<IAgent> agents,
        int tickets,
        CancellationToken ct
    )
    {
        await services.GetRequiredService<Schema>().EnsureAsync(ct);
        var (_, further) = await ActivatorUtilities
            .CreateInstance<DemoBacklog>(services)
            .FillAsync(Closed, Seed, tickets, ct);
        await services.GetRequiredService<AgentTraining>().TrainAllAsync("a benchmark", ct: ct);
        await services.GetRequiredService<FleetControl>().InstallAsync(agents.Select(a => a.Key), ct);
        await SkipAsync(services, ct);
        await ArriveAsync(services, further, ct);
    }

    private static async Task<int> WaitingAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync(ct);
        return await db.Set<WaitingTicket>().CountAsync(ct);
    }

    /// <summary>What is closed is no backlog: the pipeline begins behind it.</summary>
    private static async Task SkipAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(services.GetRequiredService<TimeProvider>(), ct);
        var last = await db.Set<TicketChange>().MaxAsync(c => c.Sequence, ct);
        db.Add(
            new FeedCursor
            {
                Connection = EmbeddedSystemOfRecord.ConnectionName,
                Cursor = last.ToString(CultureInfo.InvariantCulture),
            }
        );
        await write.CommitAsync();
    }

    private static async Task ArriveAsync(
        IServiceProvider services,
        IReadOnlyList<DemoTicket> tickets,
        CancellationToken ct
    )
    {
        var desk = services.GetRequiredService<EmbeddedDesk>();
        foreach (var unit in tickets.Chunk(500))
        {
            await using var db = await services
                .GetRequiredService<IDbContextFactory<OversightDbContext>>()
                .CreateDbContextAsync(ct);
            await using var write = await db.BeginWriteAsync(services.GetRequiredService<TimeProvider>(), ct);
            var built = await desk.CreateManyAsync(db, [.. unit.Select(t => StoryWriter.Arrival(t))], ct);
            if (built.FirstOrDefault(t => t.Ticket is null) is { } refused)
                throw new InvalidOperationException($"The desk refused a ticket: {refused.Problems[0].Sentence}");
            await write.CommitAsync();
        }
    }
}
