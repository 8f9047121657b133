using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Feed;

/// <summary>
/// Tickets that wait for agents while more come than they can look at: the most urgent first, of those the newest. Rows,
/// so that a process that dies goes on where it stood.
/// </summary>
internal static class Backlog
{
    private const int LeastUrgent = 99;

    /// <summary>Enters what changed, in the caller's transaction; a ticket that waits already keeps its place or gains a better one.</summary>
    public static async Task EnterAsync(OversightDbContext db, IReadOnlyList<SorChange> changes, CancellationToken ct)
    {
        var newest = changes.GroupBy(c => c.Ref).Select(g => g.Last()).ToList();
        var tickets = newest.Select(c => c.Ref).ToList();
        var known = await db.Set<WaitingTicket>()
            .Where(t => tickets.Contains(t.Ticket))
            .ToDictionaryAsync(t => t.Ticket, ct);
        foreach (var change in newest)
        {
            if (!known.TryGetValue(change.Ref, out var row))
                db.Add(row = new WaitingTicket { Ticket = change.Ref });
            row.Level = change.Level ?? LeastUrgent;
            row.At = change.At;
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Whether any ticket of the desks waits.</summary>
    public static Task<bool> AnyAsync(
        OversightDbContext db,
        IReadOnlyCollection<string> connections,
        CancellationToken ct
    ) => On(db, connections).AnyAsync(ct);

    /// <summary>The next <paramref name="most"/> of the desks; the tickets of others keep their places.</summary>
    public static async Task<IReadOnlyList<SorRef>> PeekAsync(
        OversightDbContext db,
        IReadOnlyCollection<string> connections,
        int most,
        CancellationToken ct
    )
    {
        // Level by level, as the index lies: sorted both ways at once, all that wait would be read for every hundred.
        var waiting = On(db, connections).AsNoTracking();
        var next = new List<WaitingTicket>();
        var done = int.MinValue;
        while (
            next.Count < most && await waiting.Where(t => t.Level > done).MinAsync(t => (int?)t.Level, ct) is { } level
        )
        {
            next.AddRange(
                await waiting
                    .Where(t => t.Level == level)
                    .OrderByDescending(t => t.At)
                    .ThenByDescending(t => t.Ticket)
                    .Take(most - next.Count)
                    .ToListAsync(ct)
            );
            done = level;
        }
        return [.. next.Select(t => t.Ticket)];
    }

    /// <summary>The next <paramref name="most"/> of the desks, taken off in the caller's transaction.</summary>
    public static async Task<IReadOnlyList<SorRef>> TakeAsync(
        OversightDbContext db,
        IReadOnlyCollection<string> connections,
        int most,
        CancellationToken ct
    )
    {
        var next = await PeekAsync(db, connections, most, ct);
        await db.Set<WaitingTicket>().Where(t => next.Contains(t.Ticket)).ExecuteDeleteAsync(ct);
        return next;
    }

    private static IQueryable<WaitingTicket> On(OversightDbContext db, IReadOnlyCollection<string> connections) =>
        db.Set<WaitingTicket>().On(connections, t => (string)(object)t.Ticket);
}
