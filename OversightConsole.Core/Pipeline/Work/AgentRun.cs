using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>
/// One round of the agents over one ticket, in the order of their needs, inside the transaction of the ticket's work. A
/// later agent sees what an earlier one proposed.
/// </summary>
internal sealed class AgentRun(
    RunTicket ticket,
    AgentAsking asking,
    AgentPermissions permissions,
    RunProposals proposals,
    ChallengerRun besideIt
)
{
    private string? _keptOff;

    /// <summary>Asks every agent that owes a look.</summary>
    public async Task RunAsync(IEnumerable<IAgent> agents, CancellationToken ct)
    {
        foreach (var agent in agents.Where(a => a.IsFor(ticket.View.Actual)))
        {
            // Before the version at work speaks: what it says is no fact to the challenger.
            var view = ticket.ViewFor(agent.Key);
            var challenger = besideIt.ChallengerOf(agent);
            var atWork = await AskAsync(agent, view, challenger?.Version, ct);
            if (challenger is not null && WhyNot(agent) is null)
                await besideIt.AskAsync(challenger, agent, view, permissions.ScopeOf(agent.Key), atWork, ct);
        }
    }

    /// <summary>Why the agent is not asked, in a sentence; null when it is.</summary>
    private string? WhyNot(IAgent agent) => permissions.WhyNot(agent.Key) ?? _keptOff;

    /// <summary>Asks the version at work; returns its newest proposal on the ticket, null where there is none.</summary>
    /// <param name="except">The version of the challenger, whose answers are not the champion's.</param>
    private async Task<Proposal?> AskAsync(IAgent agent, TicketView view, string? except, CancellationToken ct)
    {
        var basis = TicketProjection.BasisOf(agent, view);
        var before = ticket.Notes.BasisOf(agent.Key);
        var basisChanged = before is not null && before != basis;
        var prior = PreviousProposal.Of(ticket.Proposals, agent.Key, except, ticket.Stale, basisChanged);
        if (!prior.IsOwed)
            return prior.Latest;
        if (WhyNot(agent) is { } none)
        {
            ticket.Notes.Note(agent.Key, LookResult.NotAsked, none, basis);
            return prior.Latest;
        }
        if (prior.RestsOnOldNews && !await proposals.EndAsync(prior.Latest!))
            return prior.Latest;
        var reply = await asking.AskAsync(agent, view, permissions.ScopeOf(agent.Key), prior.Latest, ct);
        ticket.Notes.Note(agent.Key, reply.Result, reply.Why, basis);
        if (reply.EndsRound(permissions.ModeOf(agent.Key)))
            await proposals.WithdrawAsync(_keptOff = reply.Why!);
        return reply.Draft is { } draft
            ? await proposals.EnterAsync(draft with { SupersedesId = prior.Supersedes }, ct)
            : prior.Latest;
    }
}
