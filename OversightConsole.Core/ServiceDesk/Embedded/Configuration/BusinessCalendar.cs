namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>Hours that count: round the clock, or weekly opening hours in the desk's zone.</summary>
public sealed class BusinessCalendar
{
    /// <summary>Readable code: <c>office</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Every hour counts; the weekly hours are then not looked at.</summary>
    public bool IsAlwaysOpen { get; set; }
}
