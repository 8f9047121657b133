using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Execution;

public abstract class StopScopeContract(DatabaseFixture database)
{
    [SkippableTheory]
    [InlineData(StopScope.All)]
    [InlineData(StopScope.Agent)]
    [InlineData(StopScope.Board)]
    [InlineData(StopScope.Customer)]
    [InlineData(StopScope.Ticket)]
    public async Task Nothing_is_sent_while_it_is_stopped_and_all_of_it_after(StopScope scope)
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        var wish = await WishAsync(house, line, scope);
        var stop = house.Get<StopSwitch>();
        (await stop.StopAsync(house.Manager, wish, "Looks wrong")).Should().Be(StopOutcome.Done);

        (await house.SendAsync()).Should().Be(0);
        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Intent);
        (await stop.StopAsync(house.Manager, wish, "Again")).Should().Be(StopOutcome.NothingToDo);
        (await stop.ResumeAsync(house.Manager, wish, "It was right")).Should().Be(StopOutcome.Done);

        (await house.SendAsync()).Should().Be(1);
    }

    [SkippableTheory]
    [InlineData(StopScope.Board)]
    [InlineData(StopScope.Customer)]
    [InlineData(StopScope.Ticket)]
    public async Task What_lies_elsewhere_goes_on_however_much_is_held(StopScope scope)
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var held = await house.SuggestAsync();
        var wish = await WishAsync(house, held, scope);
        await house.ApproveAllAsync(await house.BacklogAsync(Executor.Batch + 5));
        var elsewhere = await ElsewhereAsync(house);
        await house.Get<StopSwitch>().StopAsync(house.Manager, wish, "Looks wrong");

        house.Time.Advance(TimeSpan.FromSeconds(11));
        while (await house.Executor.RunOnceAsync() > 0) { }

        (await house.IntentAsync(elsewhere)).State.Should().Be(IntentState.Verified);
        (await ClaimedAsync(house)).Should().Be(scope == StopScope.Ticket ? Executor.Batch + 6 : 1);
    }

    [SkippableFact]
    public async Task A_ticket_is_held_where_it_lies_now_not_where_it_lay()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        var catalog = await house.Desk.DescribeAsync(default);
        var other = catalog.Boards[^1].Value;
        await house
            .Get<StopSwitch>()
            .StopAsync(house.Manager, StopWish.Board(house.Desk.Connection, other.Id, other.Name), "Looks wrong");
        await house.ChangeAsync(line.On, TicketFields.Board, other.Id);

        (await house.SendAsync()).Should().Be(0);

        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Intent);
    }

    [SkippableFact]
    public async Task A_ticket_that_cannot_be_read_waits_while_a_customer_is_stopped()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        await house.ApprovedAsync(await house.SuggestAsync());
        await house
            .Get<StopSwitch>()
            .StopAsync(house.Manager, StopWish.Customer(house.Desk.Connection, "harbor", "Harbor"), "Looks wrong");
        house.Desk.BeforeGet = _ => throw new InvalidOperationException("The desk is away.");

        (await house.SendAsync()).Should().Be(0);
        house.Desk.BeforeGet = null;
        (await house.SendAsync()).Should().Be(1);
    }

    [SkippableTheory]
    [InlineData(StopScope.All, false)]
    [InlineData(StopScope.Agent, false)]
    [InlineData(StopScope.Board, false)]
    [InlineData(StopScope.Customer, true)]
    [InlineData(StopScope.Ticket, true)]
    public async Task Technicians_stop_a_customer_and_a_ticket_and_only_those_who_manage_resume(
        StopScope scope,
        bool technicians
    )
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var wish = await WishAsync(house, await house.SuggestAsync(), scope);
        var stop = house.Get<StopSwitch>();

        (await stop.StopAsync(house.Auditor, wish, "Looks wrong")).Should().Be(StopOutcome.NotAllowed);
        (await stop.StopAsync(house.Ravi, wish, "Looks wrong"))
            .Should()
            .Be(technicians ? StopOutcome.Done : StopOutcome.NotAllowed);
        (await stop.HoldingAsync()).Should().HaveCount(technicians ? 1 : 0);
        (await stop.ResumeAsync(house.Ravi, wish, "It was right")).Should().Be(StopOutcome.NotAllowed);
        (await stop.ResumeAsync(house.Manager, wish, " ")).Should().Be(StopOutcome.ReasonMissing);
        (await stop.ResumeAsync(house.Manager, wish, "It was right"))
            .Should()
            .Be(technicians ? StopOutcome.Done : StopOutcome.NothingToDo);
    }

    [SkippableTheory]
    [InlineData(StopScope.All, true)]
    [InlineData(StopScope.Customer, true)]
    [InlineData(StopScope.Ticket, false)]
    public async Task A_reason_is_asked_for_all_but_a_ticket(StopScope scope, bool asked)
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var wish = await WishAsync(house, await house.SuggestAsync(), scope);

        (await house.Get<StopSwitch>().StopAsync(house.Manager, wish, " "))
            .Should()
            .Be(asked ? StopOutcome.ReasonMissing : StopOutcome.Done);
    }

    /// <summary>What would hold the line: everything, its agent, the board and customer it lies with, or its ticket.</summary>
    private static async Task<StopWish> WishAsync(ReviewHouse house, Line line, StopScope scope)
    {
        var record = (await house.Desk.GetAsync(line.On, default))!;
        return scope switch
        {
            StopScope.All => StopWish.All,
            StopScope.Agent => StopWish.Agent(KnownAgents.Register[ReviewHouse.Agent]),
            StopScope.Board => StopWish.Board(
                house.Desk.Connection,
                record[TicketFields.Board]!.Id,
                record[TicketFields.Board]!.Name
            ),
            StopScope.Customer => StopWish.Customer(
                house.Desk.Connection,
                record[TicketFields.Company]!.Id,
                record[TicketFields.Company]!.Name
            ),
            _ => StopWish.Ticket(line.Ticket),
        };
    }

    /// <summary>An approved priority of a ticket on another board and with another customer.</summary>
    private static async Task<Guid> ElsewhereAsync(ReviewHouse house)
    {
        var catalog = await house.Desk.DescribeAsync(default);
        var ticket = await house.TicketAsync("Somewhere else");
        await house.CompanyAsync("elsewhere");
        await house.ChangeAsync(ticket, TicketFields.Company, "elsewhere");
        await house.ChangeAsync(ticket, TicketFields.Board, catalog.Boards[^1].Value.Id);
        return await house.ApprovedAsync(await house.SuggestAsync(ticket, (r, _) => Drafts.Priority(r, "p1", [], [])));
    }

    private static Task<int> ClaimedAsync(ReviewHouse house) =>
        house.ReadAsync(db => db.Set<ExecutionIntent>().CountAsync(i => i.Attempts > 0));
}

public sealed class StopScope_on_Sqlite(SqliteDatabase database)
    : StopScopeContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class StopScope_on_Postgres(PostgresDatabase database)
    : StopScopeContract(database),
        IClassFixture<PostgresDatabase>;
