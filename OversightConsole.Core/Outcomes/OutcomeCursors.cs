using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>The watcher's place in the feed of each desk.</summary>
internal static class OutcomeCursors
{
    public static Task<string?> ReadAsync(OversightDbContext db, string connection, CancellationToken ct) =>
        db.Set<OutcomeCursor>()
            .AsNoTracking()
            .Where(c => c.Connection == connection)
            .Select(c => c.Cursor)
            .SingleOrDefaultAsync(ct);

    /// <summary>Moves it in the open write scope and keeps others out until that ends; false when another node has moved it.</summary>
    public static async Task<bool> MoveAsync(
        OversightDbContext db,
        string connection,
        string? from,
        string to,
        CancellationToken ct
    )
    {
        await db.LockRowAsync("OutcomeCursors", nameof(OutcomeCursor.Connection), connection, ct);
        var row = await db.Set<OutcomeCursor>().SingleOrDefaultAsync(c => c.Connection == connection, ct);
        if (row is null)
            db.Add(row = new OutcomeCursor { Connection = connection });
        else if (row.Cursor != from)
            return false;
        row.Cursor = to;
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException exception) when (db.IsUniqueViolation(exception))
        {
            // The very first batch, begun on two nodes at once.
            return false;
        }
    }
}
