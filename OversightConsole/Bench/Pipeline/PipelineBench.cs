using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Commands;
using OversightConsole.Composition;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Training;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
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
        var command = new Command("pipeline", "A backlog through three agents and through the whole suite.")
        {
            tickets,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var many = parsed.GetValue(tickets);
                if (many is < 1 or > 1_000_000)
                    throw new BadInputException($"--tickets must be from 1 to 1000000, not {many}.");
                await RunAsync(ConsoleHost.ReadSettings(), many, parsed.InvocationConfiguration.Output, ct);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static async Task RunAsync(ConsoleSettings settings, int tickets, TextWriter output, CancellationToken ct)
    {
        var load = Machine.Load();
        output.WriteLine(
            $"{"database", -12}{"agents", -34}{"tickets", 9}{"proposals", 11}{"per second", 12}{"peak, MiB", 11}"
        );
        foreach (
            var which in new Func<IAgent, bool>[] { a => Few.Contains(a.Key), a => !AgentOrder.IsSimulated(a.Key) }
        )
            await using (var sqlite = BenchDatabase.Sqlite(settings))
                await MeasureAsync("SQLite", sqlite, settings, tickets, which, output, ct);
        output.WriteLine();
        output.WriteLine($"{Machine.Describe()}; load average {load} before, {Machine.Load()} after.");
    }

    private static async Task MeasureAsync(
        string name,
        BenchDatabase database,
        ConsoleSettings settings,
        int tickets,
        Func<IAgent, bool> which,
        TextWriter output,
        CancellationToken ct
    )
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddConsole(settings with { Storage = database.Options })
            .BuildServiceProvider();
        await services.GetRequiredService<Schema>().EnsureAsync(ct);
        var (_, further) = await ActivatorUtilities
            .CreateInstance<DemoBacklog>(services)
            .FillAsync(Closed, Seed, tickets, ct);
        await services.GetRequiredService<AgentTraining>().TrainAllAsync("a benchmark", ct: ct);
        var agents = services.GetRequiredService<IReadOnlyList<IAgent>>().Where(which).ToList();
        await services.GetRequiredService<FleetControl>().InstallAsync(agents.Select(a => a.Key), ct);
        await SkipAsync(services, ct);
        await ArriveAsync(services, further, ct);
        var work = services.GetRequiredService<TicketWork>().With(which);
        var pipeline = ActivatorUtilities.CreateInstance<TicketPipeline>(services, work);
        using var process = Process.GetCurrentProcess();
        var peak = 0L;
        var watch = Stopwatch.StartNew();
        while (await pipeline.RunOnceAsync(ct))
        {
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64);
        }
        watch.Stop();
        await using var db = await services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync(ct);
        var looked = await db.Set<AgentLook>().Select(l => l.Ticket).Distinct().CountAsync(ct);
        var proposals = await db.Set<Proposal>().CountAsync(ct);
        var keys = agents.Count <= Few.Length ? string.Join(", ", agents.Select(a => a.Key)) : $"all {agents.Count}";
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -12}{keys, -34}{looked, 9}{proposals, 11}{looked / watch.Elapsed.TotalSeconds, 12:0}{peak / (1024.0 * 1024), 11:0}"
            )
        );
    }

    /// <summary>What is closed is no backlog: the pipeline begins behind it.</summary>
    private static async Task SkipAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var last = await db.Set<TicketChange>().MaxAsync(c => c.Sequence, ct);
        db.Add(new FeedCursor { Connection = SorRef.Embedded, Cursor = last.ToString(CultureInfo.InvariantCulture) });
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
            await using var write = await db.BeginWriteAsync(ct);
            var told = await desk.CreateManyAsync(db, [.. unit.Select(t => StoryWriter.Arrival(t))], ct);
            if (told.FirstOrDefault(t => t.Ticket is null) is { } refused)
                throw new InvalidOperationException($"The desk refused a ticket: {refused.Problems[0].Sentence}");
            await write.CommitAsync();
        }
    }
}
