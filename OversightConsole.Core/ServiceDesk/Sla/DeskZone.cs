namespace OversightConsole.Core.ServiceDesk;

/// <summary>The zone the desk works in (setting <c>Desk:TimeZone</c>, an IANA id): opening hours and reports' dates are meant in it.</summary>
public sealed record DeskZone(TimeZoneInfo Zone)
{
    /// <summary>The zone with that IANA id.</summary>
    /// <exception cref="TimeZoneNotFoundException">The system knows no such zone.</exception>
    public static DeskZone Of(string id) => new(TimeZoneInfo.FindSystemTimeZoneById(id));

    /// <summary>The desk's calendar day at <paramref name="instant"/>.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
