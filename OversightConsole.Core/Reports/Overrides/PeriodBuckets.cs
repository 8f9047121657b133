namespace OversightConsole.Core.Reports.Overrides;

/// <summary>Cuts a period into weeks, months or years, so that a chart of it has some thirty bars at most.</summary>
internal static class PeriodBuckets
{
    private const int MostWeeks = 27;
    private const int MostMonths = 36;

    public static (BucketSize Kind, IReadOnlyList<(DateOnly From, DateOnly To)> Parts) Of(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber;
        var size =
            days <= MostWeeks * 7 ? BucketSize.Week
            : days <= MostMonths * 30 ? BucketSize.Month
            : BucketSize.Year;
        var parts = new List<(DateOnly, DateOnly)>();
        for (var at = from; at < to; )
        {
            var next = Next(at, size);
            if (next > to)
                next = to;
            parts.Add((at, next));
            at = next;
        }
        return (size, parts);
    }

    private static DateOnly Next(DateOnly day, BucketSize size) =>
        size switch
        {
            BucketSize.Week => day.AddDays(7 - ((int)day.DayOfWeek + 6) % 7),
            BucketSize.Month => new DateOnly(day.Year, day.Month, 1).AddMonths(1),
            BucketSize.Year => day.Year == DateOnly.MaxValue.Year
                ? DateOnly.MaxValue
                : new DateOnly(day.Year + 1, 1, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(size), size, "Unknown stretch."),
        };
}
