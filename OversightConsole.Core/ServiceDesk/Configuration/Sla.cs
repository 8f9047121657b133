namespace OversightConsole.Core.ServiceDesk;

/// <summary>A service level: whose hours count and how many of them per priority.</summary>
public sealed class Sla
{
    /// <summary>Readable code: <c>managed-8x5</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The hours that count.</summary>
    public required string CalendarId { get; set; }

    /// <summary>Whether this one applies where neither agreement nor company names another.</summary>
    public bool IsDefault { get; set; }
}

/// <summary>The hours of one SLA for one priority, in hours of its calendar; null means no promise.</summary>
public sealed class SlaTarget
{
    public required string SlaId { get; init; }
    public required string PriorityId { get; init; }
    public double? RespondHours { get; set; }
    public double? PlanHours { get; set; }
    public double? ResolveHours { get; set; }
}
