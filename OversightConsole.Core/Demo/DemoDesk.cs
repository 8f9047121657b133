using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.History;
using OversightConsole.Core.Demo.Seeding;
using OversightConsole.Core.Demo.Simulated;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Demo.Traps;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Demo;

/// <summary>
/// Builds the demo desk: customers, staff, tickets and, where the agents are at hand, their history. Built once; a build
/// that was interrupted is found by its mark and done anew. Never touches a database that somebody else uses.
/// </summary>
public sealed class DemoDesk(
    IDbContextFactory<OversightDbContext> contexts,
    BulkWrites bulk,
    DeskConfiguration configuration,
    DeskZone zone,
    DemoReset reset,
    DemoProgress progress,
    HistoryServices history,
    TimeProvider time
)
{
    private const string FirstTraining = "the first training of the demo desk";

    /// <summary>
    /// Makes sure that the demo is there: builds it in an empty database, rebuilds one that was interrupted, leaves one
    /// that is whole.
    /// </summary>
    public async Task<DemoOutcome> EnsureAsync(DemoPlan plan, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        await reset.RunAsync(ct);
        var until = time.Now();
        await configuration.EnsureAsync(ct);
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            await using var scope = await db.BeginWriteAsync(time, ct);
            if (await db.Set<DemoMarker>().AnyAsync(ct))
                return new DemoThere();
            if (!await DemoReset.IsEmptyAsync(db, ct))
                return new DemoRefused(
                    "The database holds tickets, customers or staff that are not the demo's; name an empty one (Storage:ConnectionString) or switch the demo off (Demo:Enabled=false)."
                );
            var marker = new DemoMarker
            {
                Seed = plan.Seed,
                Days = plan.Days,
                BuiltFor = until,
            };
            db.Add(marker);
            progress.Report(DemoPhase.Customers);
            await WorldBuilder.WriteAsync(scope, zone, until, ct);
            await scope.CommitAsync();
        }
        var (tickets, decisions) = await FillAsync(plan, until, ct);
        await JoinAsync(plan, until, ct);
        await FollowedAsync(ct);
        tickets += await TrapsAsync(plan, until, ct);
        var proposals = await FinishAsync(ct);
        progress.Report(DemoPhase.Ready);
        return new DemoBuilt(tickets, proposals, decisions, watch.Elapsed.TotalSeconds);
    }

    private async Task<(int Tickets, int Decisions)> FillAsync(
        DemoPlan plan,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        var begin = plan.HistoryBegins(until, zone.Zone);
        var clock = new DemoClock(begin);
        var services = history.At(clock, plan.Seed);
        var writer = new ClosedTickets(bulk, contexts, services.Desk, progress, time);
        var stories = new StoryWriter(zone, until);
        var tickets = new DemoGenerator(plan.Seed, until, zone.Zone).Generate(plan.Days);
        var old = tickets.Where(t => t.OpenedAt < begin).ToList();
        await writer.WriteAsync(old, stories.Whole, ct);
        await WatchedAsync(ct);

        progress.Report(DemoPhase.Training);
        await services.Fleet.InstallAsync(services.Suite.AgentKeys, ct);
        await services.Training.TrainAsync(ClassificationAgent.AgentKey, FirstTraining, begin, ct);
        // The others join on the last day; they learn on the second core while the history is played.
        var others = Task.Run(
            () => services.Training.LearnAsync(a => a != ClassificationAgent.AgentKey, begin, ct),
            ct
        );

        var play = new DemoHistory(contexts, bulk, services, clock, stories, writer, plan.Seed);
        await play.BeginAsync(ct);
        var recent = tickets.Skip(old.Count).ToList();
        // With few old tickets nothing could be learned: then there is nothing to review either.
        var came =
            play.HasReviewers && services.Memory.Knowledge is not null
                ? await SeededAsync(play, services, clock, plan, recent, until, ct)
                : await UnreviewedAsync(play, recent, until, ct);
        await services.Training.KeepAsync(await others, FirstTraining, ct);
        return (old.Count + came, play.Decisions);
    }

    private Task<int> SeededAsync(
        DemoHistory play,
        ServicesAtTime services,
        DemoClock clock,
        DemoPlan plan,
        IReadOnlyList<DemoTicket> tickets,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        var simulated = new SimulatedStory(contexts, services, SeededHistory.Manager, plan.Seed);
        return new SeededHistory(play, services, simulated, clock, progress, zone.Zone, plan.Seed).PlayAsync(
            tickets,
            until,
            ct
        );
    }

    /// <summary>Without demo users nobody decides: people book the tickets by themselves.</summary>
    private async Task<int> UnreviewedAsync(
        DemoHistory play,
        IReadOnlyList<DemoTicket> tickets,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        foreach (var (unit, i) in tickets.Chunk(DemoHistory.Unit).Select((u, i) => (u, i)))
        {
            progress.Report(DemoPhase.History, i * DemoHistory.Unit, tickets.Count);
            await play.PlayAsync(unit, areDecided: true, unit[^1].OpenedAt.AddTicks(1), ct);
        }
        await play.PlayAsync([], areDecided: true, until, ct);
        return tickets.Count;
    }

    /// <summary>The rest of the suite looks at what came in this morning.</summary>
    private async Task JoinAsync(DemoPlan plan, DateTimeOffset until, CancellationToken ct)
    {
        var services = history.At(new DemoClock(until), plan.Seed);
        var catalog = await services.Record.DescribeAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var morning = until - Fresh.Span;
        var open = await db.Set<Ticket>()
            .Where(t => !t.IsClosed && t.OpenedAt >= morning)
            .OrderBy(t => t.Id)
            .Select(t => t.Id)
            .ToListAsync(ct);
        foreach (var unit in open.Chunk(DemoHistory.Unit))
            await bulk.RunAsync(
                async inner =>
                {
                    foreach (var ticket in unit)
                        await services.Suite.OnAsync(EmbeddedDesk.RefOf(ticket), catalog, inner);
                },
                ct
            );
    }

    /// <summary>The traps come last: the live pipeline takes them up as the first new arrivals.</summary>
    private async Task<int> TrapsAsync(DemoPlan plan, DateTimeOffset until, CancellationToken ct)
    {
        progress.Report(DemoPhase.Open);
        var services = history.At(new DemoClock(until), plan.Seed);
        var writer = new ClosedTickets(bulk, contexts, services.Desk, progress, time);
        var traps = new DemoTraps(plan.Seed, until).All().SelectMany(t => t.Tickets).ToDictionary(t => t.Ticket.Key);
        var tickets = traps.Values.Select(t => t.Ticket).OrderBy(t => t.OpenedAt).ToList();
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        await bulk.RunAsync(
            inner => writer.WriteUnitAsync(tickets, t => StoryWriter.Trap(traps[t.Key]), numbers, inner),
            ct
        );
        return traps.Count;
    }

    /// <summary>Before the agents there was nothing whose outcome could be told.</summary>
    private async Task WatchedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(time, ct);
        db.Add(
            new OutcomeCursor { Connection = EmbeddedSystemOfRecord.ConnectionName, Cursor = await LastAsync(db, ct) }
        );
        await scope.CommitAsync();
    }

    private static async Task<string> LastAsync(OversightDbContext db, CancellationToken ct) =>
        (await db.Set<TicketChange>().MaxAsync(c => (long?)c.Sequence, ct) ?? 0).ToString(CultureInfo.InvariantCulture);

    /// <summary>Tells the pipeline that everything so far has been worked on.</summary>
    private async Task FollowedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(time, ct);
        db.Add(new FeedCursor { Connection = EmbeddedSystemOfRecord.ConnectionName, Cursor = await LastAsync(db, ct) });
        await scope.CommitAsync();
    }

    /// <summary>Marks the demo as whole.</summary>
    private async Task<int> FinishAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(time, ct);
        // All of Escalations L2 has as much as it can take: the next urgent ticket finds nobody free.
        foreach (var member in await db.Set<Member>().Where(m => m.TeamId == "second-line").ToListAsync(ct))
            member.Capacity = await db.Set<Ticket>().CountAsync(t => !t.IsClosed && t.OwnerId == member.Id, ct);
        await DeskConfiguration.ChangedAsync(db, scope.Now, ct);
        var marker = await db.Set<DemoMarker>().SingleAsync(ct);
        marker.State = DemoState.Ready;
        marker.ReadyAt = time.Now();
        marker.Fed = await db.Set<Ticket>().CountAsync(t => t.Source == SimulatedTicket.Source, ct);
        scope.Touch(Topic.Demo);
        var proposals = await db.Set<Proposal>().CountAsync(ct);
        await scope.CommitAsync();
        return proposals;
    }
}
