using System.Globalization;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Autonomy;

/// <summary>An agent's settings and where its autonomy stands; one row per agent, each change is in the trail.</summary>
public sealed class AgentSettings
{
    /// <summary>The share of its own actions that an autonomous agent asks about unless a manager says otherwise, 0–1.</summary>
    public const double DefaultAuditShare = 0.10;

    /// <summary>The agent's key.</summary>
    public required string Agent { get; init; }

    /// <summary>
    /// The agent's name as of the last start. What is written deep in a transaction, where only this row is at hand, names
    /// the agent by it.
    /// </summary>
    public string Name { get; internal set; } = "";

    public AgentMode Mode { get; private set; } = AgentMode.Suggest;

    /// <summary>The accuracy it must prove, 0–1.</summary>
    public double Target { get; private set; } = 0.95;

    /// <summary>Acts alone only at this confidence or above, 0–1; part of the claim.</summary>
    public double Floor { get; private set; }

    /// <summary>The share of tickets whose right value is critical that it must name so or hand to a person, 0–1.</summary>
    public double CriticalTarget { get; private set; } = 0.97;

    /// <summary>The share of actions that must be free of severe errors, 0–1.</summary>
    public double SevereTarget { get; private set; } = 0.995;

    /// <summary>The chance with which an action it could do alone is drawn for audit instead, 0–1.</summary>
    public double AuditShare { get; private set; } = DefaultAuditShare;

    /// <summary>Grows with every demotion: evidence starts afresh, so the claim is another one.</summary>
    public int Epoch { get; private set; } = 1;

    /// <summary>The claim it was promoted on; it acts alone under this claim and no other. Null unless autonomous.</summary>
    public string? PromotedClaim { get; private set; }

    /// <summary>Drift is amber: everything is asked until a person has looked or it steps back.</summary>
    public bool AsksAll { get; private set; }

    /// <summary>Grows with every change of what decides proposals; pinned on each.</summary>
    public int PolicyVersion { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last, as a name.</summary>
    public string ChangedBy { get; private set; } = "set-up";

    /// <summary>Why, as that person wrote it.</summary>
    public string? Reason { get; private set; }

    /// <summary>Guards against two changes at once.</summary>
    public int Version { get; private set; }

    internal void Enter(AgentMode mode, string by, string? reason, DateTimeOffset now)
    {
        Mode = mode;
        Change(by, reason, now);
    }

    /// <summary>Lets it act alone under <paramref name="claim"/>.</summary>
    internal void Promote(string claim, string by, string reason, DateTimeOffset now)
    {
        PromotedClaim = claim;
        AsksAll = false;
        Enter(AgentMode.Autonomous, by, reason, now);
    }

    /// <summary>Takes autonomy away: evidence and alarm scores start at zero under a claim of their own.</summary>
    internal void StepBack(AgentMode mode, string by, string reason, DateTimeOffset now)
    {
        PromotedClaim = null;
        AsksAll = false;
        Epoch++;
        Enter(mode, by, reason, now);
    }

    /// <summary>Amber on or off.</summary>
    internal void AskAll(bool all)
    {
        AsksAll = all;
        PolicyVersion++;
        Version++;
    }

    /// <summary>Sets what its claim promises; evidence under other values is another claim's.</summary>
    internal void Promise(ClaimTerms terms, string by, string reason, DateTimeOffset now)
    {
        (Target, Floor, CriticalTarget) = (terms.Target, terms.Floor, terms.CriticalTarget);
        Change(by, reason, now);
    }

    /// <summary>The claim that proposals of this agent version and action belong to under these settings.</summary>
    public string ClaimFor(string agentVersion, string actionType)
    {
        var again = Epoch == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"/n={Epoch}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Agent}/{agentVersion}/{actionType}/all/floor={Floor:0.00##}/target={Target:0.000##}{again}"
        );
    }

    /// <summary>
    /// Whether a held proposal is the agent's own to act on once its premise comes true, as far as these settings tell: one
    /// that was drawn for audit when it was made stays with people.
    /// </summary>
    public bool ActsOnceTrue(Proposal held) =>
        Mode == AgentMode.Autonomous
        && PromotedClaim == held.Claim
        && !AsksAll
        && !held.IsEvidence
        && held.Confidence >= Floor;

    private void Change(string by, string? reason, DateTimeOffset now)
    {
        ChangedBy = by;
        Reason = reason;
        ChangedAt = now;
        PolicyVersion++;
        Version++;
    }
}

/// <summary>What a manager sets for an agent to prove.</summary>
/// <param name="Target">The accuracy, from 0.5 to below 1.</param>
/// <param name="Floor">The confidence from which it would act alone, 0–1.</param>
/// <param name="CriticalTarget">The share of critical values it must not miss, from 0.5 to below 1.</param>
public sealed record ClaimTerms(double Target, double Floor, double CriticalTarget);
