using OversightConsole.Core.Demo.Generator;

namespace OversightConsole.Core.Demo.History;

/// <summary>
/// Moves what waits undecided into the last hours: whoever opens the demo finds a queue of this morning with clocks that
/// run, at whatever hour that is, instead of one that nobody has looked at since yesterday.
/// </summary>
internal static class Fresh
{
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(150);

    /// <summary>The same tickets in the same order; the newest <paramref name="open"/> spread over the last hours.</summary>
    public static IReadOnlyList<DemoTicket> Newest(IReadOnlyList<DemoTicket> tickets, int open, DateTimeOffset until)
    {
        var first = Math.Max(0, tickets.Count - open);
        var waiting = tickets.Count - first;
        return
        [
            .. tickets.Take(first),
            .. tickets
                .Skip(first)
                .Select((ticket, i) => Moved(ticket, until - Span * ((waiting - i) / (double)waiting))),
        ];
    }

    /// <summary>The same ticket as if it had come at <paramref name="to"/>; never earlier than it did.</summary>
    public static DemoTicket Moved(DemoTicket ticket, DateTimeOffset to) =>
        to <= ticket.OpenedAt
            ? ticket
            : ticket with
            {
                OpenedAt = to,
                ClosedAt = ticket.ClosedAt + (to - ticket.OpenedAt),
            };
}
