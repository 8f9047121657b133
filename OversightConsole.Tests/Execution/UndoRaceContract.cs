using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Execution;

public abstract class UndoRaceContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task A_persons_change_in_the_same_moment_wins_and_nothing_is_written()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await harness.WrittenChangeAsync((r, _) => Drafts.Priority(r, "p1", [], []));
        harness.Desk.Around = async (_, write) =>
        {
            await harness.ChangeAsync(line.On, TicketFields.Priority, "p2");
            return await write();
        };

        var result = await UndoAsync(harness, line);

        var item = result.Items.Should().ContainSingle().Subject;
        item.State.Should().Be(UndoState.Conflicted);
        item.Detail.Should().Be("It changed in the same moment: priority is now P2 High. Nothing was written.");
        (await harness.FieldAsync(line.Ticket, TicketFields.Priority)).Should().Be("p2");
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
    }

    [SkippableFact]
    public async Task Two_who_undo_the_same_change_write_it_once()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        await using var other = harness.AnotherNode();
        var (line, before) = await harness.WrittenChangeAsync();

        var both = await Task.WhenAll(
            Task.Run(() => UndoAsync(harness, line)),
            Task.Run(() => UndoAsync(other, line, other.Mia))
        );

        both.Sum(r => r.Restored).Should().Be(1);
        harness
            .Desk.Sent.Concat(other.Desk.Sent)
            .Count(c => c.IdempotencyKey.StartsWith("undo-", StringComparison.Ordinal))
            .Should()
            .Be(1);
        (await harness.Desk.GetAsync(line.On, default))!.Fields.Should().BeEquivalentTo(before);
    }

    [SkippableFact]
    public async Task What_is_undone_is_not_undone_again_and_says_by_whom()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await harness.WrittenChangeAsync();
        await UndoAsync(harness, line);

        var preview = await harness.Get<UndoService>().PreviewAsync(new UndoOne(line.Proposal));

        preview.Items.Single().Why.Should().StartWith("Ravi undid it, 2 Mar ");
        (await UndoAsync(harness, line)).Answer.Should().Be(UndoAnswer.NothingToDo);
    }

    [SkippableTheory]
    [InlineData(StopScope.All)]
    [InlineData(StopScope.Ticket)]
    public async Task A_stop_holds_agents_back_not_a_person_who_undoes(StopScope scope)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await harness.WrittenChangeAsync();
        var request = scope == StopScope.All ? StopRequest.All : StopRequest.Ticket(line.Ticket);
        await harness.Get<StopSwitch>().StopAsync(harness.Manager, request, "Looks wrong");

        (await UndoAsync(harness, line)).Restored.Should().Be(1);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_console_that_dies_around_the_write_finishes_it_once_when_it_is_back(bool hadWritten)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, before) = await harness.WrittenChangeAsync();
        harness.Desk.Around = async (_, write) =>
        {
            if (hadWritten)
                await write();
            throw new InsufficientMemoryException("The console dies here.");
        };
        await FluentActions.Awaiting(() => UndoAsync(harness, line)).Should().ThrowAsync<InsufficientMemoryException>();
        harness.Desk.Around = null;
        (await StateAsync(harness)).Should().Be(UndoState.Asked);

        harness.Time.Advance(ExecutionJournal.Lease + TimeSpan.FromSeconds(1));
        (await harness.Executor.RunOnceAsync()).Should().Be(1);

        (await StateAsync(harness)).Should().Be(UndoState.Done);
        (await harness.Desk.GetAsync(line.On, default))!.Fields.Should().BeEquivalentTo(before);
        (await harness.TrailAsync(line)).Count(k => k == "undo.done").Should().Be(1);
    }

    [SkippableFact]
    public async Task Asked_for_and_not_claimed_yet_is_carried_out_by_the_next_run()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, before) = await harness.WrittenChangeAsync();
        var item = (await harness.Get<UndoService>().PreviewAsync(new UndoOne(line.Proposal))).Items.Single();
        await harness.ReadAsync(async db =>
        {
            var now = harness.Time.Now();
            await using var write = await db.BeginWriteAsync(now);
            var request = new UndoRequest(harness.Ravi, Guid.NewGuid(), RejectReason.Wrong, null);
            await UndoRows.AddAsync(write, request, item, default);
            await write.CommitAsync();
            return true;
        });

        (await harness.Executor.RunOnceAsync()).Should().Be(1);

        (await harness.Desk.GetAsync(line.On, default))!.Fields.Should().BeEquivalentTo(before);
    }

    [SkippableFact]
    public async Task Who_may_no_longer_decide_undoes_nothing()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await harness.WrittenChangeAsync();
        await harness.RevokeAsync(harness.Mia);

        var result = await UndoAsync(harness, line, harness.Mia);

        result.Items.Single().State.Should().Be(UndoState.Failed);
        (await harness.FieldAsync(line.Ticket, TicketFields.Item)).Should().Be(Drafts.Driver);
    }

    private static Task<UndoResult> UndoAsync(ReviewHarness harness, Line line, Core.Access.Person? by = null) =>
        harness.Get<UndoService>().UndoAsync(by ?? harness.Ravi, new UndoOne(line.Proposal), RejectReason.Wrong, null);

    private static Task<UndoState> StateAsync(ReviewHarness harness) =>
        harness.ReadAsync(db => db.Set<Undo>().AsNoTracking().Select(u => u.State).SingleAsync());
}

public sealed class UndoRace_on_Sqlite(SqliteDatabase database)
    : UndoRaceContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class UndoRace_on_Postgres(PostgresDatabase database)
    : UndoRaceContract(database),
        IClassFixture<PostgresDatabase>;
