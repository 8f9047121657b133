using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Outcomes;

public abstract class LaterOutcomeContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    [SkippableTheory]
    [InlineData(3, true)]
    [InlineData(8, false)]
    public async Task Opened_again_within_seven_days_of_closing_is_an_outcome_and_no_evidence(int days, bool counts)
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        await harness.CloseAsync(line.On);
        harness.Time.Advance(TimeSpan.FromDays(days));
        await harness.FollowAsync();

        await ReopenAsync(harness, line);
        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Any(o => o.Kind == OutcomeKind.Reopened).Should().Be(counts);
        (await harness.EndingAsync(line)).Should().Be(EvidenceResult.Approved);
    }

    [SkippableFact]
    public async Task An_undo_is_followed_once_as_outcome_and_as_evidence()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        var undo = await harness.UndoneAsync(line, RejectReason.Wrong);

        await harness.FollowAsync();
        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Undone);
        (await harness.EndingAsync(line)).Should().Be(EvidenceResult.UndoneWrong);
        (await harness.TrailAsync(line)).Count(k => k == "outcome.undone").Should().Be(1);
        (await harness.ReadAsync(db => db.Set<Undo>().SingleAsync(u => u.Id == undo))).FollowedAt.Should().NotBeNull();
    }

    [SkippableFact]
    public async Task An_undo_after_seven_days_is_an_outcome_and_no_evidence()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        harness.Time.Advance(TimeSpan.FromDays(8));
        await harness.UndoneAsync(line, RejectReason.Wrong);

        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Undone);
        (await harness.EndingAsync(line)).Should().Be(EvidenceResult.Approved);
    }

    [SkippableFact]
    public async Task An_undo_because_it_was_not_needed_counts_for_nothing()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        await harness.UndoneAsync(line, RejectReason.NotNeeded);

        await harness.FollowAsync();

        (await harness.EndingAsync(line)).Should().Be(EvidenceResult.Excused);
    }

    [SkippableFact]
    public async Task What_was_undone_is_not_contradicted_by_what_people_set_later()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        await harness.UndoneAsync(line, RejectReason.NotNeeded);
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);

        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Undone);
    }

    [SkippableFact]
    public async Task What_stood_for_seven_days_is_kept_and_nothing_else_is()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var (kept, contradicted) = (await harness.WrittenAsync(), await harness.WrittenAsync());
        await harness.ChangeAsync(contradicted.On, TicketFields.Item, Drafts.Fault);
        await harness.FollowAsync();
        harness.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(5));
        await harness.Get<UncontestedOutcomes>().RunOnceAsync();
        (await harness.OutcomesAsync(kept)).Should().BeEmpty();

        harness.Time.Advance(TimeSpan.FromMinutes(5));
        await harness.Get<UncontestedOutcomes>().RunOnceAsync();
        await harness.Get<UncontestedOutcomes>().RunOnceAsync();

        (await harness.OutcomesAsync(kept)).Should().ContainSingle(o => o.Kind == OutcomeKind.Kept);
        (await harness.OutcomesAsync(contradicted)).Should().ContainSingle(o => o.Kind == OutcomeKind.Contradicted);
    }

    [SkippableFact]
    public async Task Nothing_is_kept_while_changes_of_those_days_are_unread()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
        harness.Time.Advance(TimeSpan.FromDays(8));

        await harness.Get<UncontestedOutcomes>().RunOnceAsync();
        (await harness.OutcomesAsync(line)).Should().BeEmpty();
        await harness.FollowAsync();
        await harness.Get<UncontestedOutcomes>().RunOnceAsync();

        (await harness.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Contradicted);
    }

    private static async Task ReopenAsync(ReviewHarness harness, Line line)
    {
        var record = (await harness.Desk.GetAsync(line.On, default))!;
        var board = (await harness.Desk.DescribeAsync(default)).Board(record[TicketFields.Board]!.Id)!;
        await harness.ChangeAsync(line.On, TicketFields.Status, board.Statuses.First(s => !s.Closed).Value.Id);
    }
}

public sealed class LaterOutcomes_on_Sqlite(SqliteDatabase db)
    : LaterOutcomeContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class LaterOutcomes_on_Postgres(PostgresDatabase db)
    : LaterOutcomeContract(db),
        IClassFixture<PostgresDatabase>;
