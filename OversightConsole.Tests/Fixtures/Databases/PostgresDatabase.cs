using Npgsql;
using OversightConsole.Bench.Postgres;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Fixtures.Databases;

/// <summary>A database of its own in the test run's PostgreSQL cluster, dropped afterwards.</summary>
public sealed class PostgresDatabase : DatabaseFixture
{
    private static int _last;
    private readonly List<string> _names = [];

    /// <inheritdoc />
    public override string? Missing => PostgresPrograms.Missing;

    /// <inheritdoc />
    protected override async Task<StorageOptions> CreateAsync(bool migrated)
    {
        var cluster = await PostgresCluster.StartedAsync();
        var name = $"oversight_{Interlocked.Increment(ref _last)}";
        var template = migrated ? $" TEMPLATE {await PostgresTemplate.NameAsync()}" : "";
        await cluster.ExecuteAsync($"CREATE DATABASE {name}{template}");
        _names.Add(name);
        return new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = cluster.ConnectionString(name),
        };
    }

    /// <inheritdoc />
    protected override async Task DropAllAsync()
    {
        foreach (var name in _names)
        {
            var cluster = await PostgresCluster.StartedAsync();
            await using (var connection = new NpgsqlConnection(cluster.ConnectionString(name)))
                NpgsqlConnection.ClearPool(connection);
            await cluster.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }
}
