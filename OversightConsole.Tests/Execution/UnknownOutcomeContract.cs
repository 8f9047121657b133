using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

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
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        house.Desk.Around = async (_, write) =>
        {
            if (hadWritten)
                await write();
            throw new HttpRequestException("The connection was reset.");
        };
        (await house.SendAsync()).Should().Be(0);
        (await house.IntentAsync(decision)).Detail.Should().Contain("The connection was reset.");
        house.Desk.Around = null;

        house.Time.Advance(TimeSpan.FromSeconds(16));
        (await house.Executor.RunOnceAsync()).Should().Be(1);

        house.Desk.Sent.Select(c => c.IdempotencyKey).Should().Equal(Twice(decision));
        await DoneOnceAsync(house, line, decision);
    }

    [SkippableFact]
    public async Task A_desk_that_never_says_ends_as_uncertain_for_a_person()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        house.Desk.Around = (_, _) => throw new HttpRequestException("No answer.");

        for (var i = 0; i < 20; i++)
            await house.SendAsync();

        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Uncertain);
        (await house.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Uncertain);
        house.Desk.Sent.Should().HaveCountLessThan(10);
    }

    [SkippableFact]
    public async Task A_desk_that_keeps_no_keys_is_never_asked_twice()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        house.Desk.Capabilities = SorCapabilities.None;
        house.Desk.Around = (_, _) => throw new HttpRequestException("The connection was reset.");

        await house.SendAsync();
        house.Time.Advance(LeaseOver);
        await house.Executor.RunOnceAsync();

        house.Desk.Sent.Should().ContainSingle();
        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Uncertain);
        (await house.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Uncertain);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_console_that_died_after_the_claim_or_after_the_write_is_carried_on_by_the_next(bool hadWritten)
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        await DieAsync(house, decision, hadWritten);

        (await house.Executor.RunOnceAsync()).Should().Be(0, "the other one may still be at it");
        house.Time.Advance(LeaseOver);
        (await house.Executor.RunOnceAsync()).Should().Be(1);

        await DoneOnceAsync(house, line, decision);
    }

    [SkippableFact]
    public async Task A_console_that_died_over_a_desk_without_keys_leaves_it_to_a_person()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        await DieAsync(house, decision, hadWritten: false);
        house.Desk.Capabilities = SorCapabilities.None;

        house.Time.Advance(LeaseOver);
        await house.Executor.RunOnceAsync();

        house.Desk.Sent.Should().BeEmpty();
        (await house.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Uncertain);
    }

    [SkippableFact]
    public async Task A_slow_executor_that_was_overtaken_settles_nothing_any_more()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        await using var other = house.AnotherNode();
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        house.Desk.Around = async (_, _) =>
        {
            asked.SetResult();
            await goOn.Task;
            return new Throttled(TimeSpan.FromHours(1));
        };
        var slow = Task.Run(() => house.SendAsync());
        await asked.Task;

        house.Time.Advance(LeaseOver);
        (await other.Executor.RunOnceAsync()).Should().Be(1);
        goOn.SetResult();
        (await slow).Should().Be(0);

        await DoneOnceAsync(house, line, decision);
    }

    /// <summary>The journal as an executor leaves it that dies after its claim, or after the desk's write.</summary>
    private static async Task DieAsync(ReviewHouse house, Guid decision, bool hadWritten)
    {
        house.Time.Advance(TimeSpan.FromSeconds(11));
        await using var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        ClaimedIntent claimed;
        await using (var write = await db.BeginWriteAsync())
        {
            var now = house.Time.Now();
            var target = StopTarget.Unread(ReviewHouse.Agent, SorRef.ParseTicket("any"));
            claimed = (await ExecutionJournal.ClaimAsync(db, ExecutionIntent.KeyOf(decision), target, now, default))!;
            var id = claimed.Proposal.Id;
            await ProposalLifecycle.MoveAsync(db, id, ProposalStatus.Approved, ProposalStatus.Executing, now);
            await write.CommitAsync();
        }
        if (hadWritten)
            await house.Get<EmbeddedSystemOfRecord>().ApplyAsync(ExecutionCommand.For(claimed), default);
    }

    private static async Task DoneOnceAsync(ReviewHouse house, Line line, Guid decision)
    {
        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Verified);
        (await house.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        (await house.WrittenAsync(decision)).Select(c => c.TicketVersion).Distinct().Should().ContainSingle();
        (await house.TrailAsync(line)).Where(k => k == "action.executed").Should().ContainSingle();
    }

    private static string[] Twice(Guid decision) => [ExecutionIntent.KeyOf(decision), ExecutionIntent.KeyOf(decision)];
}

public sealed class UnknownOutcome_on_Sqlite(SqliteDatabase database)
    : UnknownOutcomeContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class UnknownOutcome_on_Postgres(PostgresDatabase database)
    : UnknownOutcomeContract(database),
        IClassFixture<PostgresDatabase>;
