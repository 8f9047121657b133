using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>
/// Asks the challengers: on the same view, within the same scope and rules, once for the same
/// facts.
/// </summary>
internal sealed class ChallengerRun(
    WriteScope write,
    RunTicket ticket,
    AgentAsking asking,
    AutonomyGate gate,
    ChallengerVersions challengerVersions,
    ILanguageChallenger language
)
{
    /// <summary>The version of the challenger; null when there is none.</summary>
    public Challenger? ChallengerOf(IAgent agent) => challengerVersions.Of(agent.Key);

    /// <summary>Asks a challenger, or leaves a request to the language service that answers in its place.</summary>
    /// <param name="agent">The version at work of the same agent.</param>
    /// <param name="view">What the version at work saw.</param>
    /// <param name="atWork">The newest proposal of the version at work; null where it said nothing.</param>
    public async Task AskAsync(
        Challenger challenger,
        IAgent agent,
        TicketView view,
        AgentScope scope,
        Proposal? atWork,
        CancellationToken ct
    )
    {
        var basis = challenger.Agent is { } other
            ? TicketProjection.BasisOf(other, view)
            : await language.BasisAsync(write.Db, agent, view, ct);
        var key = AgentLook.ChallengerKey(agent.Key, challenger.Version);
        if (ticket.Notes.BasisOf(key) == basis)
            return;
        var (result, why) = challenger.Agent is { } trained
            ? await AskAsync(trained, challenger.Version, view, scope, atWork, ct)
            : await BeginAsync(agent, challenger.Version, view, scope, basis, ct);
        ticket.Notes.Note(key, result, why, basis);
    }

    private async Task<(LookResult Result, string? Why)> AskAsync(
        IAgent trained,
        string version,
        TicketView view,
        AgentScope scope,
        Proposal? atWork,
        CancellationToken ct
    )
    {
        var reply = await asking.AskAsync(trained, view, scope, null, ct);
        // Outside the scope it was not asked: what it said on other facts stands.
        if (reply.Said is not null)
            Lapse(trained.Key, version);
        if (reply.Draft is { } draft)
            await gate.EnterChallengerAsync(write, draft, TicketOf(reply.Seen, draft, atWork), ct);
        return (reply.Result, reply.Why);
    }

    private async Task<(LookResult Result, string? Why)> BeginAsync(
        IAgent agent,
        string version,
        TicketView view,
        AgentScope scope,
        string basis,
        CancellationToken ct
    )
    {
        var (seen, outside) = await asking.SeeAsync(agent, view, scope, ct);
        if (outside is not null)
            return (LookResult.NotAsked, outside);
        Lapse(agent.Key, version);
        return await language.BeginAsync(write, agent, version, seen, basis, ct);
    }

    /// <summary>What decides whether a challenger's proposal counts.</summary>
    public static ChallengerContext TicketOf(TicketView view, ProposalDraft draft, Proposal? atWork) =>
        new(view.Actual, atWork, draft.Action.Changes.Any(c => view.Around.SetBy.ContainsKey(c.Field)));

    /// <summary>What a challenger said on other facts is not held against it: it looks again, as the version at work does.</summary>
    private void Lapse(string agent, string version)
    {
        foreach (
            var earlier in ticket.Proposals.Where(p =>
                p.Agent == agent && p.AgentVersion == version && p.IsEvidence && p.Status == ProposalStatus.Shadowed
            )
        )
            EvidenceLedger.Found(write, earlier, EvidenceResult.Lapsed);
    }
}
