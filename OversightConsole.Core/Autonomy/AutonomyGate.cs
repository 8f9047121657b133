using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy;

/// <summary>Whether an agent is asked to look at a ticket at all.</summary>
/// <param name="MayLook">Whether it looks.</param>
/// <param name="Why">When it does not: the reason, for "why nothing happened".</param>
public sealed record LookVerdict(bool MayLook, string? Why);

/// <summary>
/// The one place that decides who acts: shadow, ask a person, or (from the next stage on) the agent itself. It fails
/// closed: a missing setting, an unknown value or an exception means that a person decides. Called by Pipeline alone.
/// </summary>
public sealed class AutonomyGate
{
    private const string NoClaim = "none";

    /// <summary>Whether the agent's mode lets it look at tickets.</summary>
    public async Task<LookVerdict> MayLookAsync(OversightDbContext db, string agent, CancellationToken ct)
    {
        var settings = await SettingsAsync(db, agent, ct);
        return settings?.Mode switch
        {
            null => new LookVerdict(false, "It is not installed."),
            AgentMode.Off => new LookVerdict(false, "It is off."),
            _ => new LookVerdict(true, null),
        };
    }

    /// <summary>
    /// Draws what becomes of a proposal when it is made. In Suggest every proposal waits for a person and counts as
    /// evidence; in Shadow nobody sees it.
    /// </summary>
    public async Task<GateDraw> DrawAsync(OversightDbContext db, ProposalDraft draft, CancellationToken ct)
    {
        var settings = await SettingsAsync(db, draft.Agent, ct);
        if (settings is null)
            return new GateDraw(Asking(draft), $"{draft.Agent}/{draft.AgentVersion}/{NoClaim}", 0, false, false, 1);
        var claim = settings.ClaimFor(draft.AgentVersion, draft.Action.Type);
        return settings.Mode == AgentMode.Shadow
            ? new GateDraw(ProposalStatus.Shadowed, claim, settings.PolicyVersion, false, false, 0)
            : new GateDraw(
                Asking(draft),
                claim,
                settings.PolicyVersion,
                IsEvidence: draft.Confidence >= settings.Floor,
                IsBlind: false,
                AuditProbability: 1
            );
    }

    private static ProposalStatus Asking(ProposalDraft draft) =>
        draft.Premises.Count > 0 ? ProposalStatus.Held : ProposalStatus.Pending;

    private static Task<AgentSettings?> SettingsAsync(OversightDbContext db, string agent, CancellationToken ct) =>
        db.Set<AgentSettings>().AsNoTracking().SingleOrDefaultAsync(a => a.Agent == agent, ct);
}
