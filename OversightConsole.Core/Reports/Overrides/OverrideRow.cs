using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Reports.Overrides;

/// <summary>One field that a person set otherwise than suggested: a row of the override report.</summary>
/// <param name="DecidedAt">The instant of the decision, in UTC.</param>
/// <param name="Ticket">The ticket's number.</param>
/// <param name="Company">The company's name; null while none was known.</param>
/// <param name="Agent">The agent's key.</param>
/// <param name="AgentVersion">The version of the agent.</param>
/// <param name="Field">The field.</param>
/// <param name="Suggested">What the agent suggested, as people read it; null for no value.</param>
/// <param name="RightValue">What the person set; null for no value.</param>
/// <param name="ReasonCode">The reason code.</param>
/// <param name="Comment">In the person's own words; null where none was asked.</param>
/// <param name="DecidedBy">The person's name as it was then.</param>
/// <param name="Confidence">The agent's calibrated confidence, 0–1.</param>
/// <param name="Risk">What a wrong execution could have cost.</param>
/// <param name="Outcome">The outcome: a code of <see cref="OverrideOutcomes"/>.</param>
public sealed record OverrideRow(
    DateTimeOffset DecidedAt,
    string Ticket,
    string? Company,
    string Agent,
    string AgentVersion,
    string Field,
    string? Suggested,
    string? RightValue,
    string ReasonCode,
    string? Comment,
    string DecidedBy,
    double Confidence,
    RiskTier Risk,
    string Outcome
);
