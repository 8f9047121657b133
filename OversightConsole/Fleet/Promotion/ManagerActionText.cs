using OversightConsole.Core.Autonomy;

namespace OversightConsole.Fleet.Promotion;

/// <summary>The outcome of a change to an agent, where it did not go through.</summary>
internal static class ManagerActionText
{
    /// <summary>The problem in one sentence; null when the change was made.</summary>
    public static string? Problem(ManagerActionOutcome outcome, string agent) =>
        outcome switch
        {
            ManagerActionOutcome.Set or ManagerActionOutcome.Unchanged => null,
            ManagerActionOutcome.NotAllowed => "Only managers may change this. Nothing was changed.",
            ManagerActionOutcome.ReasonMissing => "Say why: it is kept in the audit trail.",
            ManagerActionOutcome.UnknownAgent => $"{agent} is no longer installed.",
            ManagerActionOutcome.NotEarned => $"{agent} has not earned working alone.",
            ManagerActionOutcome.OnlyAsChallenger =>
                "A language service only runs beside a trained version. Nothing was changed.",
            ManagerActionOutcome.InvalidTerms =>
                "A target lies from 50 to below 100%, a floor from 0 to 100%. Nothing was changed.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
        };
}
