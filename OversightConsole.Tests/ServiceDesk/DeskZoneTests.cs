using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Tests.ServiceDesk;

[Trait("Category", "Time")]
public sealed class DeskZoneTests
{
    [Theory]
    [InlineData("UTC", "2026-03-02", "2026-03-02T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z")]
    [InlineData("Pacific/Auckland", "2026-01-01", "2025-12-31T11:00:00Z")]
    [InlineData("Africa/Cairo", "2025-04-25", "2025-04-24T22:00:00Z")] // its clocks go forward at midnight
    public void A_day_begins_where_the_desk_is(string zone, string day, string begins)
    {
        var start = DeskZone
            .Of(zone)
            .StartOf(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        start.Should().Be(DateTimeOffset.Parse(begins, System.Globalization.CultureInfo.InvariantCulture));
        start.Offset.Should().Be(TimeSpan.Zero);
    }
}
