namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>A type, subtype or item with its name. The code is the path: <c>incident/account/mfa</c>.</summary>
public sealed class TicketClass
{
    public required string Id { get; init; }
    public required string Name { get; set; }
}
