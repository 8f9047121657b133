using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Storage;

public sealed class SqliteDurabilityTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")] // FULL
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Every_connection_holds(string pragma, string value)
    {
        // Two at once, so that the second cannot be the pooled first.
        await using var first = await database.Contexts.CreateDbContextAsync();
        await using var second = await database.Contexts.CreateDbContextAsync();

        (await ReadAsync(first, pragma)).Should().Be(value);
        (await ReadAsync(second, pragma)).Should().Be(value);
    }

    [Fact]
    public async Task Writers_wait_their_turn_whether_their_connection_is_open_or_not()
    {
        await using var first = await database.Contexts.CreateDbContextAsync();
        await using var second = await database.Contexts.CreateDbContextAsync();
        await second.Database.OpenConnectionAsync();
        var write = await first.BeginWriteAsync();

        var waiting = second.BeginWriteAsync();
        waiting.IsCompleted.Should().BeFalse();
        await write.DisposeAsync();

        await using var turn = await waiting;
    }

    private static async Task<string?> ReadAsync(OversightDbContext db, string pragma)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
