using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.ServiceDesk;

/// <summary>Clocks change in Berlin on 29 March 2026 (02:00 → 03:00) and on 25 October 2026 (03:00 → 02:00).</summary>
[Trait("Category", "Time")]
public sealed class WorkingTimeTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-03-27T16:00+01:00", 1, "2026-03-27T17:00+01:00")]
    [InlineData("2026-03-27T16:00+01:00", 2, "2026-03-30T10:00+02:00")]
    [InlineData("2026-03-28T12:00+01:00", 8, "2026-03-30T17:00+02:00")]
    [InlineData("2026-03-30T05:00+02:00", 0.5, "2026-03-30T09:30+02:00")]
    [InlineData("2026-10-23T16:30+02:00", 1, "2026-10-26T09:30+01:00")]
    [InlineData("2026-10-23T09:00+02:00", 40, "2026-10-29T17:00+01:00")]
    public void Office_hours_keep_their_local_time_across_a_change_of_clocks(string start, double hours, string due)
    {
        var office = Weekdays(9 * 60, 17 * 60);

        office.Add(At(start), TimeSpan.FromHours(hours)).Should().Be(At(due));
        office.Between(At(start), At(due)).Should().Be(TimeSpan.FromHours(hours));
    }

    [Theory]
    [InlineData("2026-03-28T22:00+01:00", "2026-03-29T10:00+02:00", 11)]
    [InlineData("2026-10-24T22:00+02:00", "2026-10-25T10:00+01:00", 13)]
    public void Real_hours_count_in_a_calendar_that_is_open_all_day(string start, string end, double hours)
    {
        var allDay = Everyday(0, 24 * 60);

        allDay.Between(At(start), At(end)).Should().Be(TimeSpan.FromHours(hours));
        allDay.Add(At(start), TimeSpan.FromHours(hours)).Should().Be(At(end));
    }

    [Fact]
    public void Round_the_clock_a_day_is_twenty_four_hours_even_when_the_clocks_change()
    {
        var always = Calendar(always: true).OpenIn([], Berlin);

        always.Add(At("2026-03-28T12:00+01:00"), TimeSpan.FromHours(24)).Should().Be(At("2026-03-29T13:00+02:00"));
    }

    [Fact]
    public void An_opening_in_the_skipped_hour_starts_when_the_clocks_have_moved()
    {
        var night = Everyday(2 * 60 + 30, 6 * 60);

        night.Add(At("2026-03-29T00:00+01:00"), TimeSpan.FromHours(1)).Should().Be(At("2026-03-29T04:00+02:00"));
    }

    [Fact]
    public void An_opening_in_the_repeated_hour_holds_for_both_passes()
    {
        var night = Everyday(2 * 60, 3 * 60);

        night
            .Between(At("2026-10-25T00:00+02:00"), At("2026-10-25T12:00+01:00"))
            .Should()
            .Be(TimeSpan.FromHours(2), "from 02:00 at its first pass to 03:00 after the second");
    }

    [Fact]
    public void A_calendar_that_never_opens_gives_no_deadline() =>
        Calendar(always: false)
            .OpenIn([], Berlin)
            .Add(At("2026-03-28T12:00+01:00"), TimeSpan.FromHours(1))
            .Should()
            .BeNull();

    private static WorkingTime Weekdays(int opens, int closes) =>
        Open(opens, closes, Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));

    private static WorkingTime Everyday(int opens, int closes) => Open(opens, closes, Enum.GetValues<DayOfWeek>());

    private static WorkingTime Open(int opens, int closes, IEnumerable<DayOfWeek> days) =>
        Calendar(always: false)
            .OpenIn(
                days.Select(d => new BusinessHours
                {
                    CalendarId = "c",
                    Day = d,
                    OpensAtMinute = opens,
                    ClosesAtMinute = closes,
                }),
                Berlin
            );

    private static BusinessCalendar Calendar(bool always) =>
        new()
        {
            Id = "c",
            Name = "c",
            IsAlwaysOpen = always,
        };

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
