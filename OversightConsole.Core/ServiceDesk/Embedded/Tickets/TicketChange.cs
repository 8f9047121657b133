using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Tickets;

/// <summary>One row of the change log: one field, changed once, by somebody or something that is named.</summary>
public sealed class TicketChange
{
    /// <summary>Gapless order of commit across all tickets; the cursor of the change feed.</summary>
    public long Sequence { get; internal init; }
    public long TicketId { get; internal init; }

    /// <summary>The ticket's version after the write this row belongs to.</summary>
    public long TicketVersion { get; internal init; }
    public DateTimeOffset At { get; internal init; }
    public ActorKind ByKind { get; internal init; }
    public string ById { get; internal init; } = "";
    public string ByName { get; internal init; } = "";

    /// <summary>A name of <see cref="TicketFields"/>, <see cref="SorChange.Created"/> or <see cref="SorChange.Note"/>.</summary>
    public string Field { get; internal init; } = "";
    public string? BeforeId { get; internal init; }
    public string? BeforeName { get; internal init; }
    public string? AfterId { get; internal init; }
    public string? AfterName { get; internal init; }

    /// <summary>The key of the approved command that wrote it; null for everything else.</summary>
    public string? IdempotencyKey { get; internal init; }

    /// <summary>Who changed it.</summary>
    public Actor By => new(ByKind, ById, ByName);

    /// <summary>The value before; null where there was none.</summary>
    public FieldValue? Before => BeforeId is null ? null : new FieldValue(BeforeId, BeforeName ?? BeforeId);

    /// <summary>The value after; null where it was cleared.</summary>
    public FieldValue? After => AfterId is null ? null : new FieldValue(AfterId, AfterName ?? AfterId);
}
