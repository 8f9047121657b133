using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Audit;

/// <summary>Somebody with the database's password changes the trail; the verifier says where.</summary>
public abstract class ForgeryContract(DatabaseFixture database)
{
    private const long Forged = 5;
    private const long Last = 9;

    [SkippableTheory]
    [InlineData(nameof(AuditEntry.Kind), "test.acu")]
    [InlineData(nameof(AuditEntry.ActorKind), "person")]
    [InlineData(nameof(AuditEntry.ActorId), "tesu")]
    [InlineData(nameof(AuditEntry.ActorNameHash), "sha256:10")]
    [InlineData(nameof(AuditEntry.Subject), "test/2")]
    [InlineData(nameof(AuditEntry.Ticket), "")]
    [InlineData(nameof(AuditEntry.Ticket), "1")]
    [InlineData(nameof(AuditEntry.Payload), """{"act":9}""")]
    [InlineData(nameof(AuditEntry.PreviousHash), "1000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(nameof(AuditEntry.Hash), "1000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_changed_text_is_found_at_its_entry(string column, string value)
    {
        await using var harness = await TrailAsync();
        await harness.ReadAsync(db =>
            Entry(db, Forged).ExecuteUpdateAsync(s => s.SetProperty(e => EF.Property<string>(e, column), value))
        );

        await FoundAsync(harness, Forged);
    }

    [SkippableFact]
    public async Task A_moved_instant_is_found_at_its_entry()
    {
        await using var harness = await TrailAsync();
        var moved = harness.Time.Now().AddMicroseconds(1);
        await harness.ReadAsync(db => Entry(db, Forged).ExecuteUpdateAsync(s => s.SetProperty(e => e.At, moved)));

        await FoundAsync(harness, Forged);
    }

    [SkippableFact]
    public async Task A_missing_entry_is_found_where_it_was()
    {
        await using var harness = await TrailAsync();
        await harness.ReadAsync(db => Entry(db, Forged).ExecuteDeleteAsync());

        await FoundAsync(harness, Forged);
    }

    [SkippableFact]
    public async Task Two_entries_that_changed_places_are_found()
    {
        await using var harness = await TrailAsync();
        foreach (var (from, to) in new[] { (Forged, 99L), (Forged + 1, Forged), (99L, Forged + 1) })
            await harness.ReadAsync(db =>
                db.Database.ExecuteSqlAsync(
                    $"UPDATE \"AuditEntries\" SET \"Sequence\" = {to} WHERE \"Sequence\" = {from}"
                )
            );

        await FoundAsync(harness, Forged);
    }

    [SkippableFact]
    public async Task A_cut_end_is_found_by_the_head()
    {
        await using var harness = await TrailAsync();
        await harness.ReadAsync(db => Entry(db, Last).ExecuteDeleteAsync());

        await FoundAsync(harness, Last);
    }

    [SkippableFact]
    public async Task A_cut_end_with_a_head_to_match_is_found_by_what_was_written_down_elsewhere()
    {
        await using var harness = await TrailAsync();
        var mark = await MarkAsync(harness);
        await harness.ReadAsync(db => Entry(db, Last).ExecuteDeleteAsync());
        var end = await harness.ReadAsync(db => Entry(db, Last - 1).Select(e => e.Hash).SingleAsync());
        await harness.ReadAsync(db =>
            db.Set<AuditHead>()
                .ExecuteUpdateAsync(s => s.SetProperty(h => h.Sequence, Last - 1).SetProperty(h => h.Hash, end))
        );
        (await harness.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue("nothing within it tells");

        await FoundAsync(harness, Last, mark);
    }

    [SkippableFact]
    public async Task A_trail_rebuilt_from_the_start_is_found_by_what_was_written_down_elsewhere()
    {
        AuditMark mark;
        await using (var harness = await TrailAsync())
            mark = await MarkAsync(harness);
        await using var rebuilt = await TrailAsync(lie: true);
        (await rebuilt.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue("nothing within it tells");

        await FoundAsync(rebuilt, Last, mark);
    }

    [SkippableFact]
    public async Task A_missing_head_is_found()
    {
        await using var harness = await TrailAsync();
        await harness.ReadAsync(db => db.Set<AuditHead>().ExecuteDeleteAsync());

        (await harness.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeFalse();
    }

    /// <summary>A trail of nine acts that is intact, and its mark is right.</summary>
    private async Task<ReviewHarness> TrailAsync(bool lie = false)
    {
        var harness = await ReviewHarness.OnAsync(database);
        await harness.ReadAsync(db => db.Set<AuditEntry>().ExecuteDeleteAsync());
        await harness.ReadAsync(db => db.Set<AuditText>().ExecuteDeleteAsync());
        await harness.ReadAsync(db =>
            db.Set<AuditHead>()
                .ExecuteUpdateAsync(s => s.SetProperty(h => h.Sequence, 0).SetProperty(h => h.Hash, AuditChain.Genesis))
        );
        for (var act = 1; act <= Last; act++)
            await harness.AppendAsync(new { act = lie ? act + 1 : act });
        var mark = await MarkAsync(harness);
        (await harness.Get<AuditVerifier>().VerifyAsync(mark)).Intact.Should().BeTrue();
        return harness;
    }

    private static async Task<AuditMark> MarkAsync(ReviewHarness harness)
    {
        var head = await harness.ReadAsync(db => db.Set<AuditHead>().AsNoTracking().SingleAsync());
        return AuditMark.TryParse($"{head.Sequence}:{head.Hash}")!;
    }

    private static IQueryable<AuditEntry> Entry(OversightDbContext db, long sequence) =>
        db.Set<AuditEntry>().Where(e => e.Sequence == sequence);

    private static async Task FoundAsync(ReviewHarness harness, long at, AuditMark? expected = null)
    {
        var verdict = await harness.Get<AuditVerifier>().VerifyAsync(expected);
        (verdict.Intact, verdict.FirstBadSequence).Should().Be((false, at));
        verdict.Reason.Should().NotBeNullOrEmpty();
    }
}

public sealed class Forgery_on_Sqlite(SqliteDatabase database)
    : ForgeryContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Forgery_on_Postgres(PostgresDatabase database)
    : ForgeryContract(database),
        IClassFixture<PostgresDatabase>;
