using System.Globalization;
using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Audit;

/// <summary>How a verdict on the trail is spoken of: what is wrong, and what can still be relied on.</summary>
public static class IntegrityText
{
    /// <summary>The headline of the check's verdict.</summary>
    public static string Title(TrailVerdict verdict) =>
        verdict switch
        {
            { Intact: true } => "Record intact",
            { IsChainWhole: false, FirstBadSequence: { } at } => $"The record does not match at entry {Number(at)}.",
            _ => "The database does not match the record.",
        };

    /// <summary>The rest of the line.</summary>
    /// <param name="since">The first entry; null in an empty trail.</param>
    /// <param name="bad">The entry that the verdict names, where it is there.</param>
    public static string Text(TrailVerdict verdict, AuditEntry? since, AuditEntry? bad, DeskZone zone)
    {
        if (verdict.Intact)
            return $"{Entries(verdict.Entries)}{(since is null ? "" : $" since {Day(since.At, zone)}")}, checked at {Time(verdict.At, zone)}.";
        var where = bad is null ? "" : $"{Day(bad.At, zone)} {Minute(bad.At, zone)}{Ticket(bad)}. ";
        if (verdict.IsChainWhole)
            return $"{verdict.Reason} All {Entries(verdict.Entries)} of the record are sound and can be relied on; what differs from them can’t be. No agent works alone until it is put right.";
        var after = Math.Max(0, verdict.HeadSequence - verdict.FirstBadSequence!.Value);
        return $"{where}{verdict.Reason} Everything before it is sound; {Entries(after)} after it can’t be relied on yet. No agent works alone until it is put right.";
    }

    /// <summary>Time of day on the desk.</summary>
    public static string Time(DateTimeOffset at, DeskZone zone) => At(at, zone, "HH:mm:ss");

    /// <summary>The day on the desk.</summary>
    public static string Day(DateTimeOffset at, DeskZone zone) => At(at, zone, "d MMM");

    /// <summary>The count of entries in words: "1,204 entries".</summary>
    public static string Entries(long count) => $"{Number(count)} {(count == 1 ? "entry" : "entries")}";

    private static string Ticket(AuditEntry entry) => entry.Ticket is { } ticket ? $", ticket #{ticket}" : "";

    private static string Minute(DateTimeOffset at, DeskZone zone) => At(at, zone, "HH:mm");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string At(DateTimeOffset at, DeskZone zone, string format) =>
        TimeZoneInfo.ConvertTime(at, zone.Zone).ToString(format, CultureInfo.InvariantCulture);
}
