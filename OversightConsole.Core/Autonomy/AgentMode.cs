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
