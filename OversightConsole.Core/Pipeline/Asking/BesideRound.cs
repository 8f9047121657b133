using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Rules;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// Asks the versions that run beside the ones at work: on the same view, within the same scope and rules, once for the same
/// facts.
/// </summary>
internal sealed class BesideRound(
    OversightDbContext db,
    AutonomyGate gate,
    AgentAnswers answers,
    ILanguageChallenger language,
    IReadOnlyList<Proposal> proposals,
    LookNotes notes
)
{
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
            : await language.BasisAsync(db, agent, view, ct);
        var key = AgentLook.KeyBeside(agent.Key, challenger.Version);
        if (notes.BasisOf(key) == basis)
            return;
        if (scope.WhyNot(view) is { } none)
        {
            notes.Note(key, LookResult.NotAsked, none, basis);
            return;
        }
        Lapse(agent.Key, challenger.Version, view.Now);
        view = view with { Rules = scope.Rules };
        var (result, why) = challenger.Agent is { } trained
            ? await TakeAsync(await answers.OfAsync(trained, view, ct), scope, atWork, ct)
            : await language.BeginAsync(
                db,
                agent.Key,
                challenger.Version,
                await answers.SeenAsync(agent, view, ct),
                basis,
                ct
            );
        notes.Note(key, result, why, basis);
    }

    private async Task<(LookResult Result, string? Why)> TakeAsync(
        (AgentAnswer Answer, TicketView View) said,
        AgentScope scope,
        Proposal? atWork,
        CancellationToken ct
    )
    {
        var (answer, view) = said;
        switch (answer)
        {
            case Proposes { Draft: var draft } when AskRules.Against(draft, view, scope, null) is var (result, why):
                return (result, why);
            case Proposes { Draft: var draft }:
                await gate.EnterBesideAsync(db, draft, TicketOf(view, draft, atWork), view.Now, ct);
                return (LookResult.Proposed, null);
            case Abstains { Why: var why }:
                return (LookResult.Abstained, why);
            case Waits { Why: var why }:
                return (LookResult.Waits, why);
            case Broke { Why: var why }:
                return (LookResult.Failed, why);
            default:
                return (LookResult.Abstained, null);
        }
    }

    /// <summary>What decides whether a challenger's proposal counts.</summary>
    public static BesideTicket TicketOf(TicketView view, ProposalDraft draft, Proposal? atWork) =>
        new(view.Actual, atWork, draft.Action.Changes.Any(c => view.Around.SetBy.ContainsKey(c.Field)));

    /// <summary>What a challenger said on other facts is not held against it: it looks again, as the version at work does.</summary>
    private void Lapse(string agent, string version, DateTimeOffset now)
    {
        foreach (
            var earlier in proposals.Where(p =>
                p.Agent == agent && p.AgentVersion == version && p.IsEvidence && p.Status == ProposalStatus.Shadowed
            )
        )
            EvidenceLedger.Found(db, earlier, EvidenceEnding.Lapsed, now);
    }
}
