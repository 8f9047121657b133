using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OversightConsole.Core.Storage.Sqlite;

/// <summary>
/// Sets what every connection must hold: a committed decision survives a power cut, and a busy file is waited for. Once
/// for each handle: a pooled one keeps its settings, and setting them again costs as much as a small query.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;";

    private static readonly ConditionalWeakTable<object, object> Set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (Handle(connection) is { } handle && Set.TryGetValue(handle, out _))
            return;
        using var command = Command(connection);
        command.ExecuteNonQuery();
        Remember(connection);
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        if (Handle(connection) is { } handle && Set.TryGetValue(handle, out _))
            return;
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        Remember(connection);
    }

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }

    private static object? Handle(DbConnection connection) => (connection as SqliteConnection)?.Handle;

    private static void Remember(DbConnection connection)
    {
        if (Handle(connection) is { } handle)
            Set.AddOrUpdate(handle, Pragmas);
    }
}
