using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Reports;

/// <summary>What a check of the trail leaves behind for the gate and for people.</summary>
public abstract class TrailCheckContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task The_first_check_says_that_the_trail_is_intact_and_enters_it()
    {
        await using var harness = await NewAsync();

        var verdict = await CheckAsync(harness);

        var row = await RowAsync(harness);
        (row!.Intact, row.Entries, row.HeadHash, row.Reason)
            .Should()
            .Be((true, verdict.Entries, verdict.HeadHash, null));
        (await KindsAsync(harness)).Should().Equal("trail.verified");
    }

    [SkippableFact]
    public async Task A_check_that_finds_what_the_one_before_found_only_moves_the_time()
    {
        await using var harness = await NewAsync();
        await CheckAsync(harness);
        harness.Time.Advance(TimeSpan.FromMinutes(5));

        await CheckAsync(harness);

        (await RowAsync(harness))!.At.Should().Be(harness.Time.Now());
        (await KindsAsync(harness)).Should().Equal("trail.verified");
    }

    [SkippableFact]
    public async Task A_person_who_asks_is_in_the_trail()
    {
        await using var harness = await NewAsync();
        await CheckAsync(harness);

        await harness.Get<TrailCheck>().RunAsync(harness.Auditor);

        var last = await harness.ReadAsync(db => db.Set<AuditEntry>().OrderByDescending(e => e.Sequence).FirstAsync());
        (last.Kind, last.ActorId).Should().Be(("trail.verified", harness.Auditor.Id));
    }

    [SkippableFact]
    public async Task A_changed_byte_turns_the_verdict_and_mending_it_turns_it_back()
    {
        await using var harness = await NewAsync();
        await CheckAsync(harness);
        await RenameAsync(harness, 1, "sef-up");

        var broken = await CheckAsync(harness);
        await RenameAsync(harness, 1, "set-up");
        var mended = await CheckAsync(harness);

        (broken.Intact, broken.FirstBadSequence, mended.Intact).Should().Be((false, 1, true));
        (await KindsAsync(harness)).Should().Equal("trail.verified", "trail.broken", "trail.verified");
    }

    [SkippableFact]
    public async Task Without_the_heads_row_nothing_can_be_entered_and_the_verdict_is_bad_all_the_same()
    {
        await using var harness = await NewAsync();
        await CheckAsync(harness);
        await harness.ReadAsync(db => db.Set<AuditHead>().ExecuteDeleteAsync());

        await CheckAsync(harness);

        (await RowAsync(harness))!.Intact.Should().BeFalse();
    }

    [SkippableFact]
    public async Task A_mark_that_does_not_fit_is_told_and_does_not_become_the_verdict()
    {
        await using var harness = await NewAsync();

        var verdict = await harness.Get<TrailCheck>().RunAsync(expected: new AuditMark(1, new string('a', 64)));

        (verdict.Intact, verdict.FirstBadSequence).Should().Be((false, 1));
        (await RowAsync(harness))!.Intact.Should().BeTrue();
    }

    [SkippableFact]
    public async Task Of_two_nodes_one_checks_for_both()
    {
        await using var harness = await NewAsync();
        await using var other = harness.AnotherNode();
        await harness.Get<TrailCheck>().RunOnceAsync();
        var first = (await RowAsync(harness))!.At;
        harness.Time.Advance(TimeSpan.FromMinutes(1));

        await other.Get<TrailCheck>().RunOnceAsync();
        (await RowAsync(harness))!.At.Should().Be(first);

        harness.Time.Advance(TimeSpan.FromMinutes(4));
        await other.Get<TrailCheck>().RunOnceAsync();
        (await RowAsync(harness))!.At.Should().Be(harness.Time.Now());
    }

    [SkippableFact]
    public async Task Checks_on_two_nodes_at_once_leave_one_verdict()
    {
        await using var harness = await NewAsync();
        await using var other = harness.AnotherNode();

        await Task.WhenAll(CheckAsync(harness), CheckAsync(other), CheckAsync(harness), CheckAsync(other));

        (await RowAsync(harness))!.Intact.Should().BeTrue();
        (await KindsAsync(harness)).Should().Equal("trail.verified");
        (await harness.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
    }

    private async Task<ReviewHarness> NewAsync()
    {
        var harness = await ReviewHarness.OnAsync(database);
        await harness.PeopleAsync();
        return harness;
    }

    private static Task<AuditVerdict> CheckAsync(ReviewHarness harness) => harness.Get<TrailCheck>().RunAsync();

    private static Task<TrailVerdict?> RowAsync(ReviewHarness harness) =>
        harness.ReadAsync(db => db.Set<TrailVerdict>().AsNoTracking().SingleOrDefaultAsync());

    private static Task<List<string>> KindsAsync(ReviewHarness harness) =>
        harness.ReadAsync(db =>
            db.Set<AuditEntry>()
                .Where(e => e.Subject == "trail")
                .OrderBy(e => e.Sequence)
                .Select(e => e.Kind)
                .ToListAsync()
        );

    private static Task RenameAsync(ReviewHarness harness, long entry, string actor) =>
        harness.ReadAsync(db =>
            db.Set<AuditEntry>()
                .Where(e => e.Sequence == entry)
                .ExecuteUpdateAsync(s => s.SetProperty(e => e.ActorId, actor))
        );
}

public sealed class Trail_check_on_Sqlite(SqliteDatabase database)
    : TrailCheckContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Trail_check_on_Postgres(PostgresDatabase database)
    : TrailCheckContract(database),
        IClassFixture<PostgresDatabase>;
