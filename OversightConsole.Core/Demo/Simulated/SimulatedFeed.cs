using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo.Simulated;

/// <summary>
/// "Let it drift": feeds line reports of the new form, some at a time, until enough have come; the pipeline, the gate, the
/// executor and the alarm are the real ones. What was fed is counted in the marker within the transaction that opens it.
/// </summary>
public sealed class SimulatedFeed(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord record,
    EmbeddedDesk desk,
    DecisionService decisions,
    TimeProvider time
)
{
    /// <summary>How many reports one press feeds.</summary>
    public const int Reports = 400;

    private const int Batch = 10;
    private readonly SimulatedReview _review = new(contexts, record, desk, decisions);

    /// <summary>How many are still to come; null without a demo desk.</summary>
    public async Task<int?> LeftAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<DemoMarker>()
            .Where(m => m.State == DemoState.Ready)
            .Select(m => (int?)m.DriftLeft)
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>Begins to feed reports of the new form; false without a demo desk, or when it feeds already.</summary>
    public async Task<bool> LetDriftAsync(Person by, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await db.LockRowAsync("DemoMarker", "Id", 1, ct);
        var marker = await db.Set<DemoMarker>().SingleOrDefaultAsync(m => m.State == DemoState.Ready, ct);
        if (marker is null or { DriftLeft: > 0 })
            return false;
        marker.DriftLeft = Reports;
        AuditTrail.Append(
            write,
            new AuditAct(
                time.Now(),
                AuditActor.Person(by.Id, by.Name),
                TrailKind.DemoDrift,
                TrailSubject.Agent(SimulatedAgent.Drift),
                null,
                new { reports = Reports }
            )
        );
        write.Touch(Topic.Demo);
        await write.CommitAsync();
        return true;
    }

    /// <summary>Feeds some, lets the reviewers answer, closes what is done; true while there is more to do right away.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct = default)
    {
        var fed = await FeedAsync(ct);
        var answered = await _review.AnswerAsync(ct);
        var closed = await _review.CloseAsync(ct);
        return fed + answered + closed > 0;
    }

    private async Task<int> FeedAsync(CancellationToken ct)
    {
        if (await LeftAsync(ct) is null or 0)
            return 0;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await db.LockRowAsync("DemoMarker", "Id", 1, ct);
        var marker = await db.Set<DemoMarker>().SingleOrDefaultAsync(m => m.State == DemoState.Ready, ct);
        if (marker is null or { DriftLeft: 0 })
            return 0;
        var count = Math.Min(Batch, marker.DriftLeft);
        var now = time.Now();
        var stories = Enumerable
            .Range(marker.Fed + 1, count)
            .Select(n => new TicketStory(
                SimulatedTicket.Write(marker.Seed, n, isNewForm: true, now),
                new Actor(ActorKind.Monitoring, "api-rmm", "Monitoring (API)"),
                []
            ))
            .ToList();
        await desk.CreateManyAsync(db, stories, ct);
        marker.Fed += count;
        marker.DriftLeft -= count;
        write.Touch(Topic.Demo);
        await write.CommitAsync();
        return count;
    }
}
