using System.Collections.Concurrent;

namespace OversightConsole.Core.Storage.Sqlite;

/// <summary>
/// One writer at a time per database file within this process. SQLite's own busy handler starves some writers for
/// seconds under load; a fair queue in front of it bounds the tail.
/// </summary>
internal sealed class SqliteWriteGate
{
    private static readonly ConcurrentDictionary<string, SqliteWriteGate> Gates = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public static SqliteWriteGate For(string dataSource) => Gates.GetOrAdd(dataSource, _ => new SqliteWriteGate());

    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        return new Turn(_turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
