using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>Hours that count: round the clock, or weekly opening hours in the desk's zone.</summary>
public sealed class BusinessCalendar
{
    /// <summary>Readable code: <c>office</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Every hour counts; the weekly hours are then not looked at.</summary>
    public bool IsAlwaysOpen { get; set; }

    /// <summary>The hours of this calendar in the zone of the desk.</summary>
    /// <param name="hours">The openings of all calendars.</param>
    /// <param name="zone">The zone of the desk.</param>
    public WorkingTime OpenIn(IEnumerable<BusinessHours> hours, TimeZoneInfo zone) =>
        new(
            IsAlwaysOpen,
            hours.Where(h => h.CalendarId == Id).Select(h => (h.Day, h.OpensAtMinute, h.ClosesAtMinute)),
            zone
        );
}
