using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Feed;

/// <summary>The pipeline's place in the feed of each desk.</summary>
internal static class FeedCursors
{
    /// <summary>How far a desk's feed has been worked off; null at the beginning.</summary>
    public static async Task<string?> ReadAsync(
        IDbContextFactory<OversightDbContext> contexts,
        string connection,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<FeedCursor>()
            .Where(c => c.Connection == connection)
            .Select(c => c.Cursor)
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>Moves a desk's cursor in the open bulk write.</summary>
    /// <returns>False when another node has moved it: the batch is that node's.</returns>
    public static async Task<bool> MoveAsync(
        IDbContextFactory<OversightDbContext> contexts,
        string connection,
        string? from,
        string to,
        TimeProvider time,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var row = await db.Set<FeedCursor>().SingleOrDefaultAsync(c => c.Connection == connection, ct);
        if (row is null)
            db.Add(row = new FeedCursor { Connection = connection });
        else if (row.Cursor != from)
            return false;
        row.Cursor = to;
        await write.CommitAsync();
        return true;
    }

    /// <summary>
    /// Waits for other nodes that work on the backlog. All take their turn on the row of the first desk, whichever desks
    /// the tickets lie on: one backlog holds them all.
    /// </summary>
    public static async Task TakeTurnAsync(OversightDbContext db, string firstDesk, CancellationToken ct)
    {
        // A first desk that has never answered has no row yet: then there would be nothing to wait for.
        if (!await db.Set<FeedCursor>().AnyAsync(c => c.Connection == firstDesk, ct))
        {
            db.Add(new FeedCursor { Connection = firstDesk });
            await db.SaveChangesAsync(ct);
        }
        await db.LockRowAsync("FeedCursors", nameof(FeedCursor.Connection), firstDesk, ct);
    }
}
