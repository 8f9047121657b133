using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Storage;

public abstract class WriteScopeContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Leaving_without_commit_writes_nothing_and_the_context_can_write_again()
    {
        var (first, second) = (Name(), Name());
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using (await db.BeginWriteAsync())
        {
            db.Add(new IdentityRole(first));
            await db.SaveChangesAsync();
            db.Add(new IdentityRole(Name()));
        }
        await using (var write = await db.BeginWriteAsync())
        {
            db.Add(new IdentityRole(second));
            await write.CommitAsync();
        }

        (await StoredAsync(first, second)).Should().Equal(second);
        db.ChangeTracker.Entries().Should().ContainSingle();
    }

    [SkippableFact]
    public async Task A_part_is_committed_by_its_opener_only()
    {
        var name = Name();
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using (var whole = await db.BeginWriteAsync())
        {
            await using (var part = await db.BeginWriteAsync())
            {
                db.Add(new IdentityRole(name));
                await part.CommitAsync();
            }
            (await StoredAsync(name)).Should().BeEmpty("nobody else sees it before the whole commits");
            await whole.CommitAsync();
        }

        (await StoredAsync(name)).Should().Equal(name);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_left_without_commit_is_taken_back_alone(bool saved)
    {
        var (before, inside, after) = (Name(), Name(), Name());
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using (var whole = await db.BeginWriteAsync())
        {
            var role = new IdentityRole(before);
            db.Add(role);
            await using (await db.BeginWriteAsync())
            {
                db.Add(new IdentityRole(inside));
                role.Name = Name();
                if (saved)
                    await db.SaveChangesAsync();
            }
            role.Name.Should().Be(before);
            db.Add(new IdentityRole(after));
            await whole.CommitAsync();
        }

        (await StoredAsync(before, inside, after)).Should().BeEquivalentTo(before, after);
    }

    [SkippableFact]
    public async Task A_refused_part_leaves_the_whole_usable()
    {
        var (taken, other) = (Name(), Name());
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using (var whole = await db.BeginWriteAsync())
        {
            db.Add(new IdentityRole(taken) { NormalizedName = taken });
            await using (var part = await db.BeginWriteAsync())
            {
                db.Add(new IdentityRole(taken) { NormalizedName = taken });
                var commit = part.CommitAsync;
                var refused = (await commit.Should().ThrowAsync<DbUpdateException>()).Which;
                db.IsUniqueViolation(refused).Should().BeTrue();
            }
            db.Add(new IdentityRole(other));
            await whole.CommitAsync();
        }

        (await StoredAsync(taken, other)).Should().BeEquivalentTo(taken, other);
    }

    [SkippableFact]
    public async Task What_is_put_off_is_written_once_and_last_without_what_was_taken_back()
    {
        var flushed = new List<string>();
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using (var whole = await db.BeginWriteAsync())
        {
            Put(whole, "whole");
            await using (await db.BeginWriteAsync())
                Put(whole, "taken back");
            await using (var part = await db.BeginWriteAsync())
            {
                Put(part, "part");
                await part.CommitAsync();
            }
            flushed.Should().BeEmpty();
            await whole.CommitAsync();
        }

        flushed.Should().Equal("whole,part");

        void Put(WriteScope write, string item) =>
            write
                .DeferToCommit<string>(
                    "test",
                    CommitPhase.Trail,
                    (_, items, _) =>
                    {
                        flushed.Add(string.Join(",", items));
                        return Task.CompletedTask;
                    }
                )
                .Add(item);
    }

    [SkippableFact]
    public async Task Live_pages_are_told_after_the_commit_and_never_after_a_rollback()
    {
        var name = Name();
        var seen = new List<bool>();
        using var subscription = database
            .Services.GetRequiredService<ChangeNotifier>()
            .Subscribe(_ => seen.Add(Stored(name)), Topic.Desk);
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using (var left = await db.BeginWriteAsync())
            left.Touch(Topic.Desk);
        seen.Should().BeEmpty();

        await using (var write = await db.BeginWriteAsync())
        {
            db.Add(new IdentityRole(name));
            write.Touch(Topic.Desk);
            write.Touch(Topic.Desk);
            seen.Should().BeEmpty();
            await write.CommitAsync();
        }

        seen.Should().Equal(true);
    }

    [SkippableFact]
    public async Task Two_hosts_in_one_process_do_not_wake_each_other()
    {
        await using var one = database.Build(_ => { });
        await using var other = database.Build(_ => { });
        var told = new List<string>();
        using var first = one.GetRequiredService<ChangeNotifier>().Subscribe(_ => told.Add("one"), Topic.Desk);
        using var second = other.GetRequiredService<ChangeNotifier>().Subscribe(_ => told.Add("other"), Topic.Desk);

        await TouchAsync(one);
        told.Should().Equal("one");
        await TouchAsync(other);
        told.Should().Equal("one", "other");

        static async Task TouchAsync(IServiceProvider host)
        {
            var contexts = host.GetRequiredService<IDbContextFactory<OversightDbContext>>();
            await using var db = await contexts.CreateDbContextAsync();
            await using var write = await db.BeginWriteAsync();
            write.Touch(Topic.Desk);
            await write.CommitAsync();
        }
    }

    [SkippableFact]
    public async Task Live_pages_are_told_of_what_one_transaction_for_many_services_touched()
    {
        var told = 0;
        using var subscription = database
            .Services.GetRequiredService<ChangeNotifier>()
            .Subscribe(_ => told++, Topic.Desk);

        await database
            .Services.GetRequiredService<BulkWrites>()
            .RunAsync(async ct =>
            {
                await using var db = await database.Contexts.CreateDbContextAsync(ct);
                await using var write = await db.BeginWriteAsync();
                write.Touch(Topic.Desk);
                await write.CommitAsync();
                told.Should().Be(0, "nothing is committed yet");
            });

        told.Should().Be(1);
    }

    private static string Name() => Guid.NewGuid().ToString("N");

    private bool Stored(string name)
    {
        using var db = database.Contexts.CreateDbContext();
        return db.Roles.Any(r => r.Name == name);
    }

    private async Task<List<string?>> StoredAsync(params string[] names)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        return await db.Roles.Where(r => names.Contains(r.Name)).Select(r => r.Name).ToListAsync();
    }
}

public sealed class WriteScope_on_Sqlite(SqliteDatabase database)
    : WriteScopeContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class WriteScope_on_Postgres(PostgresDatabase database)
    : WriteScopeContract(database),
        IClassFixture<PostgresDatabase>;
