using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;
using OversightConsole.Tests.Review.Queue;

namespace OversightConsole.Tests.Review;

/// <summary>Pausing the countdown postpones the sending itself, and never for long.</summary>
[Trait("Category", "Time")]
public abstract class UndoWindowContract(DatabaseFixture database)
{
    private static readonly TimeSpan Left = TimeSpan.FromSeconds(7);

    [SkippableFact]
    public async Task While_its_decider_looks_at_it_a_decision_is_not_sent_and_can_be_taken_back()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var decision = await house.ApprovedAsync(await house.SuggestAsync());
        house.Time.Advance(TimeSpan.FromSeconds(3));

        var until = await Window(house).PauseAsync(house.Ravi, decision);

        until.Should().Be(house.Time.GetUtcNow() + UndoWindow.Longest - TimeSpan.FromSeconds(3));
        house.Time.Advance(TimeSpan.FromSeconds(60));
        (await house.Executor.RunOnceAsync()).Should().Be(0);
        (await house.Decisions.RetractAsync(house.Ravi, decision)).Should().Be(RetractOutcome.Retracted);
    }

    [SkippableFact]
    public async Task What_was_left_runs_on_when_they_look_away()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        await Window(house).PauseAsync(house.Ravi, decision);
        house.Time.Advance(TimeSpan.FromSeconds(60));

        var sends = await Window(house).ResumeAsync(house.Ravi, decision, Left);

        sends.Should().Be(house.Time.GetUtcNow() + Left);
        house.Time.Advance(TimeSpan.FromSeconds(6));
        (await house.Executor.RunOnceAsync()).Should().Be(0);
        house.Time.Advance(TimeSpan.FromSeconds(1));
        (await house.Executor.RunOnceAsync()).Should().Be(1);
        (await house.TrailAsync(line))
            .Should()
            .ContainInOrder("decision.recorded", "decision.paused", "decision.resumed", "action.executed");
        (await house.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
    }

    [SkippableFact]
    public async Task A_browser_that_closes_while_it_stands_loses_nothing()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        await Window(house).PauseAsync(house.Ravi, decision);

        house.Time.Advance(UndoWindow.Longest);
        (await house.Executor.RunOnceAsync()).Should().Be(1);

        (await house.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        (await Window(house).ResumeAsync(house.Ravi, decision, Left)).Should().BeNull();
    }

    [SkippableFact]
    public async Task Looking_again_and_again_puts_it_off_no_further()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var decision = await house.ApprovedAsync(await house.SuggestAsync());
        var bound = house.Time.GetUtcNow() + UndoWindow.Longest;
        for (var i = 0; i < 5; i++)
        {
            (await Window(house).PauseAsync(house.Ravi, decision)).Should().Be(bound);
            house.Time.Advance(TimeSpan.FromSeconds(20));
            await Window(house).ResumeAsync(house.Ravi, decision, Left);
        }

        await Window(house).PauseAsync(house.Ravi, decision);
        (await Window(house).PauseAsync(house.Ravi, decision)).Should().BeNull("it is put off as far as it may be");
        house.Time.Advance(TimeSpan.FromSeconds(20));

        (await house.Executor.RunOnceAsync()).Should().Be(1);
    }

    [SkippableFact]
    public async Task A_pause_gives_time_for_one_key_at_least_and_never_more_than_it_took()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var decision = await house.ApprovedAsync(await house.SuggestAsync());
        await Window(house).PauseAsync(house.Ravi, decision);

        (await Window(house).ResumeAsync(house.Ravi, decision, TimeSpan.FromHours(1))).Should().BeNull();
        (await Window(house).ResumeAsync(house.Ravi, decision, TimeSpan.FromMilliseconds(-5)))
            .Should()
            .Be(house.Time.GetUtcNow() + TimeSpan.FromSeconds(2));
    }

    [SkippableFact]
    public async Task It_is_not_put_off_past_the_tickets_own_clock()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var decision = await house.ApprovedAsync(await house.WaitsAsync("Pressing", 1));

        (await Window(house).PauseAsync(house.Ravi, decision)).Should().Be(house.Time.GetUtcNow().AddMinutes(1));
    }

    [SkippableFact]
    public async Task Nobody_puts_off_what_another_decided_or_what_is_over()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var window = Window(house);
        var decision = await house.ApprovedAsync(await house.SuggestAsync());
        var taken = await house.ApprovedAsync(await house.SuggestAsync());
        await house.Decisions.RetractAsync(house.Ravi, taken);

        (await window.PauseAsync(house.Mia, decision)).Should().BeNull();
        (await window.PauseAsync(house.Manager, decision)).Should().BeNull();
        (await window.PauseAsync(house.Ravi, taken)).Should().BeNull();
        (await window.PauseAsync(house.Ravi, Guid.NewGuid())).Should().BeNull();
        await house.SendAsync();
        (await window.PauseAsync(house.Ravi, decision)).Should().BeNull();
    }

    [SkippableFact]
    public async Task A_rejection_is_kept_open_as_long()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        await house.RejectAsync(house.Ravi, line);
        var undoable = (await house.Get<QueueReader>().UndoableAsync(house.Ravi)).Single();

        await Window(house).PauseAsync(house.Ravi, undoable.DecisionId);
        house.Time.Advance(TimeSpan.FromSeconds(60));

        (await house.Decisions.RetractAsync(house.Ravi, undoable.DecisionId)).Should().Be(RetractOutcome.Retracted);
    }

    [SkippableFact]
    public async Task An_executor_that_saw_it_due_does_not_send_what_was_put_off_meanwhile()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var decision = await house.ApprovedAsync(await house.SuggestAsync());
        await Window(house).PauseAsync(house.Ravi, decision);

        var claimed = await house.ReadAsync(async db =>
        {
            await using var write = await db.BeginWriteAsync();
            var now = house.Time.GetUtcNow().AddSeconds(11);
            var target = StopTarget.Unread(ReviewHouse.Agent, "any");
            return await ExecutionJournal.ClaimAsync(db, ExecutionIntent.KeyOf(decision), target, now, default);
        });

        claimed.Should().BeNull();
    }

    private static UndoWindow Window(ReviewHouse house) => house.Get<UndoWindow>();
}

public sealed class UndoWindow_on_Sqlite(SqliteDatabase database)
    : UndoWindowContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class UndoWindow_on_Postgres(PostgresDatabase database)
    : UndoWindowContract(database),
        IClassFixture<PostgresDatabase>;
