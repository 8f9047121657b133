namespace OversightConsole.Core.Autonomy;

/// <summary>The outcome of setting a mode.</summary>
public enum ManagerActionOutcome
{
    /// <summary>Set, and in the trail.</summary>
    Set,

    /// <summary>The agent was in that mode already.</summary>
    Unchanged,

    /// <summary>Only managers may.</summary>
    NotAllowed,

    /// <summary>A reason is required.</summary>
    ReasonMissing,

    /// <summary>No such agent is installed.</summary>
    UnknownAgent,

    /// <summary>Autonomy is earned, and this agent has not.</summary>
    NotEarned,

    /// <summary>A target lies outside 50 % to below 100 %, or a floor outside 0 to 100 %.</summary>
    InvalidTerms,

    /// <summary>A language service runs as challenger alone; it never takes the place of a trained version.</summary>
    OnlyAsChallenger,
}
