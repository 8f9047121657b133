namespace OversightConsole.Core.Reports;

/// <summary>Cuts a period into weeks, months or years, so that a chart of it has some thirty bars at most.</summary>
internal static class Stretches
{
    private const int MostWeeks = 27;
    private const int MostMonths = 36;

    public static (StretchKind Kind, IReadOnlyList<(DateOnly From, DateOnly To)> Parts) Of(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber;
        var kind =
            days <= MostWeeks * 7 ? StretchKind.Week
            : days <= MostMonths * 30 ? StretchKind.Month
            : StretchKind.Year;
        var parts = new List<(DateOnly, DateOnly)>();
        for (var at = from; at < to; )
        {
            var next = Next(at, kind);
            if (next > to)
                next = to;
            parts.Add((at, next));
            at = next;
        }
        return (kind, parts);
    }

    private static DateOnly Next(DateOnly day, StretchKind kind) =>
        kind switch
        {
            StretchKind.Week => day.AddDays(7 - ((int)day.DayOfWeek + 6) % 7),
            StretchKind.Month => new DateOnly(day.Year, day.Month, 1).AddMonths(1),
            StretchKind.Year => day.Year == DateOnly.MaxValue.Year
                ? DateOnly.MaxValue
                : new DateOnly(day.Year + 1, 1, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown stretch."),
        };
}
