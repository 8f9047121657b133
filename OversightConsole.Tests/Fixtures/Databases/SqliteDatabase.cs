using Microsoft.Data.Sqlite;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Fixtures.Databases;

/// <summary>A real SQLite file in a temporary folder, deleted afterwards.</summary>
public sealed class SqliteDatabase : DatabaseFixture
{
    private readonly List<string> _connectionStrings = [];
    private string? _folder;

    /// <inheritdoc />
    public override string? Missing => null;

    /// <inheritdoc />
    protected override Task<StorageOptions> CreateAsync()
    {
        _folder ??= Directory.CreateTempSubdirectory("oversight-").FullName;
        var connectionString = $"Data Source={Path.Combine(_folder, $"{_connectionStrings.Count}.db")}";
        _connectionStrings.Add(connectionString);
        return Task.FromResult(
            new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = connectionString }
        );
    }

    /// <inheritdoc />
    protected override Task DropAllAsync()
    {
        // Every pool of the process is cleared: the pool's key is the exact string the app made of ours.
        SqliteConnection.ClearAllPools();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
