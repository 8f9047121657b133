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

    /// <summary>The first instant of that day there, also where the clocks go forward at midnight.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
