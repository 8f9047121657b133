using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;
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
        await using var harness = await ReviewHarness.OnAsync(database);
        var decision = await harness.ApprovedAsync(await harness.SuggestAsync());
        harness.Time.Advance(TimeSpan.FromSeconds(3));

        var until = await Window(harness).PauseAsync(harness.Ravi, decision);

        until.Should().Be(harness.Time.GetUtcNow() + UndoWindow.Longest - TimeSpan.FromSeconds(3));
        harness.Time.Advance(TimeSpan.FromSeconds(60));
        (await harness.Executor.RunOnceAsync()).Should().Be(0);
        (await harness.Decisions.RetractAsync(harness.Ravi, decision)).Should().Be(RetractOutcome.Retracted);
    }

    [SkippableFact]
    public async Task What_was_left_runs_on_when_they_look_away()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        await Window(harness).PauseAsync(harness.Ravi, decision);
        harness.Time.Advance(TimeSpan.FromSeconds(60));

        var sends = await Window(harness).ResumeAsync(harness.Ravi, decision, Left);

        sends.Should().Be(harness.Time.GetUtcNow() + Left);
        harness.Time.Advance(TimeSpan.FromSeconds(6));
        (await harness.Executor.RunOnceAsync()).Should().Be(0);
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        (await harness.Executor.RunOnceAsync()).Should().Be(1);
        (await harness.TrailAsync(line))
            .Should()
            .ContainInOrder("decision.recorded", "decision.paused", "decision.resumed", "action.executed");
        (await harness.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
    }

    [SkippableFact]
    public async Task A_browser_that_closes_while_it_stands_loses_nothing()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        await Window(harness).PauseAsync(harness.Ravi, decision);

        harness.Time.Advance(UndoWindow.Longest);
        (await harness.Executor.RunOnceAsync()).Should().Be(1);

        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        (await Window(harness).ResumeAsync(harness.Ravi, decision, Left)).Should().BeNull();
    }

    [SkippableFact]
    public async Task Looking_again_and_again_puts_it_off_no_further()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var decision = await harness.ApprovedAsync(await harness.SuggestAsync());
        var bound = harness.Time.GetUtcNow() + UndoWindow.Longest;
        for (var i = 0; i < 5; i++)
        {
            (await Window(harness).PauseAsync(harness.Ravi, decision)).Should().Be(bound);
            harness.Time.Advance(TimeSpan.FromSeconds(20));
            await Window(harness).ResumeAsync(harness.Ravi, decision, Left);
        }

        await Window(harness).PauseAsync(harness.Ravi, decision);
        (await Window(harness).PauseAsync(harness.Ravi, decision)).Should().BeNull("it is put off as far as it may be");
        harness.Time.Advance(TimeSpan.FromSeconds(20));

        (await harness.Executor.RunOnceAsync()).Should().Be(1);
    }

    [SkippableFact]
    public async Task A_pause_gives_time_for_one_key_at_least_and_never_more_than_it_took()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var decision = await harness.ApprovedAsync(await harness.SuggestAsync());
        await Window(harness).PauseAsync(harness.Ravi, decision);

        (await Window(harness).ResumeAsync(harness.Ravi, decision, TimeSpan.FromHours(1))).Should().BeNull();
        (await Window(harness).ResumeAsync(harness.Ravi, decision, TimeSpan.FromMilliseconds(-5)))
            .Should()
            .Be(harness.Time.GetUtcNow() + TimeSpan.FromSeconds(2));
    }

    [SkippableFact]
    public async Task It_is_not_put_off_past_the_tickets_own_clock()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var decision = await harness.ApprovedAsync(await harness.WaitsAsync("Pressing", 1));

        (await Window(harness).PauseAsync(harness.Ravi, decision)).Should().Be(harness.Time.GetUtcNow().AddMinutes(1));
    }

    [SkippableFact]
    public async Task Nobody_puts_off_what_another_decided_or_what_is_over()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var window = Window(harness);
        var decision = await harness.ApprovedAsync(await harness.SuggestAsync());
        var taken = await harness.ApprovedAsync(await harness.SuggestAsync());
        await harness.Decisions.RetractAsync(harness.Ravi, taken);

        (await window.PauseAsync(harness.Mia, decision)).Should().BeNull();
        (await window.PauseAsync(harness.Manager, decision)).Should().BeNull();
        (await window.PauseAsync(harness.Ravi, taken)).Should().BeNull();
        (await window.PauseAsync(harness.Ravi, Guid.NewGuid())).Should().BeNull();
        await harness.SendAsync();
        (await window.PauseAsync(harness.Ravi, decision)).Should().BeNull();
    }

    [SkippableFact]
    public async Task A_rejection_is_kept_open_as_long()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        await harness.RejectAsync(harness.Ravi, line);
        var undoable = (await harness.Get<QueueReader>().UndoableAsync(harness.Ravi)).Single();

        await Window(harness).PauseAsync(harness.Ravi, undoable.DecisionId);
        harness.Time.Advance(TimeSpan.FromSeconds(60));

        (await harness.Decisions.RetractAsync(harness.Ravi, undoable.DecisionId)).Should().Be(RetractOutcome.Retracted);
    }

    [SkippableFact]
    public async Task An_executor_that_saw_it_due_does_not_send_what_was_put_off_meanwhile()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var decision = await harness.ApprovedAsync(await harness.SuggestAsync());
        await Window(harness).PauseAsync(harness.Ravi, decision);

        var claimed = await harness.ReadAsync(async db =>
        {
            await using var write = await db.BeginWriteAsync();
            var now = harness.Time.GetUtcNow().AddSeconds(11);
            var target = StopTarget.Unread(ReviewHarness.Agent, SorRef.ParseTicket("any"));
            return await ExecutionJournal.ClaimAsync(db, ExecutionIntent.KeyOf(decision), target, now, default);
        });

        claimed.Should().BeNull();
    }

    private static UndoWindow Window(ReviewHarness harness) => harness.Get<UndoWindow>();
}

public sealed class UndoWindow_on_Sqlite(SqliteDatabase database)
    : UndoWindowContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class UndoWindow_on_Postgres(PostgresDatabase database)
    : UndoWindowContract(database),
        IClassFixture<PostgresDatabase>;
