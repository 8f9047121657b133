namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>An opening on one weekday, in the desk's local time. A day may have several.</summary>
public sealed class BusinessHours
{
    public required string CalendarId { get; init; }
    public DayOfWeek Day { get; init; }

    /// <summary>Minutes after local midnight, 0–1439.</summary>
    public int OpensAtMinute { get; init; }

    /// <summary>Minutes after local midnight, after <see cref="OpensAtMinute"/>, at most 1440.</summary>
    public int ClosesAtMinute { get; set; }
}
