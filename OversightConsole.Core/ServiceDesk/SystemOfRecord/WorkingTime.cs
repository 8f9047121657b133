namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>
/// Counts the hours of one calendar. Openings are local times of the desk's zone, durations are real elapsed time: a
/// working day across a change of clocks is an hour shorter or longer. An opening in the skipped hour starts when the
/// clocks have moved; an opening in the repeated hour starts at its first pass, a closing there ends at its second.
/// </summary>
public sealed class WorkingTime
{
    /// <summary>A calendar without any opening would never end; nothing is due then.</summary>
    private const int LongestSearchDays = 3660;
    private readonly TimeZoneInfo _zone;
    private readonly bool _alwaysOpen;
    private readonly (int Opens, int Closes)[][] _week;

    /// <summary>The opening hours of a calendar.</summary>
    /// <param name="alwaysOpen">Whether the calendar never closes; its hours are not read then.</param>
    /// <param name="hours">The openings of a week, in minutes since midnight.</param>
    /// <param name="zone">The zone of the desk.</param>
    public WorkingTime(
        bool alwaysOpen,
        IEnumerable<(DayOfWeek Day, int OpensAtMinute, int ClosesAtMinute)> hours,
        TimeZoneInfo zone
    )
    {
        _zone = zone;
        _alwaysOpen = alwaysOpen;
        var byDay = hours.ToLookup(h => h.Day, h => (h.OpensAtMinute, h.ClosesAtMinute));
        _week = [.. Enum.GetValues<DayOfWeek>().Select(d => byDay[d].Order().ToArray())];
    }

    /// <summary>The instant at which <paramref name="duration"/> of open time has passed since <paramref name="start"/>; null if never.</summary>
    public DateTimeOffset? Add(DateTimeOffset start, TimeSpan duration)
    {
        if (_alwaysOpen)
            return start + duration;
        var left = duration;
        foreach (var (opens, closes) in OpeningsFrom(start, LongestSearchDays))
        {
            var from = opens > start ? opens : start;
            if (closes <= from)
                continue;
            if (closes - from >= left)
                return from + left;
            left -= closes - from;
        }
        return null;
    }

    /// <summary>How much open time lies between two instants; zero when <paramref name="end"/> is not later.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
            return TimeSpan.Zero;
        if (_alwaysOpen)
            return end - start;
        var sum = TimeSpan.Zero;
        foreach (var (opens, closes) in OpeningsFrom(start, (int)(end - start).TotalDays + 2))
        {
            if (opens >= end)
                break;
            var from = opens > start ? opens : start;
            var until = closes < end ? closes : end;
            if (until > from)
                sum += until - from;
        }
        return sum;
    }

    /// <summary>Whether <paramref name="instant"/> lies in open time.</summary>
    public bool IsOpen(DateTimeOffset instant) =>
        _alwaysOpen || OpeningsFrom(instant, 1).Any(o => o.Opens <= instant && instant < o.Closes);

    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> OpeningsFrom(DateTimeOffset start, int days)
    {
        var day = TimeZoneInfo.ConvertTime(start, _zone).Date;
        for (var i = 0; i <= days; i++, day = day.AddDays(1))
        {
            foreach (var (opens, closes) in _week[(int)day.DayOfWeek])
                yield return (ToInstant(day.AddMinutes(opens), false), ToInstant(day.AddMinutes(closes), true));
        }
    }

    private DateTimeOffset ToInstant(DateTime local, bool lastPass)
    {
        // Inside the skipped hour no such local time exists: step back to where the clocks jumped, by the offset before it.
        var skipped = SinceJump(local);
        if (skipped is not null)
            return new DateTimeOffset(
                local - skipped.Value,
                _zone.GetUtcOffset(local - skipped.Value - TimeSpan.FromHours(1))
            ).ToUniversalTime();
        if (!_zone.IsAmbiguousTime(local))
            return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
        var offsets = _zone.GetAmbiguousTimeOffsets(local);
        return new DateTimeOffset(local, lastPass ? offsets.Min() : offsets.Max()).ToUniversalTime();
    }

    /// <summary>How far <paramref name="local"/> lies inside the skipped hour; null when it exists.</summary>
    private TimeSpan? SinceJump(DateTime local)
    {
        if (!_zone.IsInvalidTime(local))
            return null;
        var minutes = 0;
        while (_zone.IsInvalidTime(local.AddMinutes(-minutes - 1)))
            minutes++;
        return TimeSpan.FromMinutes(minutes);
    }
}
