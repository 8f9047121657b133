using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Pipeline;

/// <summary>What a hundred tickets in one transaction share must not show on any of them.</summary>
[Trait("Category", "Time")]
public abstract class BacklogContract(DatabaseFixture database)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_poisoned_ticket_in_a_backlog_fails_alone_and_leaves_no_gap(bool whenRead)
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        await harness.WorkAsync();
        var tickets = await ManyAsync(harness, 205);
        var poisoned = tickets[150];
        if (whenRead)
            harness.Desk.BeforeGet = t => _ = t == poisoned ? throw new InvalidDataException("Boom.") : 0;
        else
            harness.Asked.Says = (t, c) =>
                new Proposes(Drafts.Class(t, c) with { Rationale = t.Number == poisoned.Id ? null! : "- Because." });

        await harness.WorkAsync();

        var entered = await harness.ReadAsync(db =>
            db.Set<Proposal>().Where(p => p.Agent == ReviewHarness.Agent).OrderBy(p => p.Sequence).ToListAsync()
        );
        entered
            .Select(p => p.Ticket)
            .Should()
            .Equal(tickets.Where(t => t != poisoned).Reverse(), "newest first, and each once");
        entered.Select(p => p.Sequence).Should().Equal(Enumerable.Range(1, 204).Select(n => (long)n));
        (await harness.ReadAsync(db => db.Set<ReviewItem>().CountAsync())).Should().Be(204);
        (await harness.LookAsync(poisoned)).Result.Should().Be(LookResult.Failed);
        (await harness.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
    }

    [SkippableFact]
    public async Task Tickets_that_agents_came_to_before_keep_their_proposals_when_they_come_in_a_backlog_again()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        var known = await harness.TicketAsync();
        await harness.WorkAsync();
        var before = await harness.ProposedAsync(known);
        await ManyAsync(harness, 205);
        await harness.ChangeAsync(known, TicketFields.Priority, "p1");

        await harness.WorkAsync();

        (await harness.ProposedAsync(known)).Select(p => p.Id).Should().Equal(before.Select(p => p.Id));
        (await harness.ReadAsync(db => db.Set<QueuedTicket>().CountAsync())).Should().Be(206);
    }

    [SkippableFact]
    public async Task A_look_that_comes_in_late_from_another_node_is_found_within_a_minute()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        var asked = new ConcurrentBag<string>();
        harness.Asked.Says = (t, _) =>
        {
            asked.Add(t.Number);
            return new Abstains("It cannot tell.");
        };
        var ticket = await harness.TicketAsync();
        await harness.SetModeAsync(AgentMode.Off);
        await harness.SetModeAsync(AgentMode.Suggest);
        await harness.WorkAsync();
        await harness.WorkAsync();
        // The other node's look began before the agent was set and is committed now.
        await harness.ReadAsync(db =>
            db.Set<AgentLook>()
                .Where(l => l.Agent == ReviewHarness.Agent)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.At, harness.Time.GetUtcNow().AddMinutes(-5)))
        );
        asked.Clear();
        harness.Time.Advance(TimeSpan.FromMinutes(1));

        await harness.WorkAsync();

        asked.Should().ContainSingle().Which.Should().Be(ticket.Id);
    }

    private static async Task<List<SorRef>> ManyAsync(ReviewHarness harness, int count)
    {
        var tickets = new List<SorRef>();
        for (var n = 0; n < count; n++)
        {
            harness.Time.Advance(TimeSpan.FromSeconds(1));
            tickets.Add(await harness.TicketAsync($"Ticket {n}"));
        }
        return tickets;
    }
}

public sealed class Backlog_on_Sqlite(SqliteDatabase database)
    : BacklogContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Backlog_on_Postgres(PostgresDatabase database)
    : BacklogContract(database),
        IClassFixture<PostgresDatabase>;
