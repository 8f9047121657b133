namespace OversightConsole.Core.ServiceDesk;

/// <summary>Hours that count: round the clock, or weekly opening hours in the desk's zone.</summary>
public sealed class BusinessCalendar
{
    /// <summary>Readable code: <c>office</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Every hour counts; the weekly hours are then not looked at.</summary>
    public bool IsAlwaysOpen { get; set; }
}

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
