using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Tickets;

/// <summary>A note of a ticket's thread.</summary>
public sealed class TicketNote
{
    /// <summary>The sequence of the change-log row that tells of it.</summary>
    public long Id { get; internal init; }
    public long TicketId { get; internal init; }
    public DateTimeOffset At { get; internal init; }
    public ActorKind ByKind { get; internal init; }
    public string ById { get; internal init; } = "";
    public string ByName { get; internal init; } = "";

    /// <summary>For staff only; otherwise the customer sees it.</summary>
    public bool IsInternal { get; internal init; }

    /// <summary>Untrusted text.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>Who wrote it.</summary>
    public Actor By => new(ByKind, ById, ByName);
}
