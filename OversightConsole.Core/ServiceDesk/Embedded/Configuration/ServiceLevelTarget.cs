namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>The hours of one SLA for one priority, in hours of its calendar; null means no promise.</summary>
public sealed class ServiceLevelTarget
{
    public required string SlaId { get; init; }
    public required string PriorityId { get; init; }
    public double? RespondHours { get; set; }
    public double? PlanHours { get; set; }
    public double? ResolveHours { get; set; }
}
