using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Execution;

/// <summary>
/// The journal row of one decision that is to be carried out: written in the decision's own transaction, so that no
/// decision is recorded without it. Its key goes to the system of record with the write.
/// </summary>
public sealed class ExecutionIntent
{
    /// <summary>The idempotency key; one per decision.</summary>
    public required string Key { get; init; }

    public Guid DecisionId { get; init; }

    public Guid ProposalId { get; init; }

    /// <summary>The undo it carries out; null for a decision's own action.</summary>
    public Guid? UndoId { get; init; }

    public required string Agent { get; init; }

    public required SorRef Ticket { get; init; }

    public IntentState State { get; private set; } = IntentState.Intent;

    /// <summary>The earliest instant of the next try: the end of the undo window first, a back-off later.</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>While sent: after this the executor that claimed it counts as gone.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>The number of times it was sent to the service desk.</summary>
    public int Attempts { get; private set; }

    /// <summary>What the desk said, for people.</summary>
    public string? Detail { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The key of a decision's command.</summary>
    public static string KeyOf(Guid decision) => $"dec-{decision:N}";

    /// <summary>The key of an undo's command.</summary>
    public static string KeyOf(Undo undo) => $"undo-{undo.Id:N}";

    /// <summary>The intent to carry out an undo, at once.</summary>
    public static ExecutionIntent For(Undo undo) =>
        new()
        {
            Key = KeyOf(undo),
            DecisionId = undo.DecisionId,
            ProposalId = undo.ProposalId,
            UndoId = undo.Id,
            Agent = undo.Agent,
            Ticket = undo.Ticket,
            NextAt = undo.At,
            UpdatedAt = undo.At,
        };

    /// <summary>The intent to carry out <paramref name="decision"/> at <paramref name="notBefore"/> or later.</summary>
    public static ExecutionIntent For(
        Guid decision,
        Guid proposal,
        string agent,
        SorRef ticket,
        DateTimeOffset notBefore
    ) =>
        new()
        {
            Key = KeyOf(decision),
            DecisionId = decision,
            ProposalId = proposal,
            Agent = agent,
            Ticket = ticket,
            NextAt = notBefore,
            UpdatedAt = notBefore,
        };
}
