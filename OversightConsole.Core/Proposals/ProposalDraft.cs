using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Proposals;

/// <summary>What an agent says about a ticket, before the gate has looked at it.</summary>
/// <param name="Agent">The key of the agent.</param>
/// <param name="AgentVersion">The version of the agent.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="TicketVersion">The version it read.</param>
/// <param name="Action">What it would do.</param>
/// <param name="DependsOn">What it rests on.</param>
/// <param name="Premises">What must come true first.</param>
/// <param name="Confidence">The calibrated confidence, 0–1.</param>
/// <param name="Rationale">The rationale as Markdown.</param>
/// <param name="Explanation">What a person can check.</param>
/// <param name="Risk">What being wrong could cost.</param>
/// <param name="Company">The customer, by which accuracy is sliced; null while unknown.</param>
/// <param name="Unit">The incident it belongs to.</param>
/// <param name="SupersedesId">The stale one it replaces.</param>
public sealed record ProposalDraft(
    string Agent,
    string AgentVersion,
    SorRef Ticket,
    SorVersion TicketVersion,
    ProposedAction Action,
    IReadOnlyList<Fact> DependsOn,
    IReadOnlyList<Fact> Premises,
    double Confidence,
    string Rationale,
    Explanation Explanation,
    RiskTier Risk,
    string? Company,
    string Unit,
    Guid? SupersedesId = null
);

/// <summary>What the gate drew for a proposal when it was made, never after an answer was seen.</summary>
/// <param name="Status">Shadowed, held, pending, or approved by the gate itself.</param>
/// <param name="Claim">The claim its evidence belongs to.</param>
/// <param name="PolicyVersion">The settings in force.</param>
/// <param name="IsEvidence">Whether its answer counts.</param>
/// <param name="IsBlind">Whether it is answered blind.</param>
/// <param name="AuditProbability">The chance with which it was drawn, 0–1.</param>
/// <param name="Objections">Why an agent that works alone asks a person; null where it does not work alone.</param>
public sealed record GateDraw(
    ProposalStatus Status,
    string Claim,
    int PolicyVersion,
    bool IsEvidence,
    bool IsBlind,
    double AuditProbability,
    IReadOnlyList<GateObjection>? Objections = null
);
