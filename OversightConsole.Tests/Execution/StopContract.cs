using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Execution;

public abstract class StopContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    private const int Backlogged = 60;

    [SkippableFact]
    public async Task Another_agents_stop_does_not_matter()
    {
        await using var house = await ReviewHouse.OnAsync(Database);
        await house.ApprovedAsync(await house.SuggestAsync());
        await house
            .Get<StopSwitch>()
            .StopAsync(house.Manager, StopWish.Agent(KnownAgents.Register[ReviewHouse.Second]), "Looks wrong");

        (await house.SendAsync()).Should().Be(1);
    }

    [SkippableFact]
    public async Task What_was_under_way_is_told_and_nothing_else()
    {
        await using var house = await ReviewHouse.OnAsync(Database);
        await house.ApproveAllAsync(await house.BacklogAsync(3));
        house.Time.Advance(TimeSpan.FromSeconds(11));
        IReadOnlyList<UnderWay> underWay = [];
        house.Desk.Around = async (_, write) =>
        {
            await house.Get<StopSwitch>().StopAsync(house.Manager, StopWish.All, "Looks wrong");
            var stop = (await house.Get<StopSwitch>().HoldingAsync()).Single();
            underWay = await house.Get<Outgoing>().AtAsync(stop);
            house.Time.Advance(TimeSpan.FromMilliseconds(200));
            return await write();
        };

        (await house.Executor.RunOnceAsync()).Should().Be(1);

        underWay.Should().ContainSingle().Which.State.Should().Be(IntentState.Sent);
        var after = await house.Get<Outgoing>().AtAsync((await house.Get<StopSwitch>().HoldingAsync()).Single());
        after.Should().ContainSingle().Which.State.Should().Be(IntentState.Verified);
        (await house.Get<Outgoing>().WaitingAsync()).Changes.Should().Be(2);
    }

    [SkippableFact]
    public async Task Nothing_is_claimed_after_a_stop_has_committed_however_close_they_came()
    {
        await using var house = await ReviewHouse.OnAsync(Database);
        var stop = house.Get<StopSwitch>();
        await house.ApproveAllAsync(await house.BacklogAsync(Backlogged));
        house.Time.Advance(TimeSpan.FromSeconds(11));

        while (await ClaimedAsync(house) < Backlogged - 10)
        {
            var reached = new TaskCompletionSource();
            var enough = house.Desk.Sent.Count + 5;
            house.Desk.Around = (_, write) =>
            {
                if (house.Desk.Sent.Count >= enough)
                    reached.TrySetResult();
                return write();
            };
            var sending = Task.Run(() => house.Executor.RunOnceAsync());
            await Task.WhenAny(reached.Task, sending);
            await stop.StopAsync(house.Manager, StopWish.All, "Looks wrong");
            var claimed = await ClaimedAsync(house);
            await sending;

            (await ClaimedAsync(house)).Should().Be(claimed);
            await stop.ResumeAsync(house.Manager, StopWish.All, "It was right");
        }
    }

    private static Task<int> ClaimedAsync(ReviewHouse house) =>
        house.ReadAsync(db => db.Set<ExecutionIntent>().CountAsync(i => i.Attempts > 0));
}

public sealed class Stop_on_Sqlite(SqliteDatabase database) : StopContract(database), IClassFixture<SqliteDatabase>;

public sealed class Stop_on_Postgres(PostgresDatabase database)
    : StopContract(database),
        IClassFixture<PostgresDatabase>
{
    [PostgresFact]
    public async Task A_stop_waits_for_a_claim_that_is_not_committed_yet()
    {
        await using var house = await ReviewHouse.OnAsync(Database);
        var decision = await house.ApprovedAsync(await house.SuggestAsync());
        house.Time.Advance(TimeSpan.FromSeconds(11));
        await using var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var claim = await db.BeginWriteAsync();
        var key = ExecutionIntent.KeyOf(decision);
        (
            await ExecutionJournal.ClaimAsync(
                db,
                key,
                StopTarget.Unread(ReviewHouse.Agent, "any"),
                house.Time.Now(),
                default
            )
        )
            .Should()
            .NotBeNull();

        var stopping = Task.Run(() => house.Get<StopSwitch>().StopAsync(house.Manager, StopWish.All, "Looks wrong"));
        while (!stopping.IsCompleted && !await SomebodyWaitsAsync(house))
            await Task.Yield();

        stopping.IsCompleted.Should().BeFalse("the claim could still commit after it");
        await claim.CommitAsync();
        await claim.DisposeAsync();
        (await stopping).Should().Be(StopOutcome.Done);
    }

    private static Task<bool> SomebodyWaitsAsync(ReviewHouse house) =>
        house.ReadAsync(async db =>
            await db
                .Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE NOT granted")
                .SingleAsync() > 0
        );
}
