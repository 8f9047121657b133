using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

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
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        var request = await WishAsync(harness, line, scope);
        var stop = harness.Get<StopSwitch>();
        (await stop.StopAsync(harness.Manager, request, "Looks wrong")).Should().Be(StopOutcome.Done);

        (await harness.SendAsync()).Should().Be(0);
        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Intent);
        (await stop.StopAsync(harness.Manager, request, "Again")).Should().Be(StopOutcome.NothingToDo);
        (await stop.ResumeAsync(harness.Manager, request, "It was right")).Should().Be(StopOutcome.Done);

        (await harness.SendAsync()).Should().Be(1);
    }

    [SkippableTheory]
    [InlineData(StopScope.Board)]
    [InlineData(StopScope.Customer)]
    [InlineData(StopScope.Ticket)]
    public async Task What_lies_elsewhere_goes_on_however_much_is_held(StopScope scope)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var held = await harness.SuggestAsync();
        var request = await WishAsync(harness, held, scope);
        await harness.ApproveAllAsync(await harness.BacklogAsync(Executor.Batch + 5));
        var elsewhere = await ElsewhereAsync(harness);
        await harness.Get<StopSwitch>().StopAsync(harness.Manager, request, "Looks wrong");

        harness.Time.Advance(TimeSpan.FromSeconds(11));
        while (await harness.Executor.RunOnceAsync() > 0) { }

        (await harness.IntentAsync(elsewhere)).State.Should().Be(IntentState.Verified);
        (await ClaimedAsync(harness)).Should().Be(scope == StopScope.Ticket ? Executor.Batch + 6 : 1);
    }

    [SkippableFact]
    public async Task A_ticket_is_held_where_it_lies_now_not_where_it_lay()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        var catalog = await harness.Desk.DescribeAsync(default);
        var other = catalog.Boards[^1].Value;
        await harness
            .Get<StopSwitch>()
            .StopAsync(
                harness.Manager,
                StopRequest.Board(harness.Desk.Connection, other.Id, other.Name),
                "Looks wrong"
            );
        await harness.ChangeAsync(line.On, TicketFields.Board, other.Id);

        (await harness.SendAsync()).Should().Be(0);

        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Intent);
    }

    [SkippableFact]
    public async Task A_ticket_that_cannot_be_read_waits_while_a_customer_is_stopped()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        await harness.ApprovedAsync(await harness.SuggestAsync());
        await harness
            .Get<StopSwitch>()
            .StopAsync(
                harness.Manager,
                StopRequest.Customer(harness.Desk.Connection, "harbor", "Harbor"),
                "Looks wrong"
            );
        harness.Desk.BeforeGet = _ => throw new InvalidOperationException("The desk is away.");

        (await harness.SendAsync()).Should().Be(0);
        harness.Desk.BeforeGet = null;
        (await harness.SendAsync()).Should().Be(1);
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
        await using var harness = await ReviewHarness.OnAsync(database);
        var request = await WishAsync(harness, await harness.SuggestAsync(), scope);
        var stop = harness.Get<StopSwitch>();

        (await stop.StopAsync(harness.Auditor, request, "Looks wrong")).Should().Be(StopOutcome.NotAllowed);
        (await stop.StopAsync(harness.Ravi, request, "Looks wrong"))
            .Should()
            .Be(technicians ? StopOutcome.Done : StopOutcome.NotAllowed);
        (await stop.HoldingAsync()).Should().HaveCount(technicians ? 1 : 0);
        (await stop.ResumeAsync(harness.Ravi, request, "It was right")).Should().Be(StopOutcome.NotAllowed);
        (await stop.ResumeAsync(harness.Manager, request, " ")).Should().Be(StopOutcome.ReasonMissing);
        (await stop.ResumeAsync(harness.Manager, request, "It was right"))
            .Should()
            .Be(technicians ? StopOutcome.Done : StopOutcome.NothingToDo);
    }

    [SkippableTheory]
    [InlineData(StopScope.All, true)]
    [InlineData(StopScope.Customer, true)]
    [InlineData(StopScope.Ticket, false)]
    public async Task A_reason_is_asked_for_all_but_a_ticket(StopScope scope, bool asked)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var request = await WishAsync(harness, await harness.SuggestAsync(), scope);

        (await harness.Get<StopSwitch>().StopAsync(harness.Manager, request, " "))
            .Should()
            .Be(asked ? StopOutcome.ReasonMissing : StopOutcome.Done);
    }

    /// <summary>What would hold the line: everything, its agent, the board and customer it lies with, or its ticket.</summary>
    private static async Task<StopRequest> WishAsync(ReviewHarness harness, Line line, StopScope scope)
    {
        var record = (await harness.Desk.GetAsync(line.On, default))!;
        return scope switch
        {
            StopScope.All => StopRequest.All,
            StopScope.Agent => StopRequest.Agent(KnownAgents.Register[ReviewHarness.Agent]),
            StopScope.Board => StopRequest.Board(
                harness.Desk.Connection,
                record[TicketFields.Board]!.Id,
                record[TicketFields.Board]!.Name
            ),
            StopScope.Customer => StopRequest.Customer(
                harness.Desk.Connection,
                record[TicketFields.Company]!.Id,
                record[TicketFields.Company]!.Name
            ),
            _ => StopRequest.Ticket(line.Ticket),
        };
    }

    /// <summary>An approved priority of a ticket on another board and with another customer.</summary>
    private static async Task<Guid> ElsewhereAsync(ReviewHarness harness)
    {
        var catalog = await harness.Desk.DescribeAsync(default);
        var ticket = await harness.TicketAsync("Somewhere else");
        await harness.CompanyAsync("elsewhere");
        await harness.ChangeAsync(ticket, TicketFields.Company, "elsewhere");
        await harness.ChangeAsync(ticket, TicketFields.Board, catalog.Boards[^1].Value.Id);
        return await harness.ApprovedAsync(
            await harness.SuggestAsync(ticket, (r, _) => Drafts.Priority(r, "p1", [], []))
        );
    }

    private static Task<int> ClaimedAsync(ReviewHarness harness) =>
        harness.ReadAsync(db => db.Set<ExecutionIntent>().CountAsync(i => i.Attempts > 0));
}

public sealed class StopScope_on_Sqlite(SqliteDatabase database)
    : StopScopeContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class StopScope_on_Postgres(PostgresDatabase database)
    : StopScopeContract(database),
        IClassFixture<PostgresDatabase>;
