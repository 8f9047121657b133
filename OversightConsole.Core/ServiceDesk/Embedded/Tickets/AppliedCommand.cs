namespace OversightConsole.Core.ServiceDesk.Embedded.Tickets;

/// <summary>The key of a command that was carried out, stored with what it wrote: the same key is never carried out twice.</summary>
public sealed class AppliedCommand
{
    public required string Key { get; init; }
    public long TicketId { get; init; }

    /// <summary>The ticket's version after it.</summary>
    public long TicketVersion { get; init; }
    public DateTimeOffset At { get; init; }
}
