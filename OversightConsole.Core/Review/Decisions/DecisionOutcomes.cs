using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Core.Review.Decisions;

/// <summary>What a person wants done with one review item.</summary>
/// <param name="Item">The opaque id.</param>
/// <param name="Verdict">Approve, override or reject.</param>
/// <param name="Value">With an override: the chosen <see cref="ValueOption.Value"/>.</param>
/// <param name="OverrideReason">Required with an override.</param>
/// <param name="RejectReason">Required with a reject.</param>
/// <param name="Comment">Free text, at most 2,000 characters.</param>
/// <param name="InBulk">Whether it was taken with "approve the rest"; each stays its own record.</param>
public sealed record DecisionRequest(
    string Item,
    Verdict Verdict,
    string? Value = null,
    OverrideReason? OverrideReason = null,
    RejectReason? RejectReason = null,
    string? Comment = null,
    bool InBulk = false
);

/// <summary>The outcome of a request to decide. Every surface switches over all of them.</summary>
public abstract record DecideOutcome;

/// <summary>Stored durably; sent at <see cref="SendsAt"/> unless undone before (null: nothing to send).</summary>
public sealed record Recorded(Guid DecisionId, DateTimeOffset? SendsAt, string Sentence) : DecideOutcome;

/// <summary>The first of two people approved it; it waits for the second.</summary>
public sealed record SecondNeeded(string Sentence) : DecideOutcome;

/// <summary>Somebody was first; the sentence says who decided what and when ("Ravi approved this 4 s ago. Your answer wasn't used.").</summary>
public sealed record AlreadyDecided(string By, Verdict Verdict, DateTimeOffset At, string Sentence) : DecideOutcome;

/// <summary>Another person has claimed the ticket.</summary>
public sealed record ReservedByOther(string By, DateTimeOffset Until, string Sentence) : DecideOutcome;

/// <summary>It is no longer open: expired, stale, withdrawn or closed; the sentence says which and why.</summary>
public sealed record NoLongerOpen(ProposalStatus Status, string Sentence) : DecideOutcome;

/// <summary>This person may not; the sentence says what it takes.</summary>
public sealed record NotAllowed(string Sentence) : DecideOutcome;

/// <summary>
/// The ticket's desk is not connected, so nobody can see how the ticket stands and nothing could be written; the sentence
/// names the connection and the remedy. The proposal waits on.
/// </summary>
public sealed record DeskNotConnected(string Connection, string Sentence) : DecideOutcome;

/// <summary>The request is incomplete or the value invalid; names the field and the remedy.</summary>
public sealed record InvalidRequest(string Field, string Sentence) : DecideOutcome;

/// <summary>The outcome of a request to take a decision back.</summary>
public enum RetractOutcome
{
    /// <summary>Taken back; the line waits again.</summary>
    Retracted,

    /// <summary>Too late: it is being sent or was sent.</summary>
    AlreadySent,

    /// <summary>The decision was taken back before.</summary>
    AlreadyRetracted,

    /// <summary>Only the person who decided, or a manager, may take it back.</summary>
    NotAllowed,

    /// <summary>There is no such decision.</summary>
    NotFound,
}

/// <summary>The outcome of a request to reserve a ticket.</summary>
/// <param name="Mine">Whether the asker now has it.</param>
/// <param name="By">The name of the person who has reserved the ticket.</param>
/// <param name="Until">The instant at which the reservation ends unless it is renewed.</param>
public sealed record ReservationOutcome(bool Mine, string By, DateTimeOffset Until);
