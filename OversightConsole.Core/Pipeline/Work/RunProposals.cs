using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>Enters and ends the proposals of a round, in the transaction of the ticket's work.</summary>
internal sealed class RunProposals(WriteScope write, ProposalEntry entry, AgentRegister agents, RunTicket ticket)
{
    private Proposal? _hold;

    /// <summary>Enters a draft; later agents see what it would write, unless nobody sees the proposal.</summary>
    public async Task<Proposal> EnterAsync(ProposalDraft draft, CancellationToken ct)
    {
        var (view, suspicions) = (ticket.View, ticket.View.Text.Suspicions);
        if (suspicions.Count > 0)
            draft = draft with { Explanation = draft.Explanation with { Suspicions = suspicions } };
        draft = HoldForPeople.Held(
            draft,
            view.Actual,
            _hold ??= HoldForPeople.OpenHold(ticket.Proposals, ticket.Stale)
        );
        var (proposal, _) = await entry.EnterAsync(write, draft, view.Actual, ct);
        if (proposal.Status == ProposalStatus.Shadowed)
            return proposal;
        ticket.Projection.Add(proposal.Action);
        if (HoldForPeople.IsHold(proposal))
            _hold = proposal;
        return proposal;
    }

    /// <summary>Ends a proposal whose agent is asked again; false when somebody was first.</summary>
    public Task<bool> EndAsync(Proposal proposal)
    {
        var why = $"{agents.Name(proposal.Agent)} is looked at again because what it rested on changed.";
        return UndecidedClosures.EndAsync(write, proposal, ProposalStatus.Stale, why);
    }

    /// <summary>Takes back everything that waits for a person: agents leave the ticket alone.</summary>
    public async Task WithdrawAsync(string why)
    {
        foreach (var proposal in ticket.Proposals.Where(p => p.Status.IsOpen()))
            await UndecidedClosures.EndAsync(write, proposal, ProposalStatus.Withdrawn, why);
    }
}
