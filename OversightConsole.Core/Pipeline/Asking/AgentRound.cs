using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Rules;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline.Training;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// One round of the agents over one ticket, in the order of their needs, inside the transaction of the ticket's work. A
/// later agent sees what an earlier one proposed.
/// </summary>
internal sealed class AgentRound(
    OversightDbContext db,
    AutonomyGate gate,
    ProposalEntry entry,
    AgentFacts facts,
    TicketView ticket,
    IReadOnlyList<Proposal> proposals,
    IReadOnlySet<Guid> stale,
    Dictionary<string, AgentLook> looks,
    IReadOnlyDictionary<string, AgentScope> scopes,
    Challengers beside
)
{
    private IReadOnlyDictionary<string, AgentMode> _modes = new Dictionary<string, AgentMode>();
    private string? _keptOff;

    /// <summary>Asks every agent that owes a look.</summary>
    public async Task RunAsync(IEnumerable<IAgent> agents, CancellationToken ct)
    {
        _modes = await gate.ModesAsync(db, ct);
        var projection = await TicketProjection.OfAsync(db, ticket.Actual, proposals, stale, ct);
        foreach (var agent in agents.Where(a => a.IsFor(ticket.Actual)))
        {
            await AskAsync(agent, projection, ct);
            if (beside.Of(agent.Key) is { } challenger)
                await AskBesideAsync(agent.Key, challenger, projection, ct);
        }
    }

    /// <summary>A challenger sees what the version at work sees, once for the same facts.</summary>
    private async Task AskBesideAsync(
        string agent,
        Challenger challenger,
        TicketProjection projection,
        CancellationToken ct
    )
    {
        var view = ViewFor(agent, projection);
        var basis = TicketProjection.BasisOf(challenger.Agent, view);
        var key = AgentLook.KeyBeside(agent, challenger.Version);
        if (_keptOff is not null || looks.GetValueOrDefault(key)?.Basis == basis)
            return;
        if (!AutonomyGate.MayLook(ModeOf(agent)).MayLook)
            return;
        var answer = Ask(challenger.Agent, await facts.CompleteAsync(challenger.Agent, view, ct));
        if (answer is Proposes { Draft: var draft })
            await gate.EnterBesideAsync(db, draft, ticket.Now, ct);
        var (result, why) = answer switch
        {
            Proposes => (LookResult.Proposed, null),
            Abstains a => (LookResult.Abstained, a.Why),
            Waits w => (LookResult.Waits, w.Why),
            Broke b => (LookResult.Failed, b.Why),
            _ => (LookResult.Abstained, (string?)null),
        };
        Note(key, result, why, basis);
    }

    private AgentMode? ModeOf(string agent) => _modes.TryGetValue(agent, out var mode) ? mode : null;

    private TicketView ViewFor(string agent, TicketProjection projection)
    {
        var writes = proposals
            .Where(p => p.Agent == agent)
            .SelectMany(p => p.Action.Changes)
            .Select(c => c.Field)
            .ToHashSet();
        return ticket with { Ticket = projection.For(writes) };
    }

    private async Task AskAsync(IAgent agent, TicketProjection projection, CancellationToken ct)
    {
        var view = ViewFor(agent.Key, projection);
        var basis = TicketProjection.BasisOf(agent, view);
        var before = looks.GetValueOrDefault(agent.Key)?.Basis;
        var prior = PriorAnswer.Of(proposals, agent.Key, stale, before is not null && before != basis);
        if (!prior.IsOwed)
            return;
        var verdict = AutonomyGate.MayLook(ModeOf(agent.Key));
        if (!verdict.MayLook || _keptOff is not null)
        {
            Note(agent, LookResult.NotAsked, verdict.MayLook ? _keptOff : verdict.Why, basis);
            return;
        }
        if (prior.RestsOnOldNews && !await EndAsync(prior.Latest!))
            return;
        var scope = scopes.GetValueOrDefault(agent.Key) ?? AgentScope.Everything;
        if (scope.WhyNot(view) is { } none)
        {
            Note(agent, LookResult.NotAsked, none, basis);
            return;
        }
        view = await facts.CompleteAsync(agent, view with { Rules = scope.Rules }, ct);
        switch (Ask(agent, view))
        {
            case Proposes { Draft: var draft }
                when AskRules.Against(draft, view, scope, prior.Latest) is var (result, why):
                Note(agent, result, why, basis);
                break;
            case Proposes { Draft: var draft }:
                await EnterAsync(draft with { SupersedesId = prior.Supersedes }, projection, ct);
                Note(agent, LookResult.Proposed, null, basis);
                break;
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
    }

    private async Task EnterAsync(ProposalDraft draft, TicketProjection projection, CancellationToken ct)
    {
        if (ticket.Text.Suspicions.Count > 0)
            draft = draft with { Evidence = draft.Evidence with { Suspicions = ticket.Text.Suspicions } };
        var (proposal, _) = await entry.EnterAsync(db, draft, ticket.Actual, ticket.Now, ct);
        if (proposal.Status != ProposalStatus.Shadowed)
            projection.Add(proposal.Action);
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

    /// <summary>An agent that throws fails alone: the ticket goes to people and says why.</summary>
    private static AgentAnswer Ask(IAgent agent, TicketView view)
    {
        try
        {
            return agent.Look(view);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new Broke($"It failed: {exception.Message}");
        }
    }

    private void Note(IAgent agent, LookResult result, string? why, string basis) =>
        Note(agent.Key, result, why, basis);

    private void Note(string key, LookResult result, string? why, string basis)
    {
        if (!looks.TryGetValue(key, out var look))
        {
            looks[key] = look = new AgentLook { Ticket = ticket.Actual.Ref.Id, Agent = key };
            db.Add(look);
        }
        look.Note(result, why, basis, ticket.Now);
    }

    private sealed record Broke(string Why) : AgentAnswer;
}
