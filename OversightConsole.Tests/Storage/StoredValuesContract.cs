using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Storage;

[Trait("Category", "Time")]
public abstract class StoredValuesContract(DatabaseFixture database)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, TimeSpan.FromHours(2));

    [SkippableFact]
    public async Task An_enum_is_stored_as_its_code_and_an_unknown_code_throws()
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        var agent = new AgentSettings { Agent = "codes" };
        agent.Enter(AgentMode.Shadow, "ada", null, Noon);
        db.Add(agent);
        await db.SaveChangesAsync();

        var stored = await db
            .Database.SqlQuery<string>($"""SELECT "Mode" AS "Value" FROM "AgentSettings" WHERE "Agent" = 'codes'""")
            .SingleAsync();
        stored.Should().Be("shadow");

        await db.Database.ExecuteSqlAsync(
            $"""UPDATE "AgentSettings" SET "Mode" = 'omnipotent' WHERE "Agent" = 'codes'"""
        );
        var read = () => db.Set<AgentSettings>().AsNoTracking().SingleAsync(a => a.Agent == "codes");
        (await read.Should().ThrowAsync<Exception>()).Which.ToString().Should().Contain("'omnipotent'");
    }

    [SkippableFact]
    public async Task No_enum_of_the_model_is_stored_as_a_number()
    {
        await using var db = await database.Contexts.CreateDbContextAsync();

        var enums = db
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetFlattenedProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum)
            .ToList();

        enums.Should().NotBeEmpty();
        enums.Should().OnlyContain(p => p.GetTypeMapping().Converter!.ProviderClrType == typeof(string));
    }

    [SkippableFact]
    public async Task Instants_are_cut_to_microseconds_and_ordered_in_the_database()
    {
        DateTimeOffset[] instants =
        [
            Noon.AddTicks(19),
            Noon,
            Noon.AddTicks(5_000_000),
            Noon.AddTicks(100),
            Noon.AddSeconds(1),
            Noon.ToOffset(TimeSpan.FromHours(-8)).AddTicks(-10),
        ];
        await using (var db = await database.Contexts.CreateDbContextAsync())
        {
            db.AddRange(instants.Select((at, i) => new IdentityUser($"t{i}") { LockoutEnd = at }));
            await db.SaveChangesAsync();
        }

        await using var again = await database.Contexts.CreateDbContextAsync();
        var users = again.Users.Where(u => u.LockoutEnd != null);
        var ordered = await users.OrderBy(u => u.LockoutEnd).Select(u => u.UserName).ToListAsync();
        ordered.Should().Equal("t5", "t1", "t0", "t3", "t2", "t4");
        (await users.SingleAsync(u => u.UserName == "t0")).LockoutEnd.Should().Be(Noon.AddTicks(10));
        (await users.CountAsync(u => u.LockoutEnd > Noon)).Should().Be(4);
        (await users.ToListAsync()).Should().OnlyContain(u => u.LockoutEnd!.Value.Offset == TimeSpan.Zero);
    }

    [SkippableFact]
    public async Task A_second_row_under_a_unique_name_is_told_from_other_failures()
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        db.Add(new IdentityRole("one") { NormalizedName = "ONE" });
        await db.SaveChangesAsync();

        (await FailureAsync(new IdentityRole("two") { NormalizedName = "ONE" })).Should().BeTrue();
        (await FailureAsync(new IdentityUserRole<string> { UserId = "nobody", RoleId = "none" }))
            .Should()
            .BeFalse("a broken foreign key is not a taken name");
    }

    private async Task<bool> FailureAsync(object entity)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        db.Add(entity);
        var save = () => db.SaveChangesAsync();
        return db.IsUniqueViolation((await save.Should().ThrowAsync<DbUpdateException>()).Which);
    }
}

public sealed class StoredValues_on_Sqlite(SqliteDatabase database)
    : StoredValuesContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class StoredValues_on_Postgres(PostgresDatabase database)
    : StoredValuesContract(database),
        IClassFixture<PostgresDatabase>;
