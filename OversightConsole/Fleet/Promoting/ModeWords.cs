using OversightConsole.Core.Autonomy;

namespace OversightConsole.Fleet.Promoting;

/// <summary>What became of a change to an agent, where it did not go through.</summary>
internal static class ModeWords
{
    /// <summary>One sentence; null when the change stands.</summary>
    public static string? Problem(ModeOutcome outcome, string agent) =>
        outcome switch
        {
            ModeOutcome.Set or ModeOutcome.Unchanged => null,
            ModeOutcome.NotAllowed => "Only managers may change this. Nothing was changed.",
            ModeOutcome.ReasonMissing => "Say why: it is kept in the audit trail.",
            ModeOutcome.UnknownAgent => $"{agent} is no longer installed.",
            ModeOutcome.NotEarned => $"{agent} has not earned working alone.",
            ModeOutcome.OnlyBeside => "A language service only runs beside a trained version. Nothing was changed.",
            ModeOutcome.InvalidTerms =>
                "A target lies from 50 to below 100%, a floor from 0 to 100%. Nothing was changed.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
        };
}
