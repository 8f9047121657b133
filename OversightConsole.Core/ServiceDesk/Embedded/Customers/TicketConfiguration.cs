namespace OversightConsole.Core.ServiceDesk.Embedded.Customers;

/// <summary>A configuration that a ticket is about.</summary>
public sealed class TicketConfiguration
{
    public long TicketId { get; init; }
    public required string ConfigurationId { get; init; }
}
