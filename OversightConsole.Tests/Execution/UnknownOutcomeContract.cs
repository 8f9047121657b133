using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Execution;

/// <summary>What happens when nobody can say whether the desk has written: the desk fails, or the console dies.</summary>
public abstract class UnknownOutcomeContract(DatabaseFixture database)
{
    private static readonly TimeSpan LeaseOver = ExecutionJournal.Lease + TimeSpan.FromSeconds(1);

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_desk_that_keeps_keys_is_asked_again_with_the_same_key_and_it_is_done_once(bool hadWritten)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        harness.Desk.Around = async (_, write) =>
        {
            if (hadWritten)
                await write();
            throw new HttpRequestException("The connection was reset.");
        };
        (await harness.SendAsync()).Should().Be(0);
        (await harness.IntentAsync(decision)).Detail.Should().Contain("The connection was reset.");
        harness.Desk.Around = null;

        harness.Time.Advance(TimeSpan.FromSeconds(16));
        (await harness.Executor.RunOnceAsync()).Should().Be(1);

        harness.Desk.Sent.Select(c => c.IdempotencyKey).Should().Equal(Twice(decision));
        await DoneOnceAsync(harness, line, decision);
    }

    [SkippableFact]
    public async Task A_desk_that_never_says_ends_as_uncertain_for_a_person()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        harness.Desk.Around = (_, _) => throw new HttpRequestException("No answer.");

        for (var i = 0; i < 20; i++)
            await harness.SendAsync();

        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Uncertain);
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Uncertain);
        harness.Desk.Sent.Should().HaveCountLessThan(10);
    }

    [SkippableFact]
    public async Task A_desk_that_keeps_no_keys_is_never_asked_twice()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        harness.Desk.Capabilities = SorCapabilities.None;
        harness.Desk.Around = (_, _) => throw new HttpRequestException("The connection was reset.");

        await harness.SendAsync();
        harness.Time.Advance(LeaseOver);
        await harness.Executor.RunOnceAsync();

        harness.Desk.Sent.Should().ContainSingle();
        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Uncertain);
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Uncertain);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_console_that_died_after_the_claim_or_after_the_write_is_carried_on_by_the_next(bool hadWritten)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        await DieAsync(harness, decision, hadWritten);

        (await harness.Executor.RunOnceAsync()).Should().Be(0, "the other one may still be at it");
        harness.Time.Advance(LeaseOver);
        (await harness.Executor.RunOnceAsync()).Should().Be(1);

        await DoneOnceAsync(harness, line, decision);
    }

    [SkippableFact]
    public async Task A_console_that_died_over_a_desk_without_keys_leaves_it_to_a_person()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        await DieAsync(harness, decision, hadWritten: false);
        harness.Desk.Capabilities = SorCapabilities.None;

        harness.Time.Advance(LeaseOver);
        await harness.Executor.RunOnceAsync();

        harness.Desk.Sent.Should().BeEmpty();
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Uncertain);
    }

    [SkippableFact]
    public async Task A_slow_executor_that_was_overtaken_settles_nothing_any_more()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        await using var other = harness.AnotherNode();
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        harness.Desk.Around = async (_, _) =>
        {
            asked.SetResult();
            await goOn.Task;
            return new Throttled(TimeSpan.FromHours(1));
        };
        var slow = Task.Run(() => harness.SendAsync());
        await asked.Task;

        harness.Time.Advance(LeaseOver);
        (await other.Executor.RunOnceAsync()).Should().Be(1);
        goOn.SetResult();
        (await slow).Should().Be(0);

        await DoneOnceAsync(harness, line, decision);
    }

    /// <summary>The journal as an executor leaves it that dies after its claim, or after the desk's write.</summary>
    private static async Task DieAsync(ReviewHarness harness, Guid decision, bool hadWritten)
    {
        harness.Time.Advance(TimeSpan.FromSeconds(11));
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        LeasedIntent claimed;
        await using (var write = await db.BeginWriteAsync(harness.Time.Now()))
        {
            var now = harness.Time.Now();
            var target = StopTarget.Unread(ReviewHarness.Agent, SorRef.ParseTicket("any"));
            claimed = (await ExecutionJournal.ClaimAsync(db, ExecutionIntent.KeyOf(decision), target, now, default))!;
            var id = claimed.Proposal.Id;
            await ProposalLifecycle.MoveAsync(write, id, ProposalStatus.Approved, ProposalStatus.Executing);
            await write.CommitAsync();
        }
        if (hadWritten)
            await harness.Get<EmbeddedSystemOfRecord>().ApplyAsync(ExecutionCommand.For(claimed), default);
    }

    private static async Task DoneOnceAsync(ReviewHarness harness, Line line, Guid decision)
    {
        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Verified);
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        (await harness.WrittenAsync(decision)).Select(c => c.TicketVersion).Distinct().Should().ContainSingle();
        (await harness.TrailAsync(line)).Where(k => k == "action.executed").Should().ContainSingle();
    }

    private static string[] Twice(Guid decision) => [ExecutionIntent.KeyOf(decision), ExecutionIntent.KeyOf(decision)];
}

public sealed class UnknownOutcome_on_Sqlite(SqliteDatabase database)
    : UnknownOutcomeContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class UnknownOutcome_on_Postgres(PostgresDatabase database)
    : UnknownOutcomeContract(database),
        IClassFixture<PostgresDatabase>;
