using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Stopping;

/// <summary>The outcome of a stop or resume.</summary>
public enum StopOutcome
{
    /// <summary>Done, and in the trail.</summary>
    Done,

    /// <summary>Nothing had to change: it was so already.</summary>
    NothingToDo,

    /// <summary>This person may not: <see cref="StopRequest.MayStop"/>, <see cref="StopRequest.MayResume"/>.</summary>
    NotAllowed,

    /// <summary>A reason is required.</summary>
    ReasonMissing,
}

/// <summary>
/// Stops agents from writing. Read inside the executor's claiming transaction, so that nothing is claimed after a stop
/// has committed. Watching and proposing go on.
/// </summary>
public sealed class StopSwitch(
    IDbContextFactory<OversightDbContext> contexts,
    AgentRegister register,
    TimeProvider time
)
{
    /// <summary>Stops what <paramref name="request"/> names until somebody resumes it.</summary>
    public async Task<StopOutcome> StopAsync(
        Person by,
        StopRequest request,
        string? reason,
        CancellationToken ct = default
    )
    {
        if (!request.MayStop(by))
            return StopOutcome.NotAllowed;
        if (request.AsksReason && string.IsNullOrWhiteSpace(reason))
            return StopOutcome.ReasonMissing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await LockAllAsync(db, request, ct);
        if (await Holding(db, request).AnyAsync(ct))
            return StopOutcome.NothingToDo;
        var now = write.Now;
        var said = reason?.Trim() ?? "";
        db.Add(
            new Stop
            {
                Id = Guid.CreateVersion7(now),
                Scope = request.Scope,
                Key = request.Key,
                Label = request.Label,
                ByName = by.Name,
                Reason = said,
                At = now,
            }
        );
        Record(write, by, TrailKind.StopSet, request, said);
        await write.CommitAsync();
        return StopOutcome.Done;
    }

    /// <summary>Lets agents write again where <paramref name="request"/> had stopped them; other stops go on holding.</summary>
    public async Task<StopOutcome> ResumeAsync(
        Person by,
        StopRequest request,
        string reason,
        CancellationToken ct = default
    )
    {
        if (!StopRequest.MayResume(by))
            return StopOutcome.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return StopOutcome.ReasonMissing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await LockAllAsync(db, request, ct);
        var stops = await Holding(db, request).ToListAsync(ct);
        if (stops.Count == 0)
            return StopOutcome.NothingToDo;
        var now = write.Now;
        stops.ForEach(s => s.Lift(now));
        Record(write, by, TrailKind.StopLifted, request with { Label = stops[0].Label }, reason.Trim());
        await write.CommitAsync();
        return StopOutcome.Done;
    }

    /// <summary>The keys of the agents that can be stopped one by one, in running order.</summary>
    public async Task<IReadOnlyList<string>> AgentsAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var agents = await db.Set<AgentSettings>().Select(a => a.Agent).ToListAsync(ct);
        return [.. agents.OrderBy(a => register[a].RunningOrder)];
    }

    /// <summary>Every stop that holds, newest first.</summary>
    public async Task<IReadOnlyList<Stop>> HoldingAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Stop>()
            .AsNoTracking()
            .Where(s => s.LiftedAt == null)
            .OrderByDescending(s => s.At)
            .ToListAsync(ct);
    }

    /// <summary>
    /// The stops that hold, read in the caller's transaction, which keeps every stop that could hit <paramref name="agent"/>
    /// waiting until it ends: once a stop has committed, nothing is claimed.
    /// </summary>
    public static async Task<IReadOnlyList<Stop>> HoldingAgainstAsync(
        OversightDbContext db,
        string agent,
        CancellationToken ct
    )
    {
        await AgentLock.TakeAsync(db, agent, ct);
        return await HoldingAsync(db, ct);
    }

    /// <summary>Whether a stop holds that hits <paramref name="target"/>, as the caller's transaction sees it.</summary>
    public static async Task<bool> HoldsAsync(OversightDbContext db, StopTarget target, CancellationToken ct) =>
        (await HoldingAsync(db, ct)).Any(s => s.Hits(target));

    /// <summary>Every stop that holds, as the caller's transaction sees it.</summary>
    public static Task<List<Stop>> HoldingAsync(OversightDbContext db, CancellationToken ct) =>
        db.Set<Stop>().AsNoTracking().Where(s => s.LiftedAt == null).ToListAsync(ct);

    /// <summary>Waits for claims under way; in key order, so that two stops never wait for each other in a circle.</summary>
    private static async Task LockAllAsync(OversightDbContext db, StopRequest request, CancellationToken ct)
    {
        var one = request.Scope == StopScope.Agent ? request.Key : null;
        var agents = db.Set<AgentSettings>().Select(a => a.Agent).Where(a => one == null || a == one);
        foreach (var key in await agents.OrderBy(a => a).ToListAsync(ct))
            await AgentLock.TakeAsync(db, key, ct);
    }

    private static IQueryable<Stop> Holding(OversightDbContext db, StopRequest request) =>
        db.Set<Stop>().Where(s => s.LiftedAt == null && s.Scope == request.Scope && s.Key == request.Key);

    private static void Record(WriteScope write, Person by, string kind, StopRequest request, string reason)
    {
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.Person(by.Id, by.Name),
                kind,
                request.Subject,
                request.Scope == StopScope.Ticket ? request.Key : null,
                new
                {
                    what = PersonalText.Of(request.Label),
                    reason = PersonalText.Of(reason.Length == 0 ? null : reason),
                }
            )
        );
        write.Touch(Topic.Fleet);
        write.Touch(Topic.Review);
    }
}
