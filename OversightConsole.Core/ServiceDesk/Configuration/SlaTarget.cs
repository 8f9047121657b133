namespace OversightConsole.Core.ServiceDesk;

/// <summary>The hours of one SLA for one priority, in hours of its calendar; null means no promise.</summary>
public sealed class SlaTarget
{
    public required string SlaId { get; init; }
    public required string PriorityId { get; init; }
    public double? RespondHours { get; set; }
    public double? PlanHours { get; set; }
    public double? ResolveHours { get; set; }
}
