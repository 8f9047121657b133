using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>A desk that has nothing in common with the embedded one goes the whole way.</summary>
public sealed class SecondDeskTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task What_a_person_approves_is_written_to_the_desk_that_the_ticket_came_from()
    {
        await using var harness = await SecondDeskHarness.OnAsync(database);
        var ticket = await harness.ArrivesAsync();

        await harness.ApproveAsync(ticket, harness.Ravi);
        await harness.SendAsync();

        var written = (await harness.Desk.GetAsync(ticket, default))!;
        written[TicketFields.Item]!.Id.Should().Be(MemoryDesk.Printer);
        (await harness.ProposalAsync(ticket)).Status.Should().Be(ProposalStatus.Executed);
    }

    [Fact]
    public async Task An_agent_earns_its_autonomy_there_acts_alone_and_is_held_to_what_people_change()
    {
        await using var harness = await SecondDeskHarness.OnAsync(database);
        await harness.EarnAsync();

        (await harness.PromoteAsync()).Should().BeOfType<Promoted>();
        await harness.ReadAsync(db =>
            db.Set<AgentSettings>().ExecuteUpdateAsync(s => s.SetProperty(a => a.AuditShare, _ => 0))
        );
        var alone = await harness.ArrivesAsync();
        await harness.SendAsync();

        (await harness.Desk.GetAsync(alone, default))![TicketFields.Item]!.Id.Should().Be(MemoryDesk.Printer);
        var done = await harness.ProposalAsync(alone);
        done.Status.Should().Be(ProposalStatus.Executed);

        harness.Desk.Sets(alone, TicketFields.Item, new FieldValue(MemoryDesk.Phishing, "Phishing"));
        await harness.SendAsync();

        var outcomes = await harness.ReadAsync(db =>
            db.Set<ProposalOutcome>().AsNoTracking().Where(o => o.ProposalId == done.Id).ToListAsync()
        );
        outcomes.Select(o => o.Kind).Should().Contain(OutcomeKind.Contradicted);
    }

    [Fact]
    public async Task A_desk_that_marks_nothing_critical_promotes_no_one_who_writes_the_class_and_says_why()
    {
        await using var harness = await SecondDeskHarness.OnAsync(database);
        var catalog = harness.Desk.Catalog;
        harness.Desk.Catalog = catalog with
        {
            Boards = [.. catalog.Boards.Select(b => b with { IsSecurity = false })],
            Priorities = [.. catalog.Priorities.Select(p => p with { IsCritical = false })],
        };
        await harness.EarnAsync();

        var refused = (await harness.PromoteAsync()).Should().BeOfType<NotEarnedYet>().Subject;

        refused
            .Status.Gates.Where(g => g.State == GateState.Open)
            .Select(g => g.Sentence)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("marks no");
    }
}
