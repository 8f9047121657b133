using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Execution;

public abstract class UndoRaceContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task A_persons_change_in_the_same_moment_wins_and_nothing_is_written()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (line, _) = await house.WrittenChangeAsync((r, _) => Drafts.Priority(r, "p1", [], []));
        house.Desk.Around = async (_, write) =>
        {
            await house.ChangeAsync(line.On, TicketFields.Priority, "p2");
            return await write();
        };

        var result = await UndoAsync(house, line);

        var item = result.Items.Should().ContainSingle().Subject;
        item.State.Should().Be(UndoState.Conflicted);
        item.Detail.Should().Be("It changed in the same moment: priority is now P2 High. Nothing was written.");
        (await house.FieldAsync(line.Ticket, TicketFields.Priority)).Should().Be("p2");
        (await house.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
    }

    [SkippableFact]
    public async Task Two_who_undo_the_same_change_write_it_once()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        await using var other = house.AnotherNode();
        var (line, before) = await house.WrittenChangeAsync();

        var both = await Task.WhenAll(
            Task.Run(() => UndoAsync(house, line)),
            Task.Run(() => UndoAsync(other, line, other.Mia))
        );

        both.Sum(r => r.Restored).Should().Be(1);
        house
            .Desk.Sent.Concat(other.Desk.Sent)
            .Count(c => c.IdempotencyKey.StartsWith("undo-", StringComparison.Ordinal))
            .Should()
            .Be(1);
        (await house.Desk.GetAsync(line.On, default))!.Fields.Should().BeEquivalentTo(before);
    }

    [SkippableFact]
    public async Task What_is_undone_is_not_undone_again_and_says_by_whom()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (line, _) = await house.WrittenChangeAsync();
        await UndoAsync(house, line);

        var preview = await house.Get<Undoing>().PreviewAsync(new UndoOne(line.Proposal));

        preview.Items.Single().Why.Should().StartWith("Ravi undid it, 2 Mar ");
        (await UndoAsync(house, line)).Answer.Should().Be(UndoAnswer.NothingToDo);
    }

    [SkippableTheory]
    [InlineData(StopScope.All)]
    [InlineData(StopScope.Ticket)]
    public async Task A_stop_holds_agents_back_not_a_person_who_undoes(StopScope scope)
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (line, _) = await house.WrittenChangeAsync();
        var wish = scope == StopScope.All ? StopWish.All : StopWish.Ticket(line.Ticket);
        await house.Get<StopSwitch>().StopAsync(house.Manager, wish, "Looks wrong");

        (await UndoAsync(house, line)).Restored.Should().Be(1);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_console_that_dies_around_the_write_finishes_it_once_when_it_is_back(bool hadWritten)
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (line, before) = await house.WrittenChangeAsync();
        house.Desk.Around = async (_, write) =>
        {
            if (hadWritten)
                await write();
            throw new InsufficientMemoryException("The console dies here.");
        };
        await FluentActions.Awaiting(() => UndoAsync(house, line)).Should().ThrowAsync<InsufficientMemoryException>();
        house.Desk.Around = null;
        (await StateAsync(house)).Should().Be(UndoState.Asked);

        house.Time.Advance(ExecutionJournal.Lease + TimeSpan.FromSeconds(1));
        (await house.Executor.RunOnceAsync()).Should().Be(1);

        (await StateAsync(house)).Should().Be(UndoState.Done);
        (await house.Desk.GetAsync(line.On, default))!.Fields.Should().BeEquivalentTo(before);
        (await house.TrailAsync(line)).Count(k => k == "undo.done").Should().Be(1);
    }

    [SkippableFact]
    public async Task Asked_for_and_not_claimed_yet_is_carried_out_by_the_next_run()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (line, before) = await house.WrittenChangeAsync();
        var item = (await house.Get<Undoing>().PreviewAsync(new UndoOne(line.Proposal))).Items.Single();
        await house.ReadAsync(async db =>
        {
            await using var write = await db.BeginWriteAsync();
            var wish = new UndoWish(house.Ravi, Guid.NewGuid(), RejectReason.Wrong, null);
            await UndoRows.AddAsync(db, wish, item, house.Time.GetUtcNow(), default);
            await write.CommitAsync();
            return true;
        });

        (await house.Executor.RunOnceAsync()).Should().Be(1);

        (await house.Desk.GetAsync(line.On, default))!.Fields.Should().BeEquivalentTo(before);
    }

    [SkippableFact]
    public async Task Who_may_no_longer_decide_undoes_nothing()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (line, _) = await house.WrittenChangeAsync();
        await house.RevokeAsync(house.Mia);

        var result = await UndoAsync(house, line, house.Mia);

        result.Items.Single().State.Should().Be(UndoState.Failed);
        (await house.FieldAsync(line.Ticket, TicketFields.Item)).Should().Be(Drafts.Driver);
    }

    private static Task<UndoResult> UndoAsync(ReviewHouse house, Line line, Core.Access.Person? by = null) =>
        house.Get<Undoing>().UndoAsync(by ?? house.Ravi, new UndoOne(line.Proposal), RejectReason.Wrong, null);

    private static Task<UndoState> StateAsync(ReviewHouse house) =>
        house.ReadAsync(db => db.Set<Undo>().AsNoTracking().Select(u => u.State).SingleAsync());
}

public sealed class UndoRace_on_Sqlite(SqliteDatabase database)
    : UndoRaceContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class UndoRace_on_Postgres(PostgresDatabase database)
    : UndoRaceContract(database),
        IClassFixture<PostgresDatabase>;
