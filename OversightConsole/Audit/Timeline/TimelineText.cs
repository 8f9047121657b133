using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Audit.Timeline;

/// <summary>What suggestions and decisions are called on the timeline.</summary>
internal static class TimelineText
{
    /// <summary>A suggestion; while it is to be answered blind, and in shadow, its value is nobody's to see.</summary>
    public static TimelineRow Made(TimelineRow row, Proposal proposal)
    {
        var what = ProposalText.Fields(proposal.Action.FieldKey).ToLowerInvariant();
        if (proposal.IsBlind && proposal.Status.IsOpen())
            return row with { Text = $"suggested a {what}; it is answered before it is seen", Hash = null };
        if (proposal.Status == ProposalStatus.Shadowed)
            return row with
            {
                Text = $"noted a {what} in shadow",
                Detail = $"{proposal.AgentVersion} · compared later with what people did",
            };
        var why = proposal.Status switch
        {
            ProposalStatus.Pending => $" · waits for a person{Asked(proposal)}",
            ProposalStatus.Held => $" · waits for its premise{Asked(proposal)}",
            ProposalStatus.Stale
            or ProposalStatus.Expired
            or ProposalStatus.Withdrawn when proposal.StatusReason is { } r => $" · {r}",
            _ => Asked(proposal),
        };
        return row with
        {
            Text = $"suggested {what}",
            Value = ProposalText.Value(proposal.Action, after: true),
            Detail =
                $"{ProposalText.Certainty(proposal.Confidence)} · {proposal.AgentVersion} · {Codes.Of(proposal.Risk)} risk{why}",
        };
    }

    /// <summary>Why an agent that works alone asked a person about it; empty for all others.</summary>
    private static string Asked(Proposal proposal) =>
        proposal.Objections is { Count: > 0 } objections
            ? " · asked: " + string.Join(" ", objections.Select(o => o.Sentence))
            : "";

    /// <summary>What a person decided, with their reason.</summary>
    public static TimelineRow Decided(TimelineRow row, Proposal proposal, Decision decision, AgentRegister agents)
    {
        var chosen = decision.Value is { } value ? proposal.Action.With(value) : proposal.Action;
        var reason = decision.Reason is { } code ? $"Reason: {code.Replace('-', ' ')}" : null;
        return row with
        {
            Text = decision.Verdict switch
            {
                Verdict.Approve => "approved",
                Verdict.Override => "chose",
                Verdict.Reject => "rejected",
                _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.Verdict, "Unknown verdict."),
            },
            Value = ProposalText.Value(chosen, after: true) + (decision.Verdict == Verdict.Override ? " instead" : ""),
            Detail = reason is null
                ? $"Suggested by {agents.Name(proposal.Agent)}"
                : $"{reason} · suggested by {agents.Name(proposal.Agent)}",
        };
    }

    /// <summary>What an agent decided without asking.</summary>
    public static TimelineRow Alone(TimelineRow row, Proposal proposal, AgentRegister agents) =>
        row with
        {
            Actor = RowActor.Agent,
            Lane = RowLane.Agents,
            Who = agents.Name(proposal.Agent),
            Key = proposal.Agent,
            Text = $"set {ProposalText.Fields(proposal.Action.FieldKey).ToLowerInvariant()} alone:",
            Value = ProposalText.Value(proposal.Action, after: true),
            Detail =
                $"{ProposalText.Certainty(proposal.Confidence)} · {proposal.AgentVersion} · above its floor, {Codes.Of(proposal.Risk)} risk",
            Alone = true,
        };
}
