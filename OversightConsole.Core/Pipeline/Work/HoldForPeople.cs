using OversightConsole.Core.Agents.Intake;
using OversightConsole.Core.Agents.Security;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>
/// Where Intake wants a ticket held for people, what the others propose waits until that is decided: only what makes
/// people look, or stops a threat, goes ahead.
/// </summary>
internal static class HoldForPeople
{
    /// <summary>Whether a proposal is such a hold.</summary>
    public static bool IsHold(Proposal proposal) =>
        proposal is { Agent: IntakeAgent.AgentKey, Action.Type: IntakeAgent.HoldForPeople };

    /// <summary>The hold that nobody has refused and that is not carried out yet; null when there is none.</summary>
    public static Proposal? OpenHold(IReadOnlyList<Proposal> proposals, IReadOnlySet<Guid> stale) =>
        proposals.LastOrDefault(p =>
            IsHold(p) && !stale.Contains(p.Id) && p.Status.MayStillStand() && p.Status != ProposalStatus.Overridden
        );

    /// <summary>The draft as it waits for the hold's board.</summary>
    public static ProposalDraft Held(ProposalDraft draft, SorRecord ticket, Proposal? hold)
    {
        if (hold is null || draft.Agent is IntakeAgent.AgentKey or SecurityAgent.AgentKey)
            return draft;
        var board = hold.Action.Changes.First(c => c.Field == TicketFields.Board).After;
        return FieldValue.Same(ticket[TicketFields.Board], board)
            ? draft
            : draft with
            {
                Premises = [.. draft.Premises, new Fact(TicketFields.Board, board)],
            };
    }
}
