namespace OversightConsole.Core.Demo;

/// <summary>How large a demo desk to build.</summary>
/// <param name="Seed">The same seed gives the same tickets.</param>
/// <param name="Days">Days of tickets before now; about 33 a day.</param>
/// <param name="WorkingDays">The last so many working days have agents and reviewers at work; the model learns from the time before.</param>
public sealed record DemoPlan(int Seed, int Days = DemoPlan.DefaultDays, int WorkingDays = 21)
{
    /// <summary>About 4,000 tickets.</summary>
    public const int DefaultDays = 120;

    /// <summary>Two years; more would only take long.</summary>
    public const int MostDays = 730;

    /// <summary>
    /// When agents and reviewers begin to work: so much working time before <paramref name="until"/>, weekends not counted.
    /// A desk that is started on a Sunday night then has as many decisions behind it as one on a Wednesday.
    /// </summary>
    public DateTimeOffset HistoryBegins(DateTimeOffset until, TimeZoneInfo zone)
    {
        var (at, left) = (TimeZoneInfo.ConvertTime(until, zone).DateTime, TimeSpan.FromDays(WorkingDays));
        while (left > TimeSpan.Zero)
        {
            // At midnight it is the day before that is gone through next.
            var day = at.TimeOfDay > TimeSpan.Zero ? at.Date : at.Date.AddDays(-1);
            var isWorked = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            var back = isWorked && at - day > left ? left : at - day;
            at -= back;
            left -= isWorked ? back : TimeSpan.Zero;
        }
        return until - (TimeZoneInfo.ConvertTime(until, zone).DateTime - at);
    }
}
