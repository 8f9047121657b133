using System.Collections.Concurrent;

namespace OversightConsole.Core.Storage.Sqlite;

/// <summary>
/// One writer at a time per database file within this process. SQLite's own busy handler starves some writers for
/// seconds under load; a fair queue in front of it bounds the tail.
/// </summary>
internal sealed class SqliteWriteGate
{
    private static readonly ConcurrentDictionary<string, SqliteWriteGate> Gates = new(StringComparer.Ordinal);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public static SqliteWriteGate For(string dataSource) => Gates.GetOrAdd(dataSource, _ => new SqliteWriteGate());

    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        // The gate knows no owner: a scope opened inside another one on a second context would wait for itself for ever.
        if (!await _turn.WaitAsync(Patience, ct))
            throw new TimeoutException(
                "The database was being written to for two minutes. Was a write scope opened inside another one?"
            );
        return new Turn(_turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
