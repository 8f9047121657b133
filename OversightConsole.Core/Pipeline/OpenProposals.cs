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
        if (record.ClosedAt is null)
            foreach (
                var waiting in proposals.Where(p => p.Premises.Count > 0 && IsOpen(p.Status) && !stale.Contains(p.Id))
            )
                if (!await FollowPremisesAsync(db, record, waiting, proposals, stale, now))
                    stale.Add(waiting.Id);
        return stale;
    }

    /// <summary>
    /// A held proposal opens once the ticket says all that it waits for, whoever wrote it there; false when it, or one that
    /// was open already, turned stale because nothing can make a premise come true any more.
    /// </summary>
    private static async Task<bool> FollowPremisesAsync(
        OversightDbContext db,
        SorRecord record,
        Proposal held,
        IReadOnlyList<Proposal> proposals,
        IReadOnlySet<Guid> stale,
        DateTimeOffset now
    )
    {
        var unmet = held.Premises.Where(p => !FieldValue.Same(record[p.Field], p.Value)).ToList();
        if (unmet.Count == 0)
        {
            if (held.Status == ProposalStatus.Held)
                await ProposalLifecycle.MoveAsync(db, held.Id, ProposalStatus.Held, ProposalStatus.Pending, now);
            return true;
        }
        var lost = unmet.Find(p => !proposals.Any(o => !stale.Contains(o.Id) && MayStillSet(o, p)));
        if (lost is null)
            return true;
        var why = $"{Wording.Agent(held.Agent)} is looked at again because {lost.Field} changed.";
        return !await EndAsync(db, held, ProposalStatus.Stale, why, now);
    }

    private static bool MayStillSet(Proposal other, Fact premise) =>
        other.Status
            is ProposalStatus.Pending
                or ProposalStatus.Held
                or ProposalStatus.Approved
                or ProposalStatus.Overridden
                or ProposalStatus.Executing
                or ProposalStatus.Failed
                or ProposalStatus.Uncertain
        && other.Action.Changes.Any(c => c.Field == premise.Field);

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
