namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>A service level: whose hours count and how many of them per priority.</summary>
public sealed class ServiceLevel
{
    /// <summary>Readable code: <c>managed-8x5</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The hours that count.</summary>
    public required string CalendarId { get; set; }

    /// <summary>Whether this one applies where neither agreement nor company names another.</summary>
    public bool IsDefault { get; set; }
}
