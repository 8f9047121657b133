using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Execution.Undoing;

/// <summary>What undoing would do to one field.</summary>
public enum UndoVerdict
{
    /// <summary>It still holds the agent's value: put back to what it was.</summary>
    Restore,

    /// <summary>Somebody has changed it since: theirs stays.</summary>
    Kept,

    /// <summary>It cannot be undone; the sentence says why.</summary>
    Impossible,
}

/// <summary>One field of an undo.</summary>
/// <param name="Field">The field.</param>
/// <param name="Wrote">What the agent wrote.</param>
/// <param name="Stands">What stands there now.</param>
/// <param name="Before">What stood there before the agent.</param>
/// <param name="Verdict">What happens to it.</param>
/// <param name="Why">The reason for people, where the field is not restored.</param>
public sealed record UndoField(
    string Field,
    FieldValue? Wrote,
    FieldValue? Stands,
    FieldValue? Before,
    UndoVerdict Verdict,
    string? Why
);

/// <summary>A person put back what an agent's action wrote. Outcomes reads it and enters the reversal.</summary>
public sealed class Undo
{
    public Guid Id { get; init; }

    /// <summary>Undos asked for together (a ticket, a range) share this.</summary>
    public Guid Batch { get; init; }

    public Guid ProposalId { get; init; }

    /// <summary>The decision whose effect is undone.</summary>
    public Guid DecisionId { get; init; }

    public required string Agent { get; init; }

    public required SorRef Ticket { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>Why; counts as a reject reason does.</summary>
    public RejectReason Reason { get; init; }

    /// <summary>Free text; personal, so the trail holds only its salted hash.</summary>
    public string? Comment { get; init; }

    public string? CommentSalt { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Field by field, as previewed and checked again when asked for.</summary>
    public required IReadOnlyList<UndoField> Fields { get; init; }

    public UndoState State { get; private set; }

    /// <summary>What the desk said, where it did not go through.</summary>
    public string? Detail { get; private set; }

    /// <summary>When Outcomes entered the reversal; null before.</summary>
    public DateTimeOffset? FollowedAt { get; private set; }

    internal void End(UndoState state, string? detail) => (State, Detail) = (state, detail);

    internal void Follow(DateTimeOffset now) => FollowedAt = now;
}
