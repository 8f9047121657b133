using System.Globalization;

namespace OversightConsole.Tests.Demo;

/// <summary>An instant at which somebody starts the demo, and the zone of their desk.</summary>
/// <param name="At">The instant, in UTC.</param>
/// <param name="Zone">The desk's time zone.</param>
/// <param name="Why">What is special about it.</param>
public sealed record AnyInstant(string At, string Zone, string Why)
{
    /// <summary>Weekends, holidays, nights, changes of clocks, ends of months and years, on desks around the world.</summary>
    public static readonly IReadOnlyList<AnyInstant> Small =
    [
        new("2026-11-30T23:30Z", "Europe/Berlin", "the night after a Monday"),
        new("2026-10-25T01:30Z", "Europe/Berlin", "the hour that comes twice, the second time"),
        new("2027-03-28T01:00Z", "Europe/Berlin", "the hour that is left out"),
        new("2027-01-04T07:00Z", "Europe/Berlin", "the first Monday morning of a year"),
        new("2026-12-25T11:00Z", "Europe/London", "a holiday"),
        new("2026-12-31T23:59Z", "UTC", "the last minute of a year"),
        new("2028-02-29T12:00Z", "Europe/Paris", "a leap day"),
        new("2026-02-28T22:00Z", "America/St_Johns", "a month's end on a Saturday, half an hour off"),
        new("2026-04-05T15:00Z", "Australia/Lord_Howe", "Easter, and a change of clocks by half an hour"),
        new("2027-03-14T07:00Z", "America/New_York", "the hour that is left out, elsewhere"),
        new("2026-11-01T05:30Z", "America/New_York", "the hour that comes twice, elsewhere"),
        new("2026-08-31T18:15Z", "Asia/Kathmandu", "midnight at a month's end"),
        new("2026-06-13T14:00Z", "Pacific/Auckland", "a Sunday at two in the morning"),
        new("2026-07-04T12:00Z", "America/Chicago", "a holiday on a Saturday"),
        new("2026-05-01T06:00Z", "Asia/Tehran", "a Friday"),
        new("2026-09-14T05:00Z", "Pacific/Apia", "a Monday evening on the other side of the date line"),
    ];

    /// <summary>Those at which the demo was seen to fail, in its full size.</summary>
    public static readonly IReadOnlyList<AnyInstant> Full =
    [
        new("2026-11-29T10:00Z", "Europe/Berlin", "a Sunday"),
        new("2026-12-01T08:00Z", "Europe/Berlin", "the morning of a month's first day"),
        new("2027-01-01T00:30Z", "Europe/Berlin", "the first night of a year"),
        new("2026-10-25T00:30Z", "Europe/Berlin", "the hour that comes twice, the first time"),
    ];

    /// <summary>The instant.</summary>
    public DateTimeOffset Instant => DateTimeOffset.Parse(At, CultureInfo.InvariantCulture);
}
