using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Decisions;

/// <summary>
/// Puts a decision's sending off while its decider still looks at it. The sending itself is postponed, not only the
/// figure on the page; and never for long, so that a decision is sent though a browser closes in the middle of it.
/// </summary>
public sealed class UndoWindow(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>How long after it was made a decision may be put off at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>What is left at least when the pause ends: enough to press one key.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Puts the sending off until the decision is two minutes old, but not past the ticket's own clock. Null when it
    /// cannot be put off: not this person's, taken back, already being sent, or as late as it may be.
    /// </summary>
    public Task<DateTimeOffset?> PauseAsync(Person by, Guid decisionId, CancellationToken ct = default) =>
        MoveAsync(
            by,
            decisionId,
            TrailKind.DecisionPaused,
            (decision, due, _) =>
            {
                var latest = decision.At + Longest;
                var until = due is { } clock && clock < latest ? clock : latest;
                return until > decision.NotBefore ? until : null;
            },
            ct
        );

    /// <summary>
    /// Ends the pause: what was <paramref name="left"/> of the countdown runs on. Null when there is nothing to end.
    /// </summary>
    public Task<DateTimeOffset?> ResumeAsync(
        Person by,
        Guid decisionId,
        TimeSpan left,
        CancellationToken ct = default
    ) =>
        MoveAsync(
            by,
            decisionId,
            TrailKind.DecisionResumed,
            (decision, _, now) =>
            {
                var runsOn = now + (left < Least ? Least : left);
                return runsOn < decision.NotBefore ? runsOn : null;
            },
            ct
        );

    private async Task<DateTimeOffset?> MoveAsync(
        Person by,
        Guid decisionId,
        string act,
        Func<Decision, DateTimeOffset?, DateTimeOffset, DateTimeOffset?> moveTo,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var decision = await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == decisionId, ct);
        var now = write.Now;
        if (decision is null || decision.ById != by.Id || decision.NotBefore <= now)
            return null;
        if (await db.Set<Retraction>().AnyAsync(r => r.DecisionId == decisionId, ct))
            return null;
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == decision.ProposalId, ct);
        var due = await db.Set<QueuedTicket>()
            .Where(t => t.Ticket == proposal.Ticket && t.DueAt > now)
            .Select(t => t.DueAt)
            .SingleOrDefaultAsync(ct);
        if (moveTo(decision, due, now) is not { } at)
            return null;
        if (decision.Verdict != Verdict.Reject && !await ExecutionJournal.PostponeAsync(db, decisionId, at, now))
            return null;
        var moved = await db.Set<Decision>()
            .Where(d => d.Id == decisionId && d.NotBefore == decision.NotBefore)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.NotBefore, _ => at), ct);
        if (moved == 0)
            return null;
        DecisionRows.RecordMoved(write, by, act, decision, proposal, at);
        await write.CommitAsync();
        return at;
    }
}
