using System.Globalization;
using System.Text.RegularExpressions;

namespace OversightConsole.Core.ServiceDesk.Import.Mapping;

/// <summary>
/// Reads dates as exports write them. A time without an offset is meant in the desk's zone. Whether 03/04 is the third of
/// April or the fourth of March is learned from the whole file before a row is written: a 13 or more in second place
/// means the month comes first; nothing of the kind means the day does.
/// </summary>
internal sealed partial class InstantReader(TimeZoneInfo zone)
{
    private static readonly string[] Dates =
    [
        "yyyy-M-d",
        "yyyy/M/d",
        "d.M.yyyy",
        "d-MMM-yyyy",
        "d MMM yyyy",
        "d/MMM/yy",
        "d/MMM/yyyy",
        "d-MMM-yy",
        "MMM d, yyyy",
    ];
    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", " H:mm:ss.FFFFFFF", " h:mm tt", " h:mm:ss tt"];
    private static readonly string[] Offsets = ["", "zzz", " zzz"];
    private static readonly string[] Neutral = All(Dates);
    private static readonly string[] DayFirst = All(["d/M/yyyy", "d/M/yy", "d-M-yyyy"]);
    private static readonly string[] MonthFirst = All(["M/d/yyyy", "M/d/yy", "M-d-yyyy"]);

    private bool _dayFirstSeen;
    private bool _monthFirstSeen;

    /// <summary>Learns from a value which order the file's dates have.</summary>
    public void Observe(string value)
    {
        var match = Slashes().Match(value.Trim());
        if (!match.Success)
            return;
        _dayFirstSeen |= int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) > 12;
        _monthFirstSeen |= int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) > 12;
    }

    /// <summary>The instant, or null when the value is none.</summary>
    public DateTimeOffset? Read(string value)
    {
        var text = value.Trim();
        if (text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase))
            text = text[..^4] + "+00:00";
        else if (text.EndsWith('Z') || text.EndsWith('z'))
            text = text[..^1] + "+00:00";
        if (text.Length > 10 && text[10] is 'T' or 't')
            text = string.Concat(text.AsSpan(0, 10), " ", text.AsSpan(11));
        var formats = _monthFirstSeen && !_dayFirstSeen ? MonthFirst : DayFirst;
        foreach (var set in (string[][])[Neutral, formats])
        {
            // Without an offset the parser assumes UTC; the desk's own offset at that moment is put in its place.
            if (
                !DateTimeOffset.TryParseExact(
                    text,
                    set,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var at
                )
            )
                continue;
            if (at.Year is < 1970 or > 9000)
                return null;
            return Offset().IsMatch(text) ? at.ToUniversalTime() : Local(at.DateTime);
        }
        return null;
    }

    private DateTimeOffset Local(DateTime time) => new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime();

    private static string[] All(string[] dates) =>
        [.. from date in dates from time in Times from offset in Offsets select date + time + offset];

    [GeneratedRegex(@"^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"[+-]\d{2}:?\d{2}$")]
    private static partial Regex Offset();
}
