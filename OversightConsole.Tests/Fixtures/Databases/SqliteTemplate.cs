using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Fixtures.Databases;

/// <summary>A SQLite file with the current schema, migrated once per test process and kept in memory to be copied.</summary>
public static class SqliteTemplate
{
    private static readonly Lazy<Task<byte[]>> Bytes = new(BuildAsync);

    /// <summary>Writes a database with the current schema and no rows of its own to <paramref name="file"/>.</summary>
    public static async Task CopyToAsync(string file) => await File.WriteAllBytesAsync(file, await Bytes.Value);

    private static async Task<byte[]> BuildAsync()
    {
        var folder = Directory.CreateTempSubdirectory("oversight-template-");
        try
        {
            var file = Path.Combine(folder.FullName, "template.db");
            await using (
                var services = DatabaseFixture.Build(
                    new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={file}" }
                )
            )
            {
                await services.GetRequiredService<Schema>().EnsureAsync();
                await using var db = await services
                    .GetRequiredService<IDbContextFactory<OversightDbContext>>()
                    .CreateDbContextAsync();
                // The last connection that closes brings what lies in the write-ahead log into the file.
                SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            }
            if (File.Exists(file + "-wal"))
                throw new InvalidOperationException(
                    "The template is still open: a copy would lack what is in its log."
                );
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
