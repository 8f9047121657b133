using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OversightConsole.Bench.Postgres;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Fixtures.Databases;

/// <summary>
/// A database with the current schema in the test run's cluster, migrated once per test process. Nobody connects to it
/// afterwards: a database that somebody is connected to cannot be a template.
/// </summary>
internal static class PostgresTemplate
{
    private const string Name = "oversight_template";
    private static readonly Lazy<Task> Built = new(BuildAsync);

    /// <summary>The template's name, once it is there.</summary>
    public static async Task<string> NameAsync()
    {
        await Built.Value;
        return Name;
    }

    private static async Task BuildAsync()
    {
        var cluster = await PostgresCluster.StartedAsync();
        await cluster.ExecuteAsync($"CREATE DATABASE {Name}");
        var options = new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = cluster.ConnectionString(Name),
        };
        await using (var services = DatabaseFixture.Build(options))
            await services.GetRequiredService<Schema>().EnsureAsync();
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
