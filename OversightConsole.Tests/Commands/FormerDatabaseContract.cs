using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Storage;

namespace OversightConsole.Tests.Commands;

public abstract class FormerDatabaseContract(DatabaseFixture database)
{
    [SkippableTheory]
    [InlineData("serve", "--Urls=http://127.0.0.1:0")]
    [InlineData("audit", "verify")]
    public async Task The_console_says_in_one_sentence_what_to_do_and_ends(params string[] words)
    {
        var storage = await database.CreateEmptyAsync();
        await using (var services = DatabaseFixture.Build(storage))
        await using (
            var db = await services.GetRequiredService<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync()
        )
            await FormerHistory.WriteAsync(db);
        var folder = Directory.CreateTempSubdirectory("oversight-former-");

        using var process = ConsoleProcess.Start(storage, folder.FullName, words);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(ExitCode.BadInput);
        error
            .Trim()
            .Split('\n')
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("The database was made by another build");
        error.Should().Contain("Storage:ConnectionString").And.NotContain("   at ");
        folder.Delete(recursive: true);
    }
}

public sealed class FormerDatabase_on_Sqlite(SqliteDatabase database)
    : FormerDatabaseContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class FormerDatabase_on_Postgres(PostgresDatabase database)
    : FormerDatabaseContract(database),
        IClassFixture<PostgresDatabase>;
