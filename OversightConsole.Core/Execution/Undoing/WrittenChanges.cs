using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution.Undoing;

/// <summary>A decided proposal and the undo of it that stands or is under way.</summary>
internal sealed record WrittenChange(Proposal Proposal, Decision Decision, Undo? Undone);

/// <summary>Finds what was written in the scope of an undo, newest first.</summary>
internal static class WrittenChanges
{
    public static async Task<(IReadOnlyList<WrittenChange> Changes, int Left)> OfAsync(
        OversightDbContext db,
        UndoScope scope,
        int most,
        CancellationToken ct
    )
    {
        var decided =
            from p in db.Set<Proposal>().AsNoTracking()
            join d in db.Set<Decision>().AsNoTracking()
                on new { p.Id, p.Round } equals new { Id = d.ProposalId, d.Round }
            where d.Verdict != Verdict.Reject
            select new { Proposal = p, Decision = d };
        decided = scope switch
        {
            UndoOne(var id) => decided.Where(x => x.Proposal.Id == id),
            UndoTicket(var ticket, var alone) => decided.Where(x =>
                x.Proposal.Ticket == ticket
                && (x.Proposal.Status == ProposalStatus.Executed || x.Proposal.Status == ProposalStatus.Uncertain)
                && (!alone || x.Decision.Kind == DecisionKind.Automatic)
            ),
            // The status changes no more once it is executed: its instant is the write's.
            UndoRange(var agent, var from, var to, var alone) => decided.Where(x =>
                x.Proposal.Agent == agent
                && x.Proposal.StatusAt >= from
                && x.Proposal.StatusAt < to
                && (x.Proposal.Status == ProposalStatus.Executed || x.Proposal.Status == ProposalStatus.Uncertain)
                && (!alone || x.Decision.Kind == DecisionKind.Automatic)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Unknown scope."),
        };
        var count = await decided.CountAsync(ct);
        var rows = await decided
            .OrderByDescending(x => x.Proposal.StatusAt)
            .ThenByDescending(x => x.Proposal.Id)
            .Take(most)
            .ToListAsync(ct);
        var decisions = rows.Select(r => r.Decision.Id).ToList();
        var undone = (
            await db.Set<Undo>()
                .AsNoTracking()
                .Where(u => decisions.Contains(u.DecisionId))
                .Where(u => u.State == UndoState.Asked || u.State == UndoState.Done)
                .ToListAsync(ct)
        ).ToDictionary(u => u.DecisionId);
        return (
            [.. rows.Select(r => new WrittenChange(r.Proposal, r.Decision, undone.GetValueOrDefault(r.Decision.Id)))],
            count - rows.Count
        );
    }
}
