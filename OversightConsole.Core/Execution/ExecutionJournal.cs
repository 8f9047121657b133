using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution;

/// <summary>What an executor holds after claiming an intent.</summary>
/// <param name="Undo">The undo it carries out; null for a decision's own action.</param>
internal sealed record LeasedIntent(
    ExecutionIntent Intent,
    Proposal Proposal,
    Decision Decision,
    bool IsRepeat,
    Undo? Undo = null
);

/// <summary>An intent that may be sent now.</summary>
internal sealed record DueIntent(string Key, string Agent, SorRef Target, bool IsUndo)
{
    /// <summary>What a stop could hit, its ticket not read.</summary>
    public StopTarget Unread => StopTarget.Unread(Agent, Target);
}

/// <summary>The journal's guarded moves. Each names the state it expects, so two executors never both win.</summary>
internal static class ExecutionJournal
{
    /// <summary>An executor that has not reported after this long counts as gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>
    /// What is due, or whose executor is gone, oldest first, from the <paramref name="skip"/>th on. What a stop of
    /// everything, its agent or its ticket hits waits; an undo, which is a person's act, does not.
    /// </summary>
    public static Task<List<DueIntent>> DueAsync(
        OversightDbContext db,
        DateTimeOffset now,
        int skip,
        int most,
        CancellationToken ct
    ) =>
        (
            from i in db.Set<ExecutionIntent>()
            where
                (i.State == IntentState.Intent && i.NextAt <= now)
                || (i.State == IntentState.Sent && i.LeaseUntil < now)
            where
                i.UndoId != null
                || !db.Set<Stop>()
                    .Any(s =>
                        s.LiftedAt == null
                        && (
                            s.Scope == StopScope.All
                            || (s.Scope == StopScope.Agent && s.Key == i.Agent)
                            || (s.Scope == StopScope.Ticket && s.Key == (string)(object)i.Ticket)
                        )
                    )
            orderby i.NextAt, i.Key
            select new DueIntent(i.Key, i.Agent, i.Ticket, i.UndoId != null)
        )
            .Skip(skip)
            .Take(most)
            .ToListAsync(ct);

    /// <summary>
    /// Claims one intent in the caller's transaction: the stop switch is read here, so that nothing is claimed once a stop
    /// has committed. Null when another executor has it, it was cancelled, or a stop hits it.
    /// </summary>
    /// <param name="target">Where its ticket lies now; a stop of a board or customer hits what nobody looked at.</param>
    public static async Task<LeasedIntent?> ClaimAsync(
        OversightDbContext db,
        string key,
        StopTarget target,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var stops = await StopSwitch.HoldingAgainstAsync(db, target.Agent, ct);
        var row = await (
            from i in db.Set<ExecutionIntent>()
            join p in db.Set<Proposal>() on i.ProposalId equals p.Id
            join d in db.Set<Decision>() on i.DecisionId equals d.Id
            where i.Key == key
            select new
            {
                Intent = i,
                Proposal = p,
                Decision = d,
            }
        )
            .AsNoTracking()
            .SingleAsync(ct);
        var intent = row.Intent;
        if (intent.UndoId is null && stops.Any(s => s.Hits(target)))
            return null;
        var repeat = intent.State == IntentState.Sent;
        var won = await db.Set<ExecutionIntent>()
            .Where(i =>
                i.Key == key
                && i.Attempts == intent.Attempts
                // Due still: its decider may have put it off since the executor saw it.
                && (
                    (i.State == IntentState.Intent && i.NextAt <= now)
                    || (i.State == IntentState.Sent && i.LeaseUntil < now)
                )
            )
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(i => i.State, _ => IntentState.Sent)
                        .SetProperty(i => i.LeaseUntil, _ => now + Lease)
                        .SetProperty(i => i.Attempts, i => i.Attempts + 1)
                        .SetProperty(i => i.UpdatedAt, _ => now),
                ct
            );
        if (won == 0)
            return null;
        var undo = intent.UndoId is { } id
            ? await db.Set<Undo>().AsNoTracking().SingleAsync(u => u.Id == id, ct)
            : null;
        return new LeasedIntent(intent, row.Proposal, row.Decision, repeat, undo);
    }

    /// <summary>Ends a sent intent; false when its lease ran out meanwhile and another executor has it.</summary>
    public static async Task<bool> EndAsync(
        OversightDbContext db,
        LeasedIntent claimed,
        IntentState state,
        string? detail,
        DateTimeOffset now
    ) =>
        await Held(db, claimed)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(i => i.State, _ => state)
                    .SetProperty(i => i.Detail, _ => detail)
                    .SetProperty(i => i.LeaseUntil, _ => (DateTimeOffset?)null)
                    .SetProperty(i => i.UpdatedAt, _ => now)
            ) == 1;

    /// <summary>Puts a sent intent off until <paramref name="next"/>; false as with <see cref="EndAsync"/>.</summary>
    public static async Task<bool> WaitAsync(
        OversightDbContext db,
        LeasedIntent claimed,
        DateTimeOffset next,
        string detail,
        DateTimeOffset now
    ) =>
        await Held(db, claimed)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(i => i.State, _ => IntentState.Intent)
                    .SetProperty(i => i.NextAt, _ => next)
                    .SetProperty(i => i.Detail, _ => detail)
                    .SetProperty(i => i.LeaseUntil, _ => (DateTimeOffset?)null)
                    .SetProperty(i => i.UpdatedAt, _ => now)
            ) == 1;

    /// <summary>Leaves an intent sent and sets when its key is asked for again.</summary>
    public static Task WaitForLeaseAsync(
        OversightDbContext db,
        LeasedIntent claimed,
        DateTimeOffset until,
        string detail,
        DateTimeOffset now
    ) =>
        Held(db, claimed)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(i => i.LeaseUntil, _ => until)
                    .SetProperty(i => i.Detail, _ => detail)
                    .SetProperty(i => i.UpdatedAt, _ => now)
            );

    /// <summary>Cancels an intent that was never claimed; false means it is too late.</summary>
    public static async Task<bool> CancelAsync(OversightDbContext db, Guid decision, DateTimeOffset now) =>
        await db.Set<ExecutionIntent>()
            .Where(i =>
                i.DecisionId == decision && i.UndoId == null && i.State == IntentState.Intent && i.Attempts == 0
            )
            .ExecuteUpdateAsync(s =>
                s.SetProperty(i => i.State, _ => IntentState.Cancelled).SetProperty(i => i.UpdatedAt, _ => now)
            ) == 1;

    /// <summary>Moves the time of an intent that was never claimed; false means it is too late.</summary>
    public static async Task<bool> PostponeAsync(
        OversightDbContext db,
        Guid decision,
        DateTimeOffset until,
        DateTimeOffset now
    ) =>
        await db.Set<ExecutionIntent>()
            .Where(i => i.DecisionId == decision && i.State == IntentState.Intent && i.Attempts == 0)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.NextAt, _ => until).SetProperty(i => i.UpdatedAt, _ => now))
        == 1;

    /// <summary>The intent while this claim of it holds; each claim counts the attempts up.</summary>
    private static IQueryable<ExecutionIntent> Held(OversightDbContext db, LeasedIntent claimed)
    {
        var (key, attempts) = (claimed.Intent.Key, claimed.Intent.Attempts + 1);
        return db.Set<ExecutionIntent>()
            .Where(i => i.Key == key && i.State == IntentState.Sent && i.Attempts == attempts);
    }
}
