using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>Reads what was carried out, or is just being carried out, on some tickets.</summary>
internal static class WrittenProposals
{
    public static async Task<IReadOnlyList<WrittenProposal>> OnAsync(
        OversightDbContext db,
        IReadOnlyCollection<SorRef> tickets,
        CancellationToken ct
    )
    {
        var rows = await (
            from p in db.Set<Proposal>().AsNoTracking()
            where
                (p.Status == ProposalStatus.Executed || p.Status == ProposalStatus.Executing)
                && tickets.Contains(p.Ticket)
            from d in db.Set<Decision>()
                .Where(d => d.ProposalId == p.Id && d.Round == p.Round)
                .Where(d => !db.Set<Retraction>().Any(r => r.DecisionId == d.Id))
            select new
            {
                Proposal = p,
                d.Value,
                d.At,
            }
        ).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new WrittenProposal(
                r.Proposal,
                r.Value is { } value ? r.Proposal.Action.With(value) : r.Proposal.Action,
                r.At
            )),
        ];
    }
}
