using System.Globalization;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Gate;

/// <summary>
/// Collects what speaks against an agent that works alone acting on one proposal: its settings and its descriptor first,
/// then the rules (<see cref="GateRules"/>).
/// </summary>
internal sealed class GateObjections(AgentRegister agents, SorCatalog? catalog)
{
    private static readonly GateObjection NeverAlone = new(
        ObjectionReason.NeverAlone,
        "This agent never works alone, whatever its accuracy."
    );

    private static readonly GateObjection NotPromoted = new(
        ObjectionReason.NotPromoted,
        "This version, or its target or floor, was not promoted."
    );

    private static readonly GateObjection PersonDecides = new(
        ObjectionReason.PersonDecides,
        "A person decides this one."
    );

    /// <summary>All that speaks against acting on what the agent says now; empty where it may act.</summary>
    public Task<IReadOnlyList<GateObjection>> OfAsync(
        OversightDbContext db,
        AgentSettings settings,
        string claim,
        ProposalDraft draft,
        SorRecord ticket,
        CancellationToken ct
    ) => CollectAsync(db, settings, claim, draft.Confidence, ProposedWrite.Of(draft), ticket, ct);

    /// <summary>
    /// All that speaks against acting on what has waited and has come true; null where the agent does not work alone now.
    /// </summary>
    public async Task<IReadOnlyList<GateObjection>?> OfReleasedAsync(
        OversightDbContext db,
        AgentSettings settings,
        Proposal held,
        SorRecord ticket,
        CancellationToken ct
    )
    {
        if (settings.Mode != AgentMode.Autonomous)
            return null;
        var request = ProposedWrite.OfReleased(held);
        var found = await CollectAsync(db, settings, held.Claim, held.Confidence, request, ticket, ct);
        return settings.ActsOnceTrue(held) ? found : Covered(found);
    }

    /// <summary>What is drawn for an audit has a reason too, but one that does not tell the reviewer of the draw.</summary>
    public static IReadOnlyList<GateObjection> Covered(IReadOnlyList<GateObjection> objections) =>
        objections.Count > 0 ? objections : [PersonDecides];

    private async Task<IReadOnlyList<GateObjection>> CollectAsync(
        OversightDbContext db,
        AgentSettings settings,
        string claim,
        double confidence,
        ProposedWrite request,
        SorRecord ticket,
        CancellationToken ct
    )
    {
        var found = new List<GateObjection>();
        if (confidence < settings.Floor)
            found.Add(new GateObjection(ObjectionReason.BelowFloor, BelowFloor(confidence, settings.Floor)));
        if (settings.PromotedClaim != claim)
            found.Add(NotPromoted);
        if (!MayEverAct(settings.Agent))
            found.Add(NeverAlone);
        found.AddRange(await GateRules.ObjectionsAsync(db, settings, claim, request, ticket, catalog, ct));
        return found;
    }

    /// <summary>Whether policy lets the agent act alone at all; never one that is retired or that nobody knows.</summary>
    private bool MayEverAct(string agent) => agents.Find(agent) is { MayWorkAlone: true, IsRetired: false };

    private static string BelowFloor(double confidence, double floor) =>
        string.Create(
            CultureInfo.InvariantCulture,
            // Rounded down, so that 89.96% below a floor of 90% does not read as 90%.
            $"Its confidence is {Math.Floor(confidence * 1000) / 10:0.#}%, below the floor of {floor * 100:0.#}%."
        );
}
