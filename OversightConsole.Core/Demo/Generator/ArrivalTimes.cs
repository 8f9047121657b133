using OversightConsole.Core.Demo.World;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>
/// When tickets come: by weekday, by each customer's hours (the freight company's shift starts at six), with the
/// accountants' season and month's end; monitoring writes at night too.
/// </summary>
public sealed class ArrivalTimes(TimeZoneInfo zone, DateTimeOffset until, int days)
{
    // Share of a working day's tickets in each tenth of it: a peak after opening, a dip at noon, a second peak.
    private static readonly double[] Workday = [16, 17, 13, 10, 6, 8, 11, 9, 6, 4];

    /// <summary>
    /// The last month is quieter: an autumn of fixed printers. It is also the month whose every ticket takes the whole
    /// way through the console when a demo desk is built.
    /// </summary>
    private const int QuietDays = 31;

    private const double QuietShare = 0.55;

    /// <summary>The first local day.</summary>
    public DateOnly FirstDay { get; } = Local(zone, until).AddDays(-days);

    /// <summary>Draws a company and a moment for a ticket that a person writes.</summary>
    public (DemoCompany Company, DateTimeOffset At) Draw(DemoRandom random)
    {
        while (true)
        {
            var companies = DemoWorld.Instance.Companies;
            var day = FirstDay.AddDays(random.Between(0, days));
            if (IsThinnedOut(random, day))
                continue;
            var weights = companies.Select(c => c.Share * WeightOf(day, c)).ToList();
            // Quiet days are thinned out against the busiest imaginable one.
            if (!random.Chance(weights.Sum() / 160))
                continue;
            var company = companies[random.Weighted(weights)];
            var at = At(day, HourOf(random, company));
            if (at < until && at > until.AddDays(-days))
                return (company, at);
        }
    }

    /// <summary>Draws a moment at which monitoring writes about <paramref name="code"/>.</summary>
    public DateTimeOffset DrawAlert(DemoRandom random, string code)
    {
        while (true)
        {
            var hour = code.StartsWith("alert/backup", StringComparison.Ordinal)
                ? random.Around(3.2, 1.4)
                : random.Fraction() * 24;
            var day = FirstDay.AddDays(random.Between(0, days));
            if (IsThinnedOut(random, day))
                continue;
            var at = At(day, Math.Clamp(hour, 0, 23.99));
            if (at < until && at > until.AddDays(-days))
                return at;
        }
    }

    private bool IsThinnedOut(DemoRandom random, DateOnly day) =>
        days > QuietDays && day >= FirstDay.AddDays(days - QuietDays) && !random.Chance(QuietShare);

    private static double WeightOf(DateOnly day, DemoCompany company)
    {
        var weekday = day.DayOfWeek switch
        {
            DayOfWeek.Monday => 1.3,
            DayOfWeek.Tuesday or DayOfWeek.Wednesday => 1.05,
            DayOfWeek.Thursday => 1.0,
            DayOfWeek.Friday => 0.85,
            DayOfWeek.Saturday => company.OpensAt <= 6 ? 0.25 : 0.06,
            _ => 0.03,
        };
        return company.IsSeasonal ? weekday * Season(day) : weekday;
    }

    private static double Season(DateOnly day)
    {
        var season = day.Month is 2 or 3 || day is { Month: 1, Day: > 14 } || day is { Month: 4, Day: < 19 } ? 2.2 : 1;
        // Extended returns are due in the middle of October.
        if (day is { Month: 9, Day: > 14 } or { Month: 10, Day: < 17 })
            season = 2;
        var monthEnd = day.Day <= 4 || day.Day >= 27 ? 1.5 : 1;
        return season * monthEnd;
    }

    private static double HourOf(DemoRandom random, DemoCompany company)
    {
        // A few write in the evening or at night.
        if (random.Chance(0.04))
            return random.Fraction() * 24 % 23.9;
        var tenth = random.Weighted(Workday) + random.Fraction();
        return company.OpensAt + (company.ClosesAt - company.OpensAt) * tenth / Workday.Length;
    }

    private DateTimeOffset At(DateOnly day, double hour)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddSeconds(Math.Floor(hour * 3600));
        // The hour that daylight saving leaves out does not exist; an hour later does.
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static DateOnly Local(TimeZoneInfo zone, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
