using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>The reply of an agent that was asked, and what may become of it.</summary>
/// <param name="Said">The agent's own answer; null where it was not asked.</param>
/// <param name="Seen">What it saw: the ticket with the surroundings it wants and the rules of the desk.</param>
/// <param name="Result">The result of the look.</param>
/// <param name="Why">Why there is no proposal, in a sentence; null where there is one.</param>
internal sealed record AgentReply(AgentAnswer? Said, TicketView Seen, LookResult Result, string? Why)
{
    /// <summary>The draft that nothing speaks against; null where there is no proposal.</summary>
    public ProposalDraft? Draft => Result == LookResult.Proposed ? ((Proposes)Said!).Draft : null;

    /// <summary>Whether no agent is asked any more. One in Shadow only says that it would keep the others off.</summary>
    public bool EndsRound(AgentMode? mode) => Said is ExcludesAgents && mode != AgentMode.Shadow;

    /// <summary>The reply that an answer makes within a scope.</summary>
    public static AgentReply Of(AgentAnswer said, TicketView seen, AgentScope scope, Proposal? latest) =>
        said switch
        {
            Proposes { Draft: var draft } when AskRules.Against(draft, seen, scope, latest) is var (result, why) => new(
                said,
                seen,
                result,
                why
            ),
            Proposes => new(said, seen, LookResult.Proposed, null),
            Abstains { Why: var why } => new(said, seen, LookResult.Abstained, why),
            ExcludesAgents { Why: var why } => new(said, seen, LookResult.Abstained, why),
            Waits { Why: var why } => new(said, seen, LookResult.Waits, why),
            AgentFailed { Why: var why } => new(said, seen, LookResult.Failed, why),
            _ => throw new InvalidOperationException($"Unknown answer {said.GetType().Name}."),
        };
}
