using Microsoft.EntityFrameworkCore;

namespace OversightConsole.Core.Storage.Bulk;

/// <summary>
/// Puts the work of many services into one transaction, each service unchanged: while <see cref="RunAsync"/> runs, a
/// context that a service asks for lies on the same connection and its write scope is a part of the whole. For building
/// history and working off a backlog, where a commit per act would cost more than the acts.
/// </summary>
public sealed class BulkWrites(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    private static readonly AsyncLocal<BulkContexts?> Running = new();

    /// <summary>The bulk write that the current flow of control is inside of, if any.</summary>
    internal static BulkContexts? Current => Running.Value;

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and commits it at the end; an exception takes all of it back. The
    /// work must await one thing after the other: a connection serves one query at a time.
    /// </summary>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken ct = default)
    {
        if (Running.Value is not null)
        {
            await work(ct);
            return;
        }
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await using var bulk = new BulkContexts(db, write);
        Running.Value = bulk;
        try
        {
            await work(ct);
        }
        finally
        {
            Running.Value = null;
        }
        await write.CommitAsync();
    }
}
