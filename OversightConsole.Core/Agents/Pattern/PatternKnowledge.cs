using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Pattern;

/// <summary>How often each class comes, and what became of looking for patterns in closed tickets.</summary>
/// <param name="Counts">Closed tickets by "people" or "monitoring", part of the day and class.</param>
/// <param name="Looked">Closed tickets that were looked at.</param>
/// <param name="Found">The number of these tickets that began a pattern.</param>
public sealed record PatternKnowledge(IReadOnlyDictionary<string, int> Counts, int Looked, int Found)
{
    private const int HoursInPart = 4;
    private const double Prior = 5;

    /// <summary>The key under which tickets like this one are counted.</summary>
    public static string Key(NearTicket ticket, string? leaf, bool anyTime) =>
        $"{(Recurrences.IsAlert(ticket) ? "monitoring" : "people")}|{(anyTime ? "*" : ticket.OpenedAt.UtcDateTime.Hour / HoursInPart)}|{leaf ?? "*"}";

    /// <summary>The share of a class among tickets that come at such a time in such a way, 0–1.</summary>
    public double Share(NearTicket ticket, string leaf)
    {
        var usual = (Count(ticket, leaf, true) + 1.0) / (Count(ticket, null, true) + 1.0);
        return (Count(ticket, leaf, false) + Prior * usual) / (Count(ticket, null, false) + Prior);
    }

    /// <summary>
    /// The share of patterns found that are none by coincidence: what was found, less the false alarms to expect. One half
    /// while nothing was found.
    /// </summary>
    public double Confidence =>
        Math.Min(0.99, (Math.Max(0, Found - Looked * Recurrences.FalseAlarms) + 1) / (Found + 2));

    private int Count(NearTicket ticket, string? leaf, bool anyTime) =>
        Counts.GetValueOrDefault(Key(ticket, leaf, anyTime));
}
