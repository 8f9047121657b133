using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Tests.Fixtures.Clocks;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Storage;

public abstract class ManyWritersContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Two_hundred_writers_at_once_all_succeed_and_lose_no_count()
    {
        var counter = new IdentityUser("counter");
        await WriteAsync(db => Task.FromResult(db.Add(counter)));

        await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => Task.Run(() => WriteAsync(db => CountUpAsync(db, counter.Id))))
        );

        await using var db = await database.Contexts.CreateDbContextAsync();
        (await db.Users.SingleAsync(u => u.Id == counter.Id)).AccessFailedCount.Should().Be(200);
    }

    [SkippableFact]
    public async Task A_snapshot_does_not_see_what_others_commit_meanwhile()
    {
        await using var reader = await database.Contexts.CreateDbContextAsync();
        await using (await reader.BeginSnapshotAsync(CancellationToken.None))
        {
            var before = await reader.DataProtectionKeys.CountAsync();
            await WriteAsync(db => Task.FromResult(db.Add(new DataProtectionKey { FriendlyName = "new" })));
            (await reader.DataProtectionKeys.CountAsync()).Should().Be(before);
        }

        await using var write = await reader.BeginWriteAsync();
        reader.Add(new DataProtectionKey { FriendlyName = "new" });
        await write.CommitAsync();
        (await reader.DataProtectionKeys.CountAsync()).Should().Be(2);
    }

    [SkippableFact]
    public async Task Many_services_in_one_bulk_write_stand_or_fall_together()
    {
        var bulk = new BulkWrites(database.Contexts, new FakeTimeProvider(TestClock.Now));
        var fail = () =>
            bulk.RunAsync(async _ =>
            {
                await WriteAsync(db => Task.FromResult(db.Add(new IdentityRole("first"))));
                await WriteAsync(db => Task.FromResult(db.Add(new IdentityRole("second"))));
                throw new InvalidOperationException("the third act fails");
            });
        await fail.Should().ThrowAsync<InvalidOperationException>();

        await using var db = await database.Contexts.CreateDbContextAsync();
        (await db.Roles.CountAsync(r => r.Name == "first" || r.Name == "second")).Should().Be(0);

        await bulk.RunAsync(_ => WriteAsync(inner => Task.FromResult(inner.Add(new IdentityRole("first")))));
        (await db.Roles.CountAsync(r => r.Name == "first" || r.Name == "second")).Should().Be(1);
    }

    private static async Task CountUpAsync(OversightDbContext db, string id)
    {
        await db.LockRowAsync("AspNetUsers", "Id", id, CancellationToken.None);
        var user = await db.Users.SingleAsync(u => u.Id == id);
        user.AccessFailedCount++;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    private async Task WriteAsync(Func<OversightDbContext, Task> work)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        await work(db);
        await write.CommitAsync();
    }
}

public sealed class ManyWriters_on_Sqlite(SqliteDatabase database)
    : ManyWritersContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class ManyWriters_on_Postgres(PostgresDatabase database)
    : ManyWritersContract(database),
        IClassFixture<PostgresDatabase>;
