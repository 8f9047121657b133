using System.Globalization;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Overrides;

/// <summary>How the page of overrides says things.</summary>
public static class OverrideText
{
    private static readonly string[] Numbers =
    [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    /// <summary>
    /// The reasons in the order of their keys in the queue, with their colours in the chart: each key's digit has a
    /// colour of its number in the style sheet.
    /// </summary>
    public static readonly IReadOnlyList<(OverrideReason Reason, string Colour)> Reasons =
    [
        .. OversightConsole.Queue.DecisionBar.Reasons.ForOverride.Select(r =>
            (r.Reason, $"var(--oc-s{r.Choice.Digit})")
        ),
    ];

    /// <summary>The reason as its button in the queue says it.</summary>
    public static string Name(OverrideReason reason) =>
        OversightConsole
            .Queue.DecisionBar.Reasons.ForOverride.Single(r => r.Reason == reason)
            .Choice.Label.TrimEnd('…');

    /// <summary>"The eight weeks before", "The 10 days before".</summary>
    public static string Before(OverrideFilter filter) =>
        filter.Days switch
        {
            1 => "The day before",
            7 => "The week before",
            var days when days % 7 == 0 => $"The {Number(days / 7)} weeks before",
            var days => $"The {Number(days)} days before",
        };

    /// <summary>"5.7%"; a share is rounded to a tenth.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>The range of a share: "12.9–18.6%".</summary>
    public static string Range(OverrideShare share) =>
        share.Likely is { } likely
            ? (likely.Lower * 100).ToString("0.0", CultureInfo.InvariantCulture) + "–" + Percent(likely.Upper)
            : "–";

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"28 Sep to 22 Nov"; the year where it is not this one.</summary>
    public static string Bucket(OverrideBucket bucket, BucketSize size) =>
        size switch
        {
            BucketSize.Week => bucket.From.ToString("d MMM", CultureInfo.InvariantCulture),
            BucketSize.Month => bucket.From.ToString("MMM yy", CultureInfo.InvariantCulture),
            BucketSize.Year => bucket.From.ToString("yyyy", CultureInfo.InvariantCulture),
            _ => throw new ArgumentOutOfRangeException(nameof(size), size, "Unknown stretch."),
        };

    /// <summary>"Today 08:43", "Fri 17:31", "2 Mar 08:00", "2 Mar 2025 08:00".</summary>
    public static string When(DeskZone zone, DateTimeOffset at, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone.Zone);
        var (day, today) = (zone.DayOf(at), zone.DayOf(now));
        var format = (today.DayNumber - day.DayNumber) switch
        {
            0 => "'Today' HH:mm",
            > 0 and < 7 => "ddd HH:mm",
            _ when day.Year == today.Year => "d MMM HH:mm",
            _ => "d MMM yyyy HH:mm",
        };
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Number(int number) =>
        number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);
}
