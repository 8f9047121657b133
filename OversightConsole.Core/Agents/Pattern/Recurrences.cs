using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Pattern;

/// <summary>
/// Looks for recurring trouble. The customer's tickets of other classes are the clock: they tell how busy a stretch was, so
/// that holidays and busy weeks are no pattern. Windows are whole days, because the time of day differs by class. The ticket
/// looked at is not counted: that one came is no news.
/// </summary>
public static class Recurrences
{
    /// <summary>At most so many of the tickets looked at are said to be part of a pattern where there is none, 0–1.</summary>
    public const double FalseAlarms = 0.001;

    /// <summary>How many questions are asked of a ticket; the false alarms are shared among them (Bonferroni).</summary>
    public const int Questions = 3;

    /// <summary>Two others at least: two tickets alone are no pattern whatever the chances say.</summary>
    private const int FewestOthers = 2;

    /// <summary>Within how much time it is looked for.</summary>
    public static readonly IReadOnlyList<TimeSpan> Windows = [TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    /// <summary>What a ticket is part of; null where it is part of nothing.</summary>
    /// <param name="ticket">Whether the class of the ticket must be the same.</param>
    /// <param name="others">The customer's other tickets with their classes; later ones do not count.</param>
    public static Recurrence? Of(NearTicket ticket, IReadOnlyList<NearTicket> others)
    {
        // What came in another way has another rhythm; a child is its parent's trouble.
        var earlier = others
            .Where(o => o.OpenedAt <= ticket.OpenedAt && o.Number != ticket.Number)
            .Where(o => o.Parent is null && IsAlert(o) == IsAlert(ticket))
            .ToList();
        var same = earlier.Where(o => IsSame(o, ticket)).ToList();
        return Windows
            .Select(w => In(w, ticket, earlier, same))
            .Where(r => r.Tickets.Count >= FewestOthers && r.Coincidence <= FalseAlarms / Questions)
            .MinBy(r => r.Coincidence);
    }

    /// <summary>Whether both are the same trouble at the same place.</summary>
    public static bool IsSame(NearTicket a, NearTicket b) => a.Class == b.Class && a.Site == b.Site;

    internal static bool IsAlert(NearTicket ticket) => ticket.Source.Kind == TicketSourceKind.Monitoring;

    private static Recurrence In(TimeSpan window, NearTicket ticket, List<NearTicket> earlier, List<NearTicket> same)
    {
        bool Inside(NearTicket o) => ticket.OpenedAt - o.OpenedAt <= window;
        var inside = same.Where(Inside).OrderByDescending(o => o.OpenedAt).ToList();
        return new Recurrence(
            window,
            inside,
            same.Count - inside.Count,
            Binomial.AtLeast(inside.Count, earlier.Count, same.Count, earlier.Count(Inside))
        );
    }
}
