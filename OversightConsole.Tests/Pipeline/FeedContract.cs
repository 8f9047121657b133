using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Pipeline;

/// <summary>Following the desk's feed: poison, crashes and a second node.</summary>
public abstract class FeedContract(DatabaseFixture database)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_poisoned_ticket_does_not_stop_the_batch(bool whenRead)
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        var before = await harness.TicketAsync();
        var poisoned = await harness.TicketAsync();
        var after = await harness.TicketAsync();
        if (whenRead)
            harness.Desk.BeforeGet = t => _ = t.Id == poisoned.Id ? throw new InvalidDataException("Boom.") : 0;
        else
            harness.Asked.Says = (t, c) =>
                new Proposes(Drafts.Class(t, c) with { Rationale = t.Number == poisoned.Id ? null! : "- Because." });

        await harness.WorkAsync();

        (await harness.ProposedAsync(before)).Should().ContainSingle();
        (await harness.ProposedAsync(poisoned)).Should().BeEmpty();
        (await harness.ProposedAsync(after)).Should().ContainSingle();
        var (result, why) = await harness.LookAsync(poisoned);
        result.Should().Be(LookResult.Failed, "people must see why nothing happened");
        why.Should().StartWith("It failed: ");
        (await harness.LookAsync(after)).Should().Be((LookResult.Proposed, null));
        (await harness.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
        (await harness.ReadAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Kind == "proposal.made"))).Should().Be(2);
    }

    [SkippableFact]
    public async Task Of_more_than_agents_can_look_at_the_most_urgent_go_first_and_of_those_the_newest()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        await harness.WorkAsync();
        var asked = new ConcurrentBag<string>();
        harness.Asked.Says = (t, c) =>
        {
            asked.Add(t.Number);
            return new Proposes(Drafts.Class(t, c));
        };
        var tickets = await ManyAsync(harness, 210);
        await harness.ChangeAsync(tickets[40], TicketFields.Priority, "p1");

        await harness.WorkAsync();

        asked.Should().HaveCount(210).And.OnlyHaveUniqueItems("each is looked at once, ahead of the writing");
        var entered = await EnteredAsync(harness, tickets);
        entered[0].Should().Be(tickets[40]);
        entered.Skip(1).Should().Equal(tickets.Where(t => t != tickets[40]).Reverse());
        (await harness.ReadAsync(db => db.Set<WaitingTicket>().AnyAsync())).Should().BeFalse();
    }

    [SkippableFact]
    public async Task A_process_that_dies_in_a_backlog_goes_on_where_it_stood_and_enters_nothing_twice()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        await harness.WorkAsync();
        var tickets = await ManyAsync(harness, 210);
        var reads = new ConcurrentDictionary<string, int>();
        // Each is read ahead first and for the writing then: here the process dies amid writing the second hundred.
        harness.Desk.BeforeGet = t =>
            _ =
                reads.AddOrUpdate(t.Id, 1, (_, n) => n + 1) == 2 && t == tickets[60]
                    ? throw new OperationCanceledException()
                    : 0;

        await harness.Invoking(h => h.WorkAsync()).Should().ThrowAsync<OperationCanceledException>();
        (await EnteredAsync(harness, tickets)).Should().HaveCount(100);
        harness.Desk.BeforeGet = null;
        await harness.WorkAsync();

        (await EnteredAsync(harness, tickets)).Should().Equal(Enumerable.Reverse(tickets));
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

    /// <summary>The tickets in the order in which their proposals were entered.</summary>
    private static Task<List<SorRef>> EnteredAsync(ReviewHarness harness, IEnumerable<SorRef> tickets)
    {
        var ids = tickets.ToList();
        return harness.ReadAsync(db =>
            db.Set<Proposal>()
                .Where(p => p.Agent == ReviewHarness.Agent && ids.Contains(p.Ticket))
                .OrderBy(p => p.Sequence)
                .Select(p => p.Ticket)
                .ToListAsync()
        );
    }

    [SkippableFact]
    public async Task An_agent_whose_proposal_stands_is_not_said_to_have_failed()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        harness.Desk.BeforeGet = _ => throw new InvalidDataException("Boom.");
        await harness.ChangeAsync(ticket, TicketFields.Team, "second-line");

        await harness.WorkAsync();

        (await harness.LookAsync(ticket)).Should().Be((LookResult.Proposed, null));
        (await harness.LookAsync(ticket, ReviewHarness.Second)).Result.Should().Be(LookResult.Failed);
    }

    [SkippableFact]
    public async Task A_batch_that_was_cut_off_is_repeated_and_enters_nothing_twice()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        var tickets = new[] { await harness.TicketAsync(), await harness.TicketAsync(), await harness.TicketAsync() };
        using var shutdown = new CancellationTokenSource();
        harness.Desk.BeforeGet = t =>
        {
            if (t.Id == tickets[2].Id)
                shutdown.Cancel();
            shutdown.Token.ThrowIfCancellationRequested();
        };
        await harness
            .Get<TicketPipeline>()
            .Invoking(p => p.RunOnceAsync(shutdown.Token))
            .Should()
            .ThrowAsync<OperationCanceledException>();
        (await harness.ReadAsync(db => db.Set<Proposal>().CountAsync())).Should().Be(0, "cursor and work go together");
        harness.Desk.BeforeGet = null;

        await harness.WorkAsync();
        await harness.WorkAsync();

        (await harness.ReadAsync(db => db.Set<Proposal>().CountAsync())).Should().Be(3);
        (await harness.ReadAsync(db => db.Set<ReviewItem>().CountAsync())).Should().Be(3);
    }

    [SkippableFact]
    public async Task Two_nodes_on_one_feed_enter_each_proposal_once()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        await using var other = harness.AnotherNode();
        other.Asked.Says = harness.Asked.Says;
        for (var i = 0; i < 20; i++)
            await harness.TicketAsync();

        async Task RunAsync(ReviewHarness node)
        {
            for (var i = 0; i < 5; i++)
                try
                {
                    await node.Get<TicketPipeline>().RunOnceAsync();
                }
                catch (Exception exception) when (exception is InvalidOperationException or DbUpdateException)
                {
                    // The other node was at the same batch; the loop of the console logs it and comes again.
                }
        }
        await Task.WhenAll(Task.Run(() => RunAsync(harness)), Task.Run(() => RunAsync(other)));
        await harness.WorkAsync();

        var proposals = await harness.ReadAsync(db => db.Set<Proposal>().AsNoTracking().ToListAsync());
        proposals.Select(p => p.Ticket).Should().OnlyHaveUniqueItems().And.HaveCount(20);
        proposals.Select(p => p.Sequence).Should().BeEquivalentTo(Enumerable.Range(1, 20).Select(i => (long)i));
    }

    [SkippableFact]
    public async Task Two_nodes_that_look_again_at_once_replace_a_stale_proposal_once()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        await using var other = harness.AnotherNode();
        other.Asked.Says = harness.Asked.Says;
        for (var i = 0; i < 10; i++)
            await harness.TicketAsync();
        await harness.WorkAsync();
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        await harness.ReadAsync(db =>
            db.Set<Proposal>()
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(p => p.Status, ProposalStatus.Stale)
                        .SetProperty(p => p.StatusAt, harness.Time.GetUtcNow())
                )
        );

        await Task.WhenAll(
            Task.Run(() => harness.Get<TicketPipeline>().RunOnceAsync()),
            Task.Run(() => other.Get<TicketPipeline>().RunOnceAsync())
        );

        var replaced = await harness.ReadAsync(db =>
            db.Set<Proposal>().Where(p => p.SupersedesId != null).Select(p => p.SupersedesId).ToListAsync()
        );
        replaced.Should().OnlyHaveUniqueItems().And.HaveCount(10);
    }
}

public sealed class Feed_on_Sqlite(SqliteDatabase database) : FeedContract(database), IClassFixture<SqliteDatabase>;

public sealed class Feed_on_Postgres(PostgresDatabase database)
    : FeedContract(database),
        IClassFixture<PostgresDatabase>;
