using Microsoft.Data.Sqlite;
using Npgsql;
using OversightConsole.Bench.Postgres;
using OversightConsole.Core.Storage;
using OversightConsole.Settings;

namespace OversightConsole.Bench;

/// <summary>An empty database to measure on, gone afterwards; nobody's data is touched.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly Func<Task> _drop;

    private BenchDatabase(StorageOptions options, Func<Task> drop) => (Options, _drop) = (options, drop);

    public StorageOptions Options { get; }

    /// <summary>A file in the data directory, because that disk is the one that counts.</summary>
    public static BenchDatabase Sqlite(ConsoleSettings settings)
    {
        var folder = Path.Combine(settings.DataDirectory, $"bench-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        var options = new StorageOptions
        {
            Provider = StorageProvider.Sqlite,
            ConnectionString = $"Data Source={Path.Combine(folder, "bench.db")}",
        };
        return new BenchDatabase(
            options,
            () =>
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>
    /// A database on the configured server, else in a throw-away cluster; null with the reason when there is neither.
    /// </summary>
    public static async Task<(BenchDatabase? Database, string Where)> PostgresAsync(ConsoleSettings settings)
    {
        var name = $"oversight_bench_{Guid.NewGuid():N}";
        if (settings.Storage.Provider == StorageProvider.Postgres)
            return (await OnServerAsync(settings.Storage.ConnectionString, name), "the configured server");
        if (PostgresPrograms.Missing is { } reason)
            return (null, reason);
        var cluster = await PostgresCluster.StartedAsync();
        return (await OnServerAsync(cluster.ConnectionString("postgres"), name), "a throw-away cluster");
    }

    private static async Task<BenchDatabase> OnServerAsync(string server, string name)
    {
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        var own = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
        return new BenchDatabase(
            new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = own },
            async () =>
            {
                NpgsqlConnection.ClearAllPools();
                await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
            }
        );
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // The name is made here of digits; a name cannot be a parameter.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _drop();
}
