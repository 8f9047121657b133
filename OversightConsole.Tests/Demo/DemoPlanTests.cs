using System.Globalization;
using OversightConsole.Core.Demo;

namespace OversightConsole.Tests.Demo;

/// <summary>The demo's history is counted in working time, so that a weekend behind it takes nothing away.</summary>
[Trait("Category", "Time")]
public sealed class DemoPlanTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-27T14:00Z", "2026-11-24T14:00Z", "Friday, Thursday, Wednesday and Tuesday's rest")]
    [InlineData("2026-11-29T10:00Z", "2026-11-24T23:00Z", "a Sunday and a Saturday count nothing")]
    [InlineData("2026-11-30T07:00Z", "2026-11-25T07:00Z", "a Monday morning reaches over the weekend")]
    [InlineData("2026-11-29T23:00Z", "2026-11-24T23:00Z", "midnight before Monday")]
    [InlineData("2026-10-25T22:00Z", "2026-10-20T23:00Z", "the clocks were changed that day")]
    public void It_begins_three_working_days_before(string until, string begin, string why) =>
        new DemoPlan(Seed: 1, WorkingDays: 3).HistoryBegins(At(until), Zone).Should().Be(At(begin), why);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
