using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Storage;

public abstract class SchemaContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task From_empty_and_once_more_changes_nothing()
    {
        await using var services = DatabaseFixture.Build(await database.CreateEmptyAsync());
        var schema = services.GetRequiredService<Schema>();
        var contexts = services.GetRequiredService<IDbContextFactory<OversightDbContext>>();

        await schema.EnsureAsync();
        await using (var db = await contexts.CreateDbContextAsync())
        {
            db.Add(new IdentityUser("ada"));
            await db.SaveChangesAsync();
        }
        await schema.EnsureAsync();

        await using var again = await contexts.CreateDbContextAsync();
        (await again.Users.Select(u => u.UserName).ToListAsync()).Should().Equal("ada");
        (await again.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_database_of_the_former_history_is_refused_and_stays_as_it_was()
    {
        await using var services = DatabaseFixture.Build(await database.CreateEmptyAsync());
        var schema = services.GetRequiredService<Schema>();
        await using var db = await services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        var former = await FormerHistory.WriteAsync(db);

        var start = () => schema.EnsureAsync();

        var refused = (await start.Should().ThrowAsync<FormerDatabaseException>()).Which.Message;
        refused.Should().Contain(former[0]).And.Contain("Storage:ConnectionString");
        (await db.Database.GetAppliedMigrationsAsync()).Should().Equal(former);
        var users = () => db.Users.CountAsync();
        await users.Should().ThrowAsync<DbException>("not one table was made");
    }

    [SkippableFact]
    public async Task Once_there_are_migrations_they_say_all_that_the_model_says()
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        var pending = db.Database.GetMigrations().Any() && db.Database.HasPendingModelChanges();

        pending.Should().BeFalse();
    }

    [SkippableFact]
    public async Task Every_column_of_the_model_is_in_its_table()
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var tables = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null).ToList();
        tables.Should().HaveCountGreaterThan(5);

        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            var columns = string.Join(", ", table.GetProperties().Select(p => $"\"{p.GetColumnName()}\""));
            command.CommandText = $"SELECT {columns} FROM \"{table.GetTableName()}\"";
            var query = () => command.ExecuteNonQueryAsync();
            await query.Should().NotThrowAsync($"{table.GetTableName()} was created from the model");
        }
    }
}

public sealed class Schema_on_Sqlite(SqliteDatabase database) : SchemaContract(database), IClassFixture<SqliteDatabase>;

public sealed class Schema_on_Postgres(PostgresDatabase database)
    : SchemaContract(database),
        IClassFixture<PostgresDatabase>;
