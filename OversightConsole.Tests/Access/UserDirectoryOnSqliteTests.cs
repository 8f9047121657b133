using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Access;

public sealed class UserDirectoryOnSqliteTests : UserDirectoryTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("access");

    protected override Task<StorageOptions> DatabaseAsync() =>
        Task.FromResult(
            new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "access.db")}" }
        );

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
