using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy;

/// <summary>What became of a stop or resume.</summary>
public enum StopOutcome
{
    /// <summary>Done, and in the trail.</summary>
    Done,

    /// <summary>It was so already.</summary>
    NothingToDo,

    /// <summary>Only managers and administrators may.</summary>
    NotAllowed,

    /// <summary>A reason is required.</summary>
    ReasonMissing,
}

/// <summary>
/// Stops agents from writing. Read inside the executor's claiming transaction, so that nothing is claimed after a stop
/// has committed. Watching and proposing go on.
/// </summary>
public sealed class StopSwitch(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>Stops one agent, or all with <paramref name="agent"/> null.</summary>
    public async Task<StopOutcome> StopAsync(Person by, string? agent, string reason, CancellationToken ct = default)
    {
        if (!by.Is(Role.Manager, Role.Administrator))
            return StopOutcome.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return StopOutcome.ReasonMissing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        await LockAllAsync(db, agent, ct);
        if (await Holding(db, agent).AnyAsync(ct))
            return StopOutcome.NothingToDo;
        var now = time.Now();
        db.Add(
            new Stop
            {
                Id = Guid.CreateVersion7(now),
                Scope = agent is null ? StopScope.All : StopScope.Agent,
                Key = agent ?? "",
                ByName = by.Name,
                Reason = reason.Trim(),
                At = now,
            }
        );
        Record(db, by, "stop.set", agent, reason, now);
        await write.CommitAsync();
        return StopOutcome.Done;
    }

    /// <summary>Lets one agent write again, or lifts the stop on all with <paramref name="agent"/> null.</summary>
    public async Task<StopOutcome> ResumeAsync(Person by, string? agent, string reason, CancellationToken ct = default)
    {
        if (!by.Is(Role.Manager, Role.Administrator))
            return StopOutcome.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return StopOutcome.ReasonMissing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        await LockAllAsync(db, agent, ct);
        var stops = await Holding(db, agent).ToListAsync(ct);
        if (stops.Count == 0)
            return StopOutcome.NothingToDo;
        var now = time.Now();
        stops.ForEach(s => s.Lift(now));
        Record(db, by, "stop.lifted", agent, reason, now);
        await write.CommitAsync();
        return StopOutcome.Done;
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
    /// Whether <paramref name="agent"/> may not write now, read in the caller's transaction, which keeps a stop of this
    /// agent waiting until it ends: once a stop has committed, nothing is claimed.
    /// </summary>
    public static async Task<bool> IsStoppedAsync(OversightDbContext db, string agent, CancellationToken ct)
    {
        await AgentLock.TakeAsync(db, agent, ct);
        return await db.Set<Stop>()
            .AnyAsync(
                s => s.LiftedAt == null && (s.Scope == StopScope.All || (s.Scope == StopScope.Agent && s.Key == agent)),
                ct
            );
    }

    /// <summary>Whether a stop holds that hits <paramref name="target"/>, as the caller's transaction sees it.</summary>
    public static Task<bool> HoldsAsync(OversightDbContext db, StopTarget target, CancellationToken ct)
    {
        var (agent, ticket, board, company) = target;
        return db.Set<Stop>()
            .AnyAsync(
                s =>
                    s.LiftedAt == null
                    && (
                        s.Scope == StopScope.All
                        || (s.Scope == StopScope.Agent && s.Key == agent)
                        || (s.Scope == StopScope.Ticket && s.Key == ticket)
                        || (s.Scope == StopScope.Board && s.Key == board)
                        || (s.Scope == StopScope.Customer && s.Key == company)
                    ),
                ct
            );
    }

    /// <summary>Waits for claims under way; in key order, so that two stops never wait for each other in a circle.</summary>
    private static async Task LockAllAsync(OversightDbContext db, string? agent, CancellationToken ct)
    {
        var agents = db.Set<AgentSettings>().Select(a => a.Agent).Where(a => agent == null || a == agent);
        foreach (var key in await agents.OrderBy(a => a).ToListAsync(ct))
            await AgentLock.TakeAsync(db, key, ct);
    }

    private static IQueryable<Stop> Holding(OversightDbContext db, string? agent)
    {
        var (scope, key) = agent is null ? (StopScope.All, "") : (StopScope.Agent, agent);
        return db.Set<Stop>().Where(s => s.LiftedAt == null && s.Scope == scope && s.Key == key);
    }

    private static void Record(
        OversightDbContext db,
        Person by,
        string kind,
        string? agent,
        string reason,
        DateTimeOffset now
    )
    {
        AuditTrail.Append(
            db,
            new AuditAct(
                now,
                AuditActor.Person(by.Id, by.Name),
                kind,
                agent is null ? "fleet" : $"agent/{agent}",
                null,
                new { reason = reason.Trim() }
            )
        );
        db.Touch(Topic.Fleet);
        db.Touch(Topic.Review);
    }
}
