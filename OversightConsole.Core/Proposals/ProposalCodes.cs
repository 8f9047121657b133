namespace OversightConsole.Core.Proposals;

/// <summary>Where a proposal stands; moved only by <c>ProposalLifecycle</c>.</summary>
public enum ProposalStatus
{
    /// <summary>Scored against what people did, never executed.</summary>
    Shadowed,

    /// <summary>Waits for its premise ("if company is …").</summary>
    Held,

    /// <summary>Waits for a person.</summary>
    Pending,

    /// <summary>Decided as proposed; waits to be sent.</summary>
    Approved,

    /// <summary>Decided with another value; waits to be sent.</summary>
    Overridden,

    /// <summary>A person decided against the proposal.</summary>
    Rejected,

    /// <summary>Nobody decided in 14 days, or the ticket closed first. Not a person's denial.</summary>
    Expired,

    /// <summary>Something it depended on changed.</summary>
    Stale,

    /// <summary>Taken back by its agent.</summary>
    Withdrawn,

    /// <summary>Being sent to the system of record.</summary>
    Executing,

    /// <summary>Done and read back.</summary>
    Executed,

    /// <summary>Known not to have happened.</summary>
    Failed,

    /// <summary>Unknown or partly applied; a person looks.</summary>
    Uncertain,
}

/// <summary>What a wrong execution could cost; decides how it may be approved.</summary>
public enum RiskTier
{
    /// <summary>Easily put back; may be approved with the rest.</summary>
    Low,

    /// <summary>Noticed by others; put back by hand.</summary>
    Medium,

    /// <summary>Hurts or cannot be taken back; two people.</summary>
    High,
}

/// <summary>What was decided.</summary>
public enum Verdict
{
    /// <summary>The value as proposed.</summary>
    Approve,

    /// <summary>Another value.</summary>
    Override,

    /// <summary>No change at all.</summary>
    Reject,
}

/// <summary>Who decided: a person, or the gate for an autonomous agent.</summary>
public enum DecisionKind
{
    /// <summary>A person decided.</summary>
    Human,

    /// <summary>The gate let the agent act alone.</summary>
    Automatic,
}

/// <summary>Why a value was overridden.</summary>
public enum OverrideReason
{
    /// <summary>The ticket was misread.</summary>
    Misread,

    /// <summary>The agent did not know this customer.</summary>
    UnknownCustomer,

    /// <summary>The agent worked on outdated data.</summary>
    StaleData,

    /// <summary>Right by the rules, but an exception applies.</summary>
    PolicyException,

    /// <summary>Something else; the comment says what.</summary>
    Other,
}

/// <summary>Why a proposal was rejected, or its effect undone.</summary>
public enum RejectReason
{
    /// <summary>The proposal is wrong.</summary>
    Wrong,

    /// <summary>Nothing needs doing.</summary>
    NotNeeded,

    /// <summary>The change was done already.</summary>
    Duplicate,

    /// <summary>Right, but later. Not a denial.</summary>
    NotNow,
}
