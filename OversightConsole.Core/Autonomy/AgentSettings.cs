namespace OversightConsole.Core.Autonomy;

/// <summary>What an agent may do.</summary>
public enum AgentMode
{
    /// <summary>Does not look at tickets.</summary>
    Off,

    /// <summary>Proposes unseen; scored against what people do.</summary>
    Shadow,

    /// <summary>Proposes to people; nothing happens without one.</summary>
    Suggest,

    /// <summary>Acts at or above its floor; earned, never just switched on.</summary>
    Autonomous,
}

/// <summary>An agent's settings; one row per agent, each change is in the trail.</summary>
public sealed class AgentSettings
{
    /// <summary>The agent's key.</summary>
    public required string Agent { get; init; }

    public AgentMode Mode { get; private set; } = AgentMode.Suggest;

    /// <summary>The accuracy it must prove, 0–1.</summary>
    public double Target { get; private set; } = 0.95;

    /// <summary>Acts alone only at this confidence or above, 0–1; part of the claim.</summary>
    public double Floor { get; private set; }

    /// <summary>Grows with every change of what decides proposals; pinned on each.</summary>
    public int PolicyVersion { get; private set; } = 1;

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
        ChangedBy = by;
        Reason = reason;
        ChangedAt = now;
        Version++;
    }

    /// <summary>The claim that proposals of this agent version and action belong to under these settings.</summary>
    public string ClaimFor(string agentVersion, string actionType) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Agent}/{agentVersion}/{actionType}/all/floor={Floor:0.00}/target={Target:0.000}"
        );
}
