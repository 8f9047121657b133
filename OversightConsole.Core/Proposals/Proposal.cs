using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Proposals;

/// <summary>
/// A typed change that an agent proposes to a ticket. Everything but status and version is fixed when it is made; status
/// moves only through <see cref="ProposalLifecycle"/>.
/// </summary>
public sealed class Proposal
{
    private Proposal() { }

    /// <summary>Makes a proposal from what the agent said and what the gate drew.</summary>
    internal Proposal(Guid id, ProposalDraft draft, GateDraw draw, long sequence, DateTimeOffset now)
    {
        Id = id;
        Agent = draft.Agent;
        AgentVersion = draft.AgentVersion;
        Claim = draw.Claim;
        Sequence = sequence;
        Ticket = draft.Ticket;
        TicketVersion = draft.TicketVersion.Value;
        Action = draft.Action;
        DependsOn = draft.DependsOn;
        Premises = draft.Premises;
        Confidence = draft.Confidence;
        Rationale = draft.Rationale;
        Explanation = draft.Explanation;
        Risk = draft.Risk;
        PolicyVersion = draw.PolicyVersion;
        IsEvidence = draw.IsEvidence;
        IsBlind = draw.IsBlind;
        AuditProbability = draw.AuditProbability;
        Objections = draw.Objections;
        Company = draft.Company;
        Unit = draft.Unit;
        CreatedAt = now;
        ExpiresAt = now + ProposalLifecycle.Lifetime;
        SupersedesId = draft.SupersedesId;
        Salt = Audit.PersonalText.NewSalt();
        ActionHash = ActionHashing.Hash(Salt, draft.Ticket, draft.Action);
        Status = draw.Status;
    }

    public Guid Id { get; private init; }

    /// <summary>The agent's key.</summary>
    public string Agent { get; private init; } = "";

    /// <summary>The agent's version: model, rules and settings that decide what it says.</summary>
    public string AgentVersion { get; private init; } = "";

    /// <summary>The claim its evidence belongs to: agent, version, action type, slice, floor, target.</summary>
    public string Claim { get; private init; } = "";

    /// <summary>Position among the claim's proposals, from 1, in order of creation.</summary>
    public long Sequence { get; private init; }

    /// <summary>The ticket it is about.</summary>
    public SorRef Ticket { get; private init; } = null!;

    /// <summary>The ticket version the agent saw.</summary>
    public string TicketVersion { get; private init; } = "";

    /// <summary>What would be done.</summary>
    public ProposedAction Action { get; private init; } = null!;

    /// <summary>The facts it rests on, with the values the agent saw.</summary>
    public IReadOnlyList<Fact> DependsOn { get; private init; } = [];

    /// <summary>What must come true first ("if company is …"); empty when nothing is in doubt.</summary>
    public IReadOnlyList<Fact> Premises { get; private init; } = [];

    /// <summary>Calibrated probability of being right, 0–1.</summary>
    public double Confidence { get; private init; }

    /// <summary>Why, in Markdown, for a technician to check in five seconds.</summary>
    public string Rationale { get; private init; } = "";

    /// <summary>Words, similar tickets, alternatives.</summary>
    public Explanation Explanation { get; private init; } = null!;

    /// <summary>What a wrong execution could cost.</summary>
    public RiskTier Risk { get; private init; }

    /// <summary>The version of the agent's settings and desk rules in force when it was made.</summary>
    public int PolicyVersion { get; private init; }

    /// <summary>Whether its answer counts as evidence; drawn when made.</summary>
    public bool IsEvidence { get; private init; }

    /// <summary>Whether the reviewer answers before seeing it; drawn when made.</summary>
    public bool IsBlind { get; private init; }

    /// <summary>The chance with which it was drawn for audit, 0–1; 1 when everything is asked.</summary>
    public double AuditProbability { get; private init; }

    /// <summary>
    /// What spoke against the agent acting alone; null unless it worked alone when this was made, or when a premise of it
    /// came true. Empty where nothing did: then the agent acted.
    /// </summary>
    public IReadOnlyList<GateObjection>? Objections { get; private set; }

    /// <summary>The ticket's company when it was made, for slices.</summary>
    public string? Company { get; private init; }

    /// <summary>The incident it belongs to, so that copies count once: a parent's number or the ticket's own.</summary>
    public string Unit { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it expires unanswered.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>The stale proposal that this one replaces.</summary>
    public Guid? SupersedesId { get; private init; }

    /// <summary>Salt of <see cref="ActionHash"/>.</summary>
    public string Salt { get; private init; } = "";

    /// <summary>Salted hash of the semantic action bound to connection, record and ids; an approval binds to it.</summary>
    public string ActionHash { get; private init; } = "";

    /// <summary>The status; moved by the lifecycle alone.</summary>
    public ProposalStatus Status { get; private set; }

    /// <summary>Grows by one at every move; a guarded update names the one it expects.</summary>
    public int Version { get; private set; }

    /// <summary>How often a decision on it was retracted; decision and answer rows are unique per round.</summary>
    public int Round { get; private set; }

    /// <summary>Why it is where it is, for people: "Company changed", "The ticket was closed". Null when the status says all.</summary>
    public string? StatusReason { get; private set; }

    /// <summary>When the status last changed.</summary>
    public DateTimeOffset StatusAt { get; private set; }

    /// <summary>The record that its action writes: the ticket, or what the action names beside it.</summary>
    public SorRef Written => Action.Target ?? Ticket;
}
