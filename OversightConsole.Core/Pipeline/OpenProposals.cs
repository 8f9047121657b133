using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline;

/// <summary>Holds open proposals against the ticket as it stands now.</summary>
internal static class OpenProposals
{
    /// <summary>Ends what no longer holds; returns the ids that turned stale and whose agents look again.</summary>
    public static async Task<IReadOnlySet<Guid>> CheckAsync(
        OversightDbContext db,
        SorRecord record,
        IReadOnlyList<Proposal> proposals,
        DateTimeOffset now
    )
    {
        var stale = new HashSet<Guid>();
        foreach (var proposal in proposals.Where(p => IsOpen(p.Status)))
        {
            if (record.ClosedAt is not null)
                await EndAsync(db, proposal, ProposalStatus.Expired, "The ticket was closed.", now, record);
            else if (
                Changed(proposal, record) is { } why
                && await EndAsync(db, proposal, ProposalStatus.Stale, why, now)
            )
                stale.Add(proposal.Id);
        }
        return stale;
    }

    private static bool IsOpen(ProposalStatus status) => status is ProposalStatus.Pending or ProposalStatus.Held;

    private static string? Changed(Proposal proposal, SorRecord record) =>
        record.Version.Value == proposal.TicketVersion ? null : Staleness.ChangedFact(proposal, record);

    private static async Task<bool> EndAsync(
        OversightDbContext db,
        Proposal proposal,
        ProposalStatus to,
        string why,
        DateTimeOffset now,
        SorRecord? closed = null
    )
    {
        if (!await ProposalLifecycle.MoveAsync(db, proposal.Id, proposal.Status, to, now, why))
            return false;
        UnansweredEnds.Enter(db, proposal, to, why, now, closed);
        return true;
    }
}
