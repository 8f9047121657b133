using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>Makes an outcome, and within 7 days evidence, of what people undid.</summary>
internal static class FollowedUndos
{
    private const int Batch = 100;

    /// <summary>Follows what was done and not followed yet; true when there may be more.</summary>
    public static async Task<bool> FollowAsync(
        IDbContextFactory<OversightDbContext> contexts,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var due = await db.Set<Undo>()
            .Where(u => u.FollowedAt == null && u.State == UndoState.Done)
            .OrderBy(u => u.At)
            .Select(u => u.Id)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var id in due)
            await FollowAsync(db, id, now, ct);
        return due.Count == Batch;
    }

    private static async Task FollowAsync(OversightDbContext db, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var write = await db.BeginWriteAsync(now, ct);
        await db.LockRowAsync("Undos", nameof(Undo.Id), id, ct);
        var undo = await db.Set<Undo>().SingleAsync(u => u.Id == id, ct);
        if (undo.FollowedAt is not null)
            return;
        undo.Follow(now);
        // Where people's own values were kept everywhere, nothing of the agent's was put back.
        if (undo.Fields.Any(f => f.Verdict == UndoVerdict.Restore))
            await EnterAsync(write, undo, ct);
        await write.CommitAsync();
    }

    private static async Task EnterAsync(WriteScope write, Undo undo, CancellationToken ct)
    {
        var proposal = await write.Db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == undo.ProposalId, ct);
        var isKnown = await write
            .Db.Set<ProposalOutcome>()
            .AnyAsync(o => o.ProposalId == proposal.Id && o.Kind == OutcomeKind.Undone, ct);
        if (!isKnown)
            OutcomeWriter.Enter(
                write,
                new ProposalOutcome
                {
                    ProposalId = proposal.Id,
                    Kind = OutcomeKind.Undone,
                    Agent = proposal.Agent,
                    Ticket = proposal.Ticket,
                    At = undo.At,
                    ByName = undo.ByName,
                    Fields = string.Join(
                        '+',
                        undo.Fields.Where(f => f.Verdict == UndoVerdict.Restore).Select(f => f.Field)
                    ),
                }
            );
        if (undo.At <= proposal.StatusAt + OutcomeWriter.Watched)
            EvidenceLedger.Undone(write, proposal, undo.Reason, undo.ById);
    }
}
