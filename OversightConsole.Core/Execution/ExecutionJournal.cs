using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution;

/// <summary>What an executor holds after claiming an intent.</summary>
internal sealed record ClaimedIntent(ExecutionIntent Intent, Proposal Proposal, Decision Decision, bool IsRepeat);

/// <summary>The journal's guarded moves. Each names the state it expects, so two executors never both win.</summary>
internal static class ExecutionJournal
{
    /// <summary>An executor that has not reported after this long counts as gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Keys that are due, or whose executor is gone, oldest first; those of stopped agents wait.</summary>
    public static Task<List<string>> DueAsync(
        OversightDbContext db,
        DateTimeOffset now,
        int most,
        CancellationToken ct
    ) =>
        db.Set<ExecutionIntent>()
            .Where(i =>
                (i.State == IntentState.Intent && i.NextAt <= now)
                || (i.State == IntentState.Sent && i.LeaseUntil < now)
            )
            .Where(i => !db.Set<Stop>().Any(s => s.LiftedAt == null && (s.Scope == StopScope.All || s.Key == i.Agent)))
            .OrderBy(i => i.NextAt)
            .Select(i => i.Key)
            .Take(most)
            .ToListAsync(ct);

    /// <summary>
    /// Claims one intent in the caller's transaction: the stop switch is read here, so that nothing is claimed once a stop
    /// has committed. Null when another executor has it, it was cancelled, or its agent is stopped.
    /// </summary>
    public static async Task<ClaimedIntent?> ClaimAsync(
        OversightDbContext db,
        string key,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
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
        if (await StopSwitch.IsStoppedAsync(db, intent.Agent, ct))
            return null;
        var repeat = intent.State == IntentState.Sent;
        var won = await db.Set<ExecutionIntent>()
            .Where(i =>
                i.Key == key
                && i.Attempts == intent.Attempts
                && (i.State == IntentState.Intent || (i.State == IntentState.Sent && i.LeaseUntil < now))
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
        return new ClaimedIntent(intent, row.Proposal, row.Decision, repeat);
    }

    /// <summary>Ends or puts off a sent intent.</summary>
    public static Task EndAsync(
        OversightDbContext db,
        string key,
        IntentState state,
        string? detail,
        DateTimeOffset now
    ) =>
        db.Set<ExecutionIntent>()
            .Where(i => i.Key == key && i.State == IntentState.Sent)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(i => i.State, _ => state)
                    .SetProperty(i => i.Detail, _ => detail)
                    .SetProperty(i => i.LeaseUntil, _ => (DateTimeOffset?)null)
                    .SetProperty(i => i.UpdatedAt, _ => now)
            );

    /// <summary>Puts an intent off until <paramref name="next"/>.</summary>
    public static Task WaitAsync(
        OversightDbContext db,
        ExecutionIntent intent,
        IntentState from,
        DateTimeOffset next,
        string detail,
        DateTimeOffset now
    ) =>
        db.Set<ExecutionIntent>()
            .Where(i => i.Key == intent.Key && i.State == from)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(i => i.State, _ => IntentState.Intent)
                    .SetProperty(i => i.NextAt, _ => next)
                    .SetProperty(i => i.Detail, _ => detail)
                    .SetProperty(i => i.LeaseUntil, _ => (DateTimeOffset?)null)
                    .SetProperty(i => i.UpdatedAt, _ => now)
            );

    /// <summary>Leaves an intent sent and sets when its key is asked for again.</summary>
    public static Task WaitForLeaseAsync(
        OversightDbContext db,
        string key,
        DateTimeOffset until,
        string detail,
        DateTimeOffset now
    ) =>
        db.Set<ExecutionIntent>()
            .Where(i => i.Key == key && i.State == IntentState.Sent)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(i => i.LeaseUntil, _ => until)
                    .SetProperty(i => i.Detail, _ => detail)
                    .SetProperty(i => i.UpdatedAt, _ => now)
            );

    /// <summary>Cancels an intent that was not claimed yet; false means it is too late.</summary>
    public static async Task<bool> CancelAsync(OversightDbContext db, Guid decision, DateTimeOffset now) =>
        await db.Set<ExecutionIntent>()
            .Where(i => i.DecisionId == decision && i.State == IntentState.Intent)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(i => i.State, _ => IntentState.Cancelled).SetProperty(i => i.UpdatedAt, _ => now)
            ) == 1;
}
