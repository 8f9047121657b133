using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Execution;

public abstract class StopContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    private const int Backlogged = 60;

    [SkippableFact]
    public async Task Another_agents_stop_does_not_matter()
    {
        await using var harness = await ReviewHarness.OnAsync(Database);
        await harness.ApprovedAsync(await harness.SuggestAsync());
        await harness
            .Get<StopSwitch>()
            .StopAsync(harness.Manager, StopRequest.Agent(KnownAgents.Register[ReviewHarness.Second]), "Looks wrong");

        (await harness.SendAsync()).Should().Be(1);
    }

    [SkippableFact]
    public async Task What_was_under_way_is_told_and_nothing_else()
    {
        await using var harness = await ReviewHarness.OnAsync(Database);
        await harness.ApproveAllAsync(await harness.BacklogAsync(3));
        harness.Time.Advance(TimeSpan.FromSeconds(11));
        IReadOnlyList<UnderWay> underWay = [];
        harness.Desk.Around = async (_, write) =>
        {
            await harness.Get<StopSwitch>().StopAsync(harness.Manager, StopRequest.All, "Looks wrong");
            var stop = (await harness.Get<StopSwitch>().HoldingAsync()).Single();
            underWay = await harness.Get<Outgoing>().AtAsync(stop);
            harness.Time.Advance(TimeSpan.FromMilliseconds(200));
            return await write();
        };

        (await harness.Executor.RunOnceAsync()).Should().Be(1);

        underWay.Should().ContainSingle().Which.State.Should().Be(IntentState.Sent);
        var after = await harness.Get<Outgoing>().AtAsync((await harness.Get<StopSwitch>().HoldingAsync()).Single());
        after.Should().ContainSingle().Which.State.Should().Be(IntentState.Verified);
        (await harness.Get<Outgoing>().WaitingAsync()).Changes.Should().Be(2);
    }

    [SkippableFact]
    public async Task Nothing_is_claimed_after_a_stop_has_committed_however_close_they_came()
    {
        await using var harness = await ReviewHarness.OnAsync(Database);
        var stop = harness.Get<StopSwitch>();
        await harness.ApproveAllAsync(await harness.BacklogAsync(Backlogged));
        harness.Time.Advance(TimeSpan.FromSeconds(11));

        while (await ClaimedAsync(harness) < Backlogged - 10)
        {
            var reached = new TaskCompletionSource();
            var enough = harness.Desk.Sent.Count + 5;
            harness.Desk.Around = (_, write) =>
            {
                if (harness.Desk.Sent.Count >= enough)
                    reached.TrySetResult();
                return write();
            };
            var sending = Task.Run(() => harness.Executor.RunOnceAsync());
            await Task.WhenAny(reached.Task, sending);
            await stop.StopAsync(harness.Manager, StopRequest.All, "Looks wrong");
            var claimed = await ClaimedAsync(harness);
            await sending;

            (await ClaimedAsync(harness)).Should().Be(claimed);
            await stop.ResumeAsync(harness.Manager, StopRequest.All, "It was right");
        }
    }

    private static Task<int> ClaimedAsync(ReviewHarness harness) =>
        harness.ReadAsync(db => db.Set<ExecutionIntent>().CountAsync(i => i.Attempts > 0));
}

public sealed class Stop_on_Sqlite(SqliteDatabase database) : StopContract(database), IClassFixture<SqliteDatabase>;

public sealed class Stop_on_Postgres(PostgresDatabase database)
    : StopContract(database),
        IClassFixture<PostgresDatabase>
{
    [PostgresFact]
    public async Task A_stop_waits_for_a_claim_that_is_not_committed_yet()
    {
        await using var harness = await ReviewHarness.OnAsync(Database);
        var decision = await harness.ApprovedAsync(await harness.SuggestAsync());
        harness.Time.Advance(TimeSpan.FromSeconds(11));
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var claim = await db.BeginWriteAsync();
        var key = ExecutionIntent.KeyOf(decision);
        (
            await ExecutionJournal.ClaimAsync(
                db,
                key,
                StopTarget.Unread(ReviewHarness.Agent, SorRef.ParseTicket("any")),
                harness.Time.Now(),
                default
            )
        )
            .Should()
            .NotBeNull();

        var stopping = Task.Run(() =>
            harness.Get<StopSwitch>().StopAsync(harness.Manager, StopRequest.All, "Looks wrong")
        );
        while (!stopping.IsCompleted && !await SomebodyWaitsAsync(harness))
            await Task.Yield();

        stopping.IsCompleted.Should().BeFalse("the claim could still commit after it");
        await claim.CommitAsync();
        await claim.DisposeAsync();
        (await stopping).Should().Be(StopOutcome.Done);
    }

    private static Task<bool> SomebodyWaitsAsync(ReviewHarness harness) =>
        harness.ReadAsync(async db =>
            await db
                .Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE NOT granted")
                .SingleAsync() > 0
        );
}
