using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Gate;

/// <summary>Whether an agent is asked to look at a ticket at all.</summary>
/// <param name="MayLook">Whether the agent looks at the ticket.</param>
/// <param name="Why">When it does not: the reason, for "why nothing happened".</param>
public sealed record LookVerdict(bool MayLook, string? Why);

/// <summary>
/// The one place that decides who acts: shadow, ask a person, or the agent itself. It fails closed: a missing setting, an
/// unknown value, a stop, a broken trail or an exception means that a person decides. Called by Pipeline alone.
/// </summary>
public sealed class AutonomyGate(
    AuditLottery lottery,
    AgentRegister agents,
    GateSettings gate,
    GateMemory? transaction = null,
    LoadedCatalog? catalog = null
)
{
    private const string NoClaim = "none";

    /// <summary>The same gate with another lottery: the demo and simulations draw from a seed.</summary>
    public AutonomyGate With(AuditLottery other) => new(other, agents, gate, transaction, catalog);

    /// <summary>The same gate for tickets that are worked on in one transaction.</summary>
    public AutonomyGate Within(GateMemory memory) => new(lottery, agents, gate, memory, catalog);

    /// <summary>
    /// The same gate with the desk's catalogue as loaded for this run. Without one nothing is done alone: nobody knows
    /// then who the customers are.
    /// </summary>
    public AutonomyGate Knowing(LoadedCatalog loaded) => new(lottery, agents, gate, transaction, loaded);

    /// <summary>Every agent's mode by its key; one that is not in it is not installed.</summary>
    public async Task<IReadOnlyDictionary<string, AgentMode>> ModesAsync(OversightDbContext db, CancellationToken ct) =>
        (await (transaction ?? new GateMemory()).SettingsAsync(db, ct)).ToDictionary(a => a.Key, a => a.Value.Mode);

    /// <summary>What a mode says about looking at tickets; null stands for an agent that is not installed.</summary>
    public static LookVerdict MayLook(AgentMode? mode) =>
        mode switch
        {
            null => new LookVerdict(false, "It is not installed."),
            AgentMode.Off => new LookVerdict(false, "It is off."),
            _ => new LookVerdict(true, null),
        };

    /// <summary>
    /// Enters a proposal with what becomes of it, drawn when it is made: in Shadow nobody sees it; in Suggest it waits for a
    /// person, as evidence from the claim's floor on; an autonomous agent acts, unless it is drawn for audit or anything
    /// speaks against. An action that it takes alone has its decision written here; carrying it out is the caller's.
    /// </summary>
    public async Task<Gated> EnterAsync(WriteScope write, ProposalDraft draft, SorRecord ticket, CancellationToken ct)
    {
        if (await SettingsAsync(write.Db, draft.Agent, ct) is not { } settings)
            return new Gated(await ProposalWriter.EnterAsync(write, draft, Unknown(draft), write.Now, ct), null);
        var memory = transaction ?? new GateMemory();
        await KeepMarksAsync(write.Db, ticket.Ref.Connection, memory, ct);
        var claim = await ClaimOpening.ForAsync(write, memory, settings, draft, ct);
        var draw = await DrawAsync(write.Db, settings, claim, draft, ticket, write.Now, ct);
        int[] words = [];
        if (draw.IsEvidence)
        {
            (var unit, words) = await Incidents.OfAsync(
                write.Db,
                memory.Incidents,
                claim,
                draft,
                ticket,
                write.Now,
                ct
            );
            draft = draft with { Unit = unit };
        }
        var proposal = await ProposalWriter.EnterAsync(write, draft, draw, memory.LastOf(claim), write.Now, ct);
        memory.Gave(claim, proposal.Sequence);
        Incidents.Remember(write.Db, memory.Incidents, proposal, words);
        return new Gated(
            proposal,
            draw.Status == ProposalStatus.Approved
                ? AutomaticDecision.Write(write, proposal, agents.Name(draft.Agent))
                : null
        );
    }

    /// <summary>
    /// What becomes of a held proposal once the ticket says all that it waited for: an autonomous agent that was not drawn
    /// for audit acts now, as it would have at once without the premise; anything else opens for a person. Returns the
    /// automatic decision, to be carried out by the caller.
    /// </summary>
    public async Task<Decision?> ReleaseAsync(WriteScope write, Proposal held, SorRecord ticket, CancellationToken ct)
    {
        var objections = await SettingsAsync(write.Db, held.Agent, ct) is { } settings
            ? await Objections(write.Now).OfReleasedAsync(write.Db, settings, held, ticket, ct)
            : null;
        var alone = objections is { Count: 0 };
        var to = alone ? ProposalStatus.Approved : ProposalStatus.Pending;
        var moved = await ProposalLifecycle.MoveAsync(write, held.Id, ProposalStatus.Held, to);
        if (moved)
            await ProposalLifecycle.ObjectAsync(write.Db, held.Id, objections, ct);
        return moved && alone ? AutomaticDecision.Write(write, held, agents.Name(held.Agent)) : null;
    }

    /// <summary>
    /// Enters what a challenger says: nobody sees it and nothing is done. It earns a claim of
    /// its own where people will tell what is right without having seen it; the claim of the version at work stands.
    /// </summary>
    public async Task<Proposal?> EnterChallengerAsync(
        WriteScope write,
        ProposalDraft draft,
        ChallengerContext challenger,
        CancellationToken ct
    )
    {
        if (await SettingsAsync(write.Db, draft.Agent, ct) is not { } settings || settings.Mode == AgentMode.Off)
            return null;
        var memory = transaction ?? new GateMemory();
        var claim = await ClaimOpening.ChallengerAsync(write, memory, settings, draft, ct);
        var (isEvidence, share) = ChallengerEvidence.Draw(settings, draft, challenger, lottery);
        int[] words = [];
        if (isEvidence)
        {
            (var unit, words) = await Incidents.OfAsync(
                write.Db,
                memory.Incidents,
                claim,
                draft,
                challenger.Record,
                write.Now,
                ct
            );
            draft = draft with { Unit = unit };
        }
        var draw = new GateDraw(ProposalStatus.Shadowed, claim, settings.PolicyVersion, isEvidence, false, share);
        var proposal = await ProposalWriter.EnterAsync(write, draft, draw, memory.LastOf(claim), write.Now, ct);
        memory.Gave(claim, proposal.Sequence);
        Incidents.Remember(write.Db, memory.Incidents, proposal, words);
        return proposal;
    }

    private async Task<GateDraw> DrawAsync(
        OversightDbContext db,
        AgentSettings settings,
        string claim,
        ProposalDraft draft,
        SorRecord ticket,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        GateDraw Draw(ProposalStatus status, bool isEvidence, double probability) =>
            new(status, claim, settings.PolicyVersion, isEvidence, IsBlind: false, probability);
        var counts = draft.Confidence >= settings.Floor;
        if (settings.Mode == AgentMode.Shadow)
            return Draw(ProposalStatus.Shadowed, false, 0);
        if (settings.Mode != AgentMode.Autonomous)
            return Draw(Asking(draft), counts, 1);
        var objections = await Objections(now).OfAsync(db, settings, claim, draft, ticket, ct);
        if (settings.PromotedClaim != claim)
            return Draw(Asking(draft), counts, 1) with { Objections = objections };
        // Below its floor it asks and that is no evidence; at or above it everything is drawn with one probability, so that
        // what speaks against acting on this ticket cannot choose which answers count.
        var share = settings.AsksAll ? 1 : settings.AuditShare;
        var drawn = counts && lottery.Draw(share);
        if (drawn)
            return Draw(Asking(draft), true, share) with { Objections = GateObjections.Covered(objections) };
        return objections.Count == 0
            ? Draw(ProposalStatus.Approved, false, share) with
            {
                Objections = objections,
            }
            : Draw(Asking(draft), false, counts ? share : 0) with
            {
                Objections = objections,
            };
    }

    private GateObjections Objections(DateTimeOffset now) => new(agents, Known(now));

    /// <summary>The catalogue, where it is young enough to judge by.</summary>
    private SorCatalog? Known(DateTimeOffset now) =>
        catalog is { } loaded && now - loaded.At <= gate.OldestCatalog ? loaded.Catalog : null;

    /// <summary>What counts as critical or severe must be known before anything of this desk is counted.</summary>
    private async Task KeepMarksAsync(OversightDbContext db, string connection, GateMemory memory, CancellationToken ct)
    {
        if (catalog is { } loaded && memory.IsFirst(connection))
            await CriticalValues.KeepAsync(db, connection, loaded.Catalog, ct);
    }

    private static GateDraw Unknown(ProposalDraft draft) =>
        new(Asking(draft), $"{draft.Agent}/{draft.AgentVersion}/{NoClaim}", 0, false, false, 1);

    private static ProposalStatus Asking(ProposalDraft draft) =>
        draft.Premises.Count > 0 ? ProposalStatus.Held : ProposalStatus.Pending;

    private async Task<AgentSettings?> SettingsAsync(OversightDbContext db, string agent, CancellationToken ct)
    {
        if (
            transaction is not null
            && (await transaction.SettingsAsync(db, ct)).TryGetValue(agent, out var known)
            && known.Mode != AgentMode.Autonomous
        )
            return known;
        return await db.Set<AgentSettings>().AsNoTracking().SingleOrDefaultAsync(a => a.Agent == agent, ct);
    }
}

/// <summary>A proposal as the gate let it in.</summary>
/// <param name="Proposal">The proposal that was entered.</param>
/// <param name="Decision">The automatic decision, to be carried out; null where a person decides or nobody sees it.</param>
public sealed record Gated(Proposal Proposal, Decision? Decision);
