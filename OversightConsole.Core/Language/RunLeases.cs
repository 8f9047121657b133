using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Language;

/// <summary>Finds runs that are due, and takes one so that no other node sends it.</summary>
internal static class RunLeases
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>The longest due, of proposals that are worded or of versions that are answered for.</summary>
    public static async Task<List<Guid>> DueAsync(
        IDbContextFactory<OversightDbContext> contexts,
        DateTimeOffset now,
        bool challenger,
        int most,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Due(db, now)
            .Where(r => r.Challenger != null == challenger)
            .OrderBy(r => r.NextAt)
            .Select(r => r.Id)
            .Take(most)
            .ToListAsync(ct);
    }

    /// <summary>Takes one run; null when another node has it. Who dies with it holds it up until its lease ends.</summary>
    public static async Task<ModelRun?> ClaimAsync(
        IDbContextFactory<OversightDbContext> contexts,
        Guid id,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(now, ct);
        var won = await Due(db, now)
            .Where(r => r.Id == id)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, _ => RunState.Asking)
                        .SetProperty(r => r.LeaseUntil, _ => now + Lease)
                        .SetProperty(r => r.Attempts, r => r.Attempts + 1),
                ct
            );
        if (won == 0)
            return null;
        var run = await db.Set<ModelRun>().AsNoTracking().SingleAsync(r => r.Id == id, ct);
        await write.CommitAsync();
        return run;
    }

    /// <summary>
    /// Sends one after the other; one that breaks keeps its lease and does not keep those behind it from being sent.
    /// </summary>
    /// <param name="broken">Collects what went wrong.</param>
    /// <returns>How many were sent.</returns>
    public static async Task<int> SendAsync(
        IReadOnlyList<Guid> due,
        Func<Guid, Task<bool>> send,
        List<Exception> broken,
        CancellationToken ct
    )
    {
        var sent = 0;
        foreach (var id in due)
            try
            {
                sent += await send(id) ? 1 : 0;
            }
            catch (Exception exception)
                when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                broken.Add(exception);
            }
        return sent;
    }

    private static IQueryable<ModelRun> Due(OversightDbContext db, DateTimeOffset now) =>
        db.Set<ModelRun>()
            .Where(r =>
                (r.State == RunState.Asked && r.NextAt <= now) || (r.State == RunState.Asking && r.LeaseUntil < now)
            );
}
