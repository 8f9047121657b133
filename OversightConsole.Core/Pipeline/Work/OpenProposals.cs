using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>Holds open proposals against the ticket as it stands now.</summary>
internal sealed class OpenProposals(WriteScope write, ProposalEntry entry, SorRecord record, AgentRegister agents)
{
    /// <summary>Ends what no longer holds; returns the ids that turned stale and whose agents look again.</summary>
    public async Task<IReadOnlySet<Guid>> CheckAsync(IReadOnlyList<Proposal> proposals, CancellationToken ct)
    {
        var stale = new HashSet<Guid>();
        foreach (var proposal in proposals.Where(p => p.Status.IsOpen()))
        {
            if (record.ClosedAt is not null)
                await EndAsync(proposal, ProposalStatus.Expired, "The ticket was closed.", record);
            else if (Changed(proposal, record) is { } why && await EndAsync(proposal, ProposalStatus.Stale, why))
                stale.Add(proposal.Id);
        }
        if (record.ClosedAt is null)
            foreach (
                var waiting in proposals.Where(p => p.Premises.Count > 0 && p.Status.IsOpen() && !stale.Contains(p.Id))
            )
                if (!await FollowPremisesAsync(waiting, proposals, stale, ct))
                    stale.Add(waiting.Id);
        return stale;
    }

    /// <summary>
    /// A held proposal is released once the ticket says all that it waits for, whoever wrote it there; false when it, or
    /// one that was open already, turned stale because nothing can make a premise come true any more.
    /// </summary>
    private async Task<bool> FollowPremisesAsync(
        Proposal held,
        IReadOnlyList<Proposal> proposals,
        IReadOnlySet<Guid> stale,
        CancellationToken ct
    )
    {
        var unmet = held.Premises.Where(p => !FieldValue.Same(record[p.Field], p.Value)).ToList();
        if (unmet.Count == 0)
        {
            if (held.Status == ProposalStatus.Held)
                await entry.ReleaseAsync(write, held, record, ct);
            return true;
        }
        var lost = unmet.Find(p => !proposals.Any(o => o.Id != held.Id && !stale.Contains(o.Id) && MayStillSet(o, p)));
        if (lost is null)
            return true;
        var why = $"{agents.Name(held.Agent)} is looked at again because {lost.Field} changed.";
        return !await EndAsync(held, ProposalStatus.Stale, why);
    }

    private static bool MayStillSet(Proposal other, Fact premise) =>
        other.Status.MayStillSet() && other.Action.Changes.Any(c => c.Field == premise.Field);

    private string? Changed(Proposal proposal, SorRecord record) =>
        record.Version.Value == proposal.TicketVersion ? null : Staleness.ChangedFact(proposal, record, agents);

    private Task<bool> EndAsync(Proposal proposal, ProposalStatus to, string why, SorRecord? closed = null) =>
        UndecidedClosures.EndAsync(write, proposal, to, why, closed);
}
