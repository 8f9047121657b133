using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>One cell of the grid that gives the priority from impact and urgency.</summary>
public sealed class PriorityCell
{
    public Degree Impact { get; init; }
    public Degree Urgency { get; init; }
    public required string PriorityId { get; set; }
}
