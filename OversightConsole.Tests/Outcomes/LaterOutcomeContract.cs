using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Outcomes;

public abstract class LaterOutcomeContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    [SkippableTheory]
    [InlineData(3, true)]
    [InlineData(8, false)]
    public async Task Opened_again_within_seven_days_of_closing_is_an_outcome_and_no_evidence(int days, bool counts)
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        await house.CloseAsync(line.On);
        house.Time.Advance(TimeSpan.FromDays(days));
        await house.FollowAsync();

        await ReopenAsync(house, line);
        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Any(o => o.Kind == OutcomeKind.Reopened).Should().Be(counts);
        (await house.EndingAsync(line)).Should().Be(EvidenceEnding.Approved);
    }

    [SkippableFact]
    public async Task An_undo_is_followed_once_as_outcome_and_as_evidence()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        var undo = await house.UndoneAsync(line, RejectReason.Wrong);

        await house.FollowAsync();
        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Undone);
        (await house.EndingAsync(line)).Should().Be(EvidenceEnding.UndoneWrong);
        (await house.TrailAsync(line)).Count(k => k == "outcome.undone").Should().Be(1);
        (await house.ReadAsync(db => db.Set<Undo>().SingleAsync(u => u.Id == undo))).FollowedAt.Should().NotBeNull();
    }

    [SkippableFact]
    public async Task An_undo_after_seven_days_is_an_outcome_and_no_evidence()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        house.Time.Advance(TimeSpan.FromDays(8));
        await house.UndoneAsync(line, RejectReason.Wrong);

        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Undone);
        (await house.EndingAsync(line)).Should().Be(EvidenceEnding.Approved);
    }

    [SkippableFact]
    public async Task An_undo_because_it_was_not_needed_counts_for_nothing()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        await house.UndoneAsync(line, RejectReason.NotNeeded);

        await house.FollowAsync();

        (await house.EndingAsync(line)).Should().Be(EvidenceEnding.Excused);
    }

    [SkippableFact]
    public async Task What_was_undone_is_not_contradicted_by_what_people_set_later()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        await house.UndoneAsync(line, RejectReason.NotNeeded);
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await house.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);

        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Undone);
    }

    [SkippableFact]
    public async Task What_stood_for_seven_days_is_kept_and_nothing_else_is()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var (kept, contradicted) = (await house.WrittenAsync(), await house.WrittenAsync());
        await house.ChangeAsync(contradicted.On, TicketFields.Item, Drafts.Fault);
        await house.FollowAsync();
        house.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(5));
        await house.Get<KeptOutcomes>().RunOnceAsync();
        (await house.OutcomesAsync(kept)).Should().BeEmpty();

        house.Time.Advance(TimeSpan.FromMinutes(5));
        await house.Get<KeptOutcomes>().RunOnceAsync();
        await house.Get<KeptOutcomes>().RunOnceAsync();

        (await house.OutcomesAsync(kept)).Should().ContainSingle(o => o.Kind == OutcomeKind.Kept);
        (await house.OutcomesAsync(contradicted)).Should().ContainSingle(o => o.Kind == OutcomeKind.Contradicted);
    }

    [SkippableFact]
    public async Task Nothing_is_kept_while_changes_of_those_days_are_unread()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        await house.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
        house.Time.Advance(TimeSpan.FromDays(8));

        await house.Get<KeptOutcomes>().RunOnceAsync();
        (await house.OutcomesAsync(line)).Should().BeEmpty();
        await house.FollowAsync();
        await house.Get<KeptOutcomes>().RunOnceAsync();

        (await house.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Contradicted);
    }

    private static async Task ReopenAsync(ReviewHouse house, Line line)
    {
        var record = (await house.Desk.GetAsync(line.On, default))!;
        var board = (await house.Desk.DescribeAsync(default)).Board(record[TicketFields.Board]!.Id)!;
        await house.ChangeAsync(line.On, TicketFields.Status, board.Statuses.First(s => !s.Closed).Value.Id);
    }
}

public sealed class LaterOutcomes_on_Sqlite(SqliteDatabase db)
    : LaterOutcomeContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class LaterOutcomes_on_Postgres(PostgresDatabase db)
    : LaterOutcomeContract(db),
        IClassFixture<PostgresDatabase>;
