using Microsoft.Data.Sqlite;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Fixtures.Databases;

/// <summary>A real SQLite file in a temporary folder, deleted afterwards.</summary>
public sealed class SqliteDatabase : DatabaseFixture
{
    private string? _folder;
    private int _databases;

    /// <inheritdoc />
    public override string? Missing => null;

    /// <inheritdoc />
    protected override async Task<StorageOptions> CreateAsync(bool migrated)
    {
        _folder ??= Directory.CreateTempSubdirectory("oversight-").FullName;
        var file = Path.Combine(_folder, $"{_databases++}.db");
        if (migrated)
            await SqliteTemplate.CopyToAsync(file);
        return new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={file}" };
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
