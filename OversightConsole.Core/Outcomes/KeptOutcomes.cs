using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>What stood for 7 days, neither contradicted nor undone, is kept.</summary>
public sealed class KeptOutcomes(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    TimeProvider time
)
{
    private const int Batch = 200;

    /// <summary>Enters one batch; true when there is more.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct = default)
    {
        var now = time.Now();
        var until = now - OutcomeBook.Watched;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await IsBehindAsync(db, until, ct))
            return false;
        var due = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Status == ProposalStatus.Executed && p.StatusAt <= until)
            .Where(p => !db.Set<ProposalOutcome>().Any(o => o.ProposalId == p.Id && o.Kind != OutcomeKind.Reopened))
            .OrderBy(p => p.StatusAt)
            .Take(Batch)
            .ToListAsync(ct);
        if (due.Count == 0)
            return false;
        await EnterAsync(db, due, now, ct);
        return due.Count == Batch;
    }

    private async Task EnterAsync(
        OversightDbContext db,
        IReadOnlyList<Proposal> due,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var write = await db.BeginWriteAsync(ct);
        // The watcher's own lock: it may find a contradiction, and another node the same proposals, at this moment.
        foreach (var one in desk.Desks)
            await db.LockRowAsync("OutcomeCursors", nameof(OutcomeCursor.Connection), one.Connection, ct);
        var ids = due.Select(p => p.Id).ToList();
        var known = await db.Set<ProposalOutcome>()
            .Where(o => ids.Contains(o.ProposalId) && o.Kind != OutcomeKind.Reopened)
            .Select(o => o.ProposalId)
            .ToListAsync(ct);
        foreach (var proposal in due.Where(p => !known.Contains(p.Id)))
            OutcomeBook.Enter(
                db,
                OutcomeBook.Of(proposal, OutcomeKind.Kept, proposal.StatusAt + OutcomeBook.Watched),
                now
            );
        await write.CommitAsync();
    }

    /// <summary>Whether a change from the watched days is still unread on any desk: it may be a contradiction.</summary>
    private async Task<bool> IsBehindAsync(OversightDbContext db, DateTimeOffset until, CancellationToken ct)
    {
        foreach (var one in desk.Desks)
        {
            var next = await one.ChangesAsync(await OutcomeCursors.ReadAsync(db, one.Connection, ct), 1, ct);
            if (next.Changes.Count > 0 && next.Changes[0].At <= until)
                return true;
        }
        return false;
    }
}
