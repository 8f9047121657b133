using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue.Tickets;

/// <summary>
/// The list of tickets as one reader sees it. Its order is taken once and then kept: looking again changes rows in place,
/// dims those that are done and counts new ones, but moves nothing under the reader.
/// </summary>
public sealed class TicketList(ReviewClient client)
{
    private const int Chunk = 60;
    private readonly List<TicketRow> rows = [];
    private readonly HashSet<string> fresh = [];

    public QueueFilter Filter { get; private set; } = new();
    public QueueCounts? Counts { get; private set; }
    public OwnDay? Day { get; private set; }
    public IReadOnlyList<TicketRow> Rows => rows;

    /// <summary>Whether the first look is done; before it neither "Queue clear" nor a count is shown.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Tickets in the chosen view at the last look, new ones included.</summary>
    public int Total { get; private set; }

    /// <summary>New tickets that wait behind "n new above".</summary>
    public int NewAbove => fresh.Count;

    /// <summary>Rows with those not fetched yet: what the scroll bar shows.</summary>
    public int Length => rows.Count + Unfetched;

    /// <summary>Rises whenever rows come or go, so that the scrolling list knows to ask again.</summary>
    public int Version { get; private set; }

    private int Unfetched { get; set; }

    public async Task ShowAsync(QueueFilter filter, CancellationToken ct)
    {
        Filter = filter;
        var page = await client.List(filter, 0, Chunk, ct);
        if (filter != Filter)
            return;
        rows.Clear();
        fresh.Clear();
        rows.AddRange(page.Tickets.Select(t => new TicketRow(t)));
        Total = page.Total;
        Version++;
        Unfetched = Math.Max(0, page.Total - rows.Count);
        await CountAsync(ct);
        Loaded = true;
    }

    /// <summary>Shows the new ones in their places; the reader asked for it.</summary>
    public Task ShowNewAsync(CancellationToken ct) => ShowAsync(Filter, ct);

    public async Task LookAgainAsync(CancellationToken ct)
    {
        if (!Loaded || rows.Count == 0)
        {
            await ShowAsync(Filter, ct);
            return;
        }
        var filter = Filter;
        var page = await client.List(filter, 0, rows.Count + Chunk, ct);
        if (filter != Filter)
            return; // Another view was chosen meanwhile; it has been read afresh.
        Total = page.Total;
        Merge(page, await OthersAsync(page, ct));
        var unfetched = Math.Max(0, page.Total - rows.Count(r => !r.Gone) - fresh.Count);
        if (unfetched != Unfetched)
            Version++;
        Unfetched = unfetched;
        await CountAsync(ct);
    }

    /// <summary>Rows from <paramref name="start"/>, fetching what is missing; asked by the scrolling list.</summary>
    public async Task<IReadOnlyList<TicketRow>> RowsAsync(int start, int count, CancellationToken ct)
    {
        while (rows.Count < start + count && Unfetched > 0)
        {
            var known = rows.Select(r => r.Ticket.Ticket).ToHashSet();
            var skip = rows.Count(r => !r.Gone) + fresh.Count;
            var page = await client.List(Filter, skip, Chunk, ct);
            rows.AddRange(
                page.Tickets.Where(t => !known.Contains(t.Ticket) && !fresh.Contains(t.Ticket))
                    .Select(t => new TicketRow(t))
            );
            Unfetched = page.Tickets.Count == 0 ? 0 : Math.Max(0, page.Total - rows.Count(r => !r.Gone) - fresh.Count);
        }
        return [.. rows.Skip(start).Take(count)];
    }

    /// <summary>
    /// The reader moved on: dimmed rows may go now, but the one being read stays. What a colleague has is not "for me"; it
    /// comes back when its claim ends, and until then everyone's view and the search have it.
    /// </summary>
    public void MoveOn(string? reading) =>
        Version += rows.RemoveAll(r => (r.Gone || IsOthers(r)) && r.Ticket.Ticket != reading);

    public TicketRow? Find(string? ticket) => rows.Find(r => r.Ticket.Ticket == ticket);

    public int PositionOf(string ticket) => rows.FindIndex(r => r.Ticket.Ticket == ticket);

    /// <summary>The next (or, backwards, the previous) ticket that still waits, from <paramref name="ticket"/>.</summary>
    public string? Neighbour(string? ticket, int step)
    {
        var at = rows.FindIndex(r => r.Ticket.Ticket == ticket);
        for (at = at < 0 && step < 0 ? rows.Count : at; (at += step) >= 0 && at < rows.Count; )
            if (!rows[at].Gone)
                return rows[at].Ticket.Ticket;
        return null;
    }

    /// <summary>The next tickets below <paramref name="ticket"/> that one may come to.</summary>
    public IReadOnlyList<string> Following(string ticket, int most) =>
        [.. rows.Skip(PositionOf(ticket) + 1).Where(r => !r.Gone).Take(most).Select(r => r.Ticket.Ticket)];

    /// <summary>
    /// Where to go when nothing is left on <paramref name="ticket"/>: down, else up, else nowhere; not to one that a
    /// colleague has, for nothing can be decided there.
    /// </summary>
    public string? After(string ticket)
    {
        var at = PositionOf(ticket);
        var below = rows.Skip(at + 1).FirstOrDefault(IsFree);
        return (below ?? rows.Take(Math.Max(at, 0)).LastOrDefault(IsFree))?.Ticket.Ticket;

        static bool IsFree(TicketRow row) => !row.Gone && row.Ticket.ReservedBy is null;
    }

    /// <summary>
    /// The outcome of rows that left "for me": those that a colleague has claimed still wait, and say who has them.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, QueueTicket>> OthersAsync(QueuePage page, CancellationToken ct)
    {
        var here = page.Tickets.Select(t => t.Ticket).ToHashSet();
        var missing = rows.Where(r => !here.Contains(r.Ticket.Ticket)).Select(r => r.Ticket.Ticket).ToList();
        if (Filter.View != QueueView.ForMe || missing.Count == 0)
            return new Dictionary<string, QueueTicket>();
        var waiting = await client.StillWaiting(missing, ct);
        return waiting.ToDictionary(t => t.Ticket);
    }

    private void Merge(QueuePage page, IReadOnlyDictionary<string, QueueTicket> others)
    {
        var found = page.Tickets.ToDictionary(t => t.Ticket);
        var complete = page.Tickets.Count >= page.Total;
        var lastFound = rows.FindLastIndex(r => found.ContainsKey(r.Ticket.Ticket));
        for (var at = 0; at < rows.Count; at++)
            if (found.TryGetValue(rows[at].Ticket.Ticket, out var now))
                rows[at].Update(now);
            else if (others.TryGetValue(rows[at].Ticket.Ticket, out var other) && other.ReservedBy is not null)
                rows[at].Update(other);
            // With a longer queue than was asked for, a missing row may only have been pushed beyond the end.
            else if (complete || at < lastFound)
                rows[at].MarkGone(other is null ? "Decided" : "Skipped");

        fresh.Clear();
        var known = rows.Select(r => r.Ticket.Ticket).ToHashSet();
        var reach = page.Tickets.Select(t => t.Ticket).ToList().FindLastIndex(known.Contains);
        for (var at = 0; at < page.Tickets.Count; at++)
            if (!known.Contains(page.Tickets[at].Ticket) && (Unfetched == 0 || at < reach))
                fresh.Add(page.Tickets[at].Ticket);
    }

    private bool IsOthers(TicketRow row) =>
        Filter is { View: QueueView.ForMe, Search: null } && row.Ticket.ReservedBy is not null;

    private async Task CountAsync(CancellationToken ct)
    {
        Counts = await client.Count(Filter, ct);
        Day = await client.OwnDay(ct);
    }
}
