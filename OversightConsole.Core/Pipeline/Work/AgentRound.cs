using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Rules;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>
/// One round of the agents over one ticket, in the order of their needs, inside the transaction of the ticket's work. A
/// later agent sees what an earlier one proposed.
/// </summary>
internal sealed class AgentRound(
    OversightDbContext db,
    AutonomyGate gate,
    ProposalEntry entry,
    AgentAnswers answers,
    TicketView ticket,
    IReadOnlyList<Proposal> proposals,
    IReadOnlySet<Guid> stale,
    Dictionary<string, AgentLook> looks,
    IReadOnlyDictionary<string, AgentScope> scopes,
    Challengers beside,
    ILanguageChallenger language
)
{
    private IReadOnlyDictionary<string, AgentMode> _modes = new Dictionary<string, AgentMode>();
    private readonly LookNotes _notes = new(db, ticket, looks);
    private string? _keptOff;
    private Proposal? _hold;

    /// <summary>Asks every agent that owes a look.</summary>
    public async Task RunAsync(IEnumerable<IAgent> agents, CancellationToken ct)
    {
        _modes = await gate.ModesAsync(db, ct);
        var besideIt = new BesideRound(db, gate, answers, language, proposals, _notes);
        var projection = await TicketProjection.OfAsync(db, ticket.Actual, proposals, stale, ct);
        foreach (var agent in agents.Where(a => a.IsFor(ticket.Actual)))
        {
            // Before the version at work speaks: what it says is no fact to the one beside it.
            var view = projection.ViewFor(agent.Key, ticket, proposals);
            var challenger = beside.Of(agent.Key);
            var atWork = await AskAsync(agent, view, challenger?.Version, projection, ct);
            if (challenger is not null && _keptOff is null && AutonomyGate.MayLook(ModeOf(agent.Key)).MayLook)
                await besideIt.AskAsync(challenger, agent, view, ScopeOf(agent.Key), atWork, ct);
        }
    }

    private AgentScope ScopeOf(string agent) => scopes.GetValueOrDefault(agent) ?? AgentScope.Everything;

    private AgentMode? ModeOf(string agent) => _modes.TryGetValue(agent, out var mode) ? mode : null;

    /// <summary>Asks the version at work; returns its newest proposal on the ticket, null where there is none.</summary>
    /// <param name="except">A version beside it, whose words are not its own.</param>
    private async Task<Proposal?> AskAsync(
        IAgent agent,
        TicketView view,
        string? except,
        TicketProjection projection,
        CancellationToken ct
    )
    {
        var basis = TicketProjection.BasisOf(agent, view);
        var before = _notes.BasisOf(agent.Key);
        var prior = PriorAnswer.Of(proposals, agent.Key, except, stale, before is not null && before != basis);
        if (!prior.IsOwed)
            return prior.Latest;
        var verdict = AutonomyGate.MayLook(ModeOf(agent.Key));
        if (!verdict.MayLook || _keptOff is not null)
        {
            Note(agent, LookResult.NotAsked, verdict.MayLook ? _keptOff : verdict.Why, basis);
            return prior.Latest;
        }
        if (prior.RestsOnOldNews && !await EndAsync(prior.Latest!))
            return prior.Latest;
        var scope = ScopeOf(agent.Key);
        if (scope.WhyNot(view) is { } none)
        {
            Note(agent, LookResult.NotAsked, none, basis);
            return prior.Latest;
        }
        (var answer, view) = await answers.OfAsync(agent, view with { Rules = scope.Rules }, ct);
        switch (answer)
        {
            case Proposes { Draft: var draft }
                when AskRules.Against(draft, view, scope, prior.Latest) is var (result, why):
                Note(agent, result, why, basis);
                break;
            case Proposes { Draft: var draft }:
                Note(agent, LookResult.Proposed, null, basis);
                return await EnterAsync(draft with { SupersedesId = prior.Supersedes }, projection, ct);
            case Abstains { Why: var why }:
                Note(agent, LookResult.Abstained, why, basis);
                break;
            case Waits { Why: var why }:
                Note(agent, LookResult.Waits, why, basis);
                break;
            case KeepsOff { Why: var why }:
                await KeepOffAsync(agent, why, ct);
                Note(agent, LookResult.Abstained, why, basis);
                break;
            case Broke { Why: var why }:
                Note(agent, LookResult.Failed, why, basis);
                break;
        }
        return prior.Latest;
    }

    private async Task<Proposal> EnterAsync(ProposalDraft draft, TicketProjection projection, CancellationToken ct)
    {
        if (ticket.Text.Suspicions.Count > 0)
            draft = draft with { Evidence = draft.Evidence with { Suspicions = ticket.Text.Suspicions } };
        draft = PeopleFirst.Held(draft, ticket.Actual, _hold ??= PeopleFirst.OpenHold(proposals, stale));
        var (proposal, _) = await entry.EnterAsync(db, draft, ticket.Actual, ticket.Now, ct);
        if (proposal.Status == ProposalStatus.Shadowed)
            return proposal;
        projection.Add(proposal.Action);
        if (PeopleFirst.IsHold(proposal))
            _hold = proposal;
        return proposal;
    }

    /// <summary>Agents leave the ticket alone: what waits for a person is taken back. One in Shadow only says so.</summary>
    private async Task KeepOffAsync(IAgent agent, string why, CancellationToken ct)
    {
        if (ModeOf(agent.Key) == AgentMode.Shadow)
            return;
        _keptOff = why;
        foreach (var proposal in proposals.Where(p => p.Status is ProposalStatus.Pending or ProposalStatus.Held))
            if (
                await ProposalLifecycle.MoveAsync(
                    db,
                    proposal.Id,
                    proposal.Status,
                    ProposalStatus.Withdrawn,
                    ticket.Now,
                    why
                )
            )
                UnansweredEnds.Enter(db, proposal, ProposalStatus.Withdrawn, why, ticket.Now);
    }

    private async Task<bool> EndAsync(Proposal proposal)
    {
        var why = $"{Wording.Agent(proposal.Agent)} is looked at again because what it rested on changed.";
        if (!await ProposalLifecycle.MoveAsync(db, proposal.Id, proposal.Status, ProposalStatus.Stale, ticket.Now, why))
            return false;
        UnansweredEnds.Enter(db, proposal, ProposalStatus.Stale, why, ticket.Now);
        return true;
    }

    private void Note(IAgent agent, LookResult result, string? why, string basis) =>
        _notes.Note(agent.Key, result, why, basis);
}
