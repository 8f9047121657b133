using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>
/// What stood for 7 days, neither contradicted nor undone, is kept. Of a desk that does not answer, or is no longer
/// connected, nobody knows it: its proposals wait.
/// </summary>
public sealed class UncontestedOutcomes(
    IDbContextFactory<OversightDbContext> contexts,
    DeskHealth desks,
    TimeProvider time
)
{
    private const int Batch = 200;

    /// <summary>Enters one batch; true when there is more.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct = default)
    {
        var now = time.Now();
        var until = now - OutcomeWriter.Watched;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var read = await ReadAsync(db, until, ct);
        var due = await db.Set<Proposal>()
            .AsNoTracking()
            .On(read, p => (string)(object)p.Ticket)
            .Where(p => p.Status == ProposalStatus.Executed && p.StatusAt <= until)
            .Where(p => !db.Set<ProposalOutcome>().Any(o => o.ProposalId == p.Id && o.Kind != OutcomeKind.Reopened))
            .OrderBy(p => p.StatusAt)
            .Take(Batch)
            .ToListAsync(ct);
        if (due.Count == 0)
            return false;
        await EnterAsync(db, read, due, now, ct);
        return due.Count == Batch;
    }

    private static async Task EnterAsync(
        OversightDbContext db,
        IReadOnlyList<string> connections,
        IReadOnlyList<Proposal> due,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var write = await db.BeginWriteAsync(now, ct);
        // The watcher's own lock: it may find a contradiction, and another node the same proposals, at this moment.
        foreach (var connection in connections)
            await db.LockRowAsync("OutcomeCursors", nameof(OutcomeCursor.Connection), connection, ct);
        var ids = due.Select(p => p.Id).ToList();
        var known = await db.Set<ProposalOutcome>()
            .Where(o => ids.Contains(o.ProposalId) && o.Kind != OutcomeKind.Reopened)
            .Select(o => o.ProposalId)
            .ToListAsync(ct);
        foreach (var proposal in due.Where(p => !known.Contains(p.Id)))
            OutcomeWriter.Enter(
                write,
                OutcomeWriter.Of(proposal, OutcomeKind.Kept, proposal.StatusAt + OutcomeWriter.Watched)
            );
        await write.CommitAsync();
    }

    /// <summary>The connections whose feeds are read up to then: an unread change may be a contradiction.</summary>
    private async Task<IReadOnlyList<string>> ReadAsync(
        OversightDbContext db,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        var read = new List<string>();
        foreach (var one in desks.Answering)
            if (await desks.TryAsync(one, () => IsReadAsync(db, one, until, ct), ct))
                read.Add(one.Connection);
        return read;
    }

    private static async Task<bool> IsReadAsync(
        OversightDbContext db,
        ISystemOfRecord one,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        var next = await one.ChangesAsync(await OutcomeCursors.ReadAsync(db, one.Connection, ct), 1, ct);
        return next.Changes.Count == 0 || next.Changes[0].At > until;
    }
}
