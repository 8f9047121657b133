using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Audit;

public abstract class TrailContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Writers_at_once_leave_a_chain_without_gaps()
    {
        await using var harness = await ReviewHarness.OnAsync(database, await database.CreateFreshAsync());
        var before = await harness.Get<AuditVerifier>().VerifyAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var act = 0; act < 15; act++)
                            await harness.AppendAsync(new { writer, act });
                    })
                )
        );

        var after = await harness.Get<AuditVerifier>().VerifyAsync();
        (after.Intact, after.Entries).Should().Be((true, before.Entries + 120));
        var payloads = await harness.ReadAsync(db =>
            db.Set<AuditEntry>().Where(e => e.Kind == "test.act").Select(e => e.Payload).ToListAsync()
        );
        payloads.Should().HaveCount(120).And.OnlyHaveUniqueItems();
    }

    [SkippableFact]
    public async Task Many_acts_in_one_transaction_move_the_head_once()
    {
        var log = new CommandLog();
        await using var services = database.Build(s =>
            s.AddLogging(l => l.AddProvider(log).SetMinimumLevel(LogLevel.Information))
        );
        await using var db = await services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        for (var act = 0; act < 20; act++)
            AuditTrail.Append(
                write,
                new AuditAct(default, AuditActor.System("test"), "test.act", "test", null, new { act })
            );
        log.Commands.Should().NotContain(c => c.Contains("AuditHead"), "the head is locked last");

        await write.CommitAsync();

        log.Commands.Should().ContainSingle(c => c.Contains("UPDATE \"AuditHead\""));
        log.Commands.Count(c => c.Contains("FOR UPDATE")).Should().BeLessThanOrEqualTo(1);
        (await new AuditVerifier(database.Contexts).VerifyAsync()).Intact.Should().BeTrue();
    }

    [SkippableFact]
    public async Task A_part_that_was_taken_back_leaves_no_entry()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var before = await harness.Get<AuditVerifier>().VerifyAsync();

        await harness
            .Get<BulkWrites>()
            .RunAsync(async ct =>
            {
                await harness.AppendAsync(new { stays = 1 }, ct);
                await TakenBackAsync(harness, ct);
                await harness.AppendAsync(new { stays = 2 }, ct);
            });

        var after = await harness.Get<AuditVerifier>().VerifyAsync();
        (after.Intact, after.Entries).Should().Be((true, before.Entries + 2));
        var added = await harness.ReadAsync(db =>
            db.Set<AuditEntry>()
                .Where(e => e.Sequence > before.Entries)
                .OrderBy(e => e.Sequence)
                .Select(e => e.Payload)
                .ToListAsync()
        );
        added.Should().Equal("""{"stays":1}""", """{"stays":2}""");
    }

    [SkippableFact]
    public async Task An_empty_trail_is_intact()
    {
        await using var services = DatabaseFixture.Build(await database.CreateFreshAsync());
        await services.GetRequiredService<Schema>().EnsureAsync();
        var contexts = services.GetRequiredService<IDbContextFactory<OversightDbContext>>();

        var verdict = await new AuditVerifier(contexts).VerifyAsync();

        verdict.Should().Be(new AuditVerdict(true, 0, 0, AuditChain.Genesis, null, null));
    }

    private static async Task TakenBackAsync(ReviewHarness harness, CancellationToken ct)
    {
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync(ct);
        await using var part = await db.BeginWriteAsync();
        await harness.AppendAsync(new { goes = true }, ct);
    }
}

public sealed class Trail_on_Sqlite(SqliteDatabase database) : TrailContract(database), IClassFixture<SqliteDatabase>;

public sealed class Trail_on_Postgres(PostgresDatabase database)
    : TrailContract(database),
        IClassFixture<PostgresDatabase>;
