using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Pipeline;

/// <summary>Following the desk's feed: poison, crashes and a second node.</summary>
public abstract class FeedContract(DatabaseFixture database)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_poisoned_ticket_does_not_stop_the_batch(bool whenRead)
    {
        await using var house = await PipelineHouse.OnAsync(database);
        var before = await house.TicketAsync();
        var poisoned = await house.TicketAsync();
        var after = await house.TicketAsync();
        if (whenRead)
            house.Desk.BeforeGet = t => _ = t.Id == poisoned.Id ? throw new InvalidDataException("Boom.") : 0;
        else
            house.Asked.Says = (t, c) =>
                new Proposes(Drafts.Class(t, c) with { Rationale = t.Number == poisoned.Id ? null! : "- Because." });

        await house.WorkAsync();

        (await house.ProposedAsync(before)).Should().ContainSingle();
        (await house.ProposedAsync(poisoned)).Should().BeEmpty();
        (await house.ProposedAsync(after)).Should().ContainSingle();
        var (result, why) = await house.LookAsync(poisoned);
        result.Should().Be(LookResult.Failed, "people must see why nothing happened");
        why.Should().StartWith("It failed: ");
        (await house.LookAsync(after)).Should().Be((LookResult.Proposed, null));
        (await house.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
        (await house.ReadAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Kind == "proposal.made"))).Should().Be(2);
    }

    [SkippableFact]
    public async Task Of_more_than_agents_can_look_at_the_most_urgent_go_first_and_of_those_the_newest()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        await house.WorkAsync();
        var asked = new ConcurrentBag<string>();
        house.Asked.Says = (t, c) =>
        {
            asked.Add(t.Number);
            return new Proposes(Drafts.Class(t, c));
        };
        var tickets = await ManyAsync(house, 210);
        await house.ChangeAsync(tickets[40], TicketFields.Priority, "p1");

        await house.WorkAsync();

        asked.Should().HaveCount(210).And.OnlyHaveUniqueItems("each is looked at once, ahead of the writing");
        var entered = await EnteredAsync(house, tickets);
        entered[0].Should().Be(tickets[40]);
        entered.Skip(1).Should().Equal(tickets.Where(t => t != tickets[40]).Reverse());
        (await house.ReadAsync(db => db.Set<WaitingTicket>().AnyAsync())).Should().BeFalse();
    }

    [SkippableFact]
    public async Task A_process_that_dies_in_a_backlog_goes_on_where_it_stood_and_enters_nothing_twice()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        await house.WorkAsync();
        var tickets = await ManyAsync(house, 210);
        var reads = new ConcurrentDictionary<string, int>();
        // Each is read ahead first and for the writing then: here the process dies amid writing the second hundred.
        house.Desk.BeforeGet = t =>
            _ =
                reads.AddOrUpdate(t.Id, 1, (_, n) => n + 1) == 2 && t == tickets[60]
                    ? throw new OperationCanceledException()
                    : 0;

        await house.Invoking(h => h.WorkAsync()).Should().ThrowAsync<OperationCanceledException>();
        (await EnteredAsync(house, tickets)).Should().HaveCount(100);
        house.Desk.BeforeGet = null;
        await house.WorkAsync();

        (await EnteredAsync(house, tickets)).Should().Equal(Enumerable.Reverse(tickets));
    }

    private static async Task<List<SorRef>> ManyAsync(ReviewHouse house, int count)
    {
        var tickets = new List<SorRef>();
        for (var n = 0; n < count; n++)
        {
            house.Time.Advance(TimeSpan.FromSeconds(1));
            tickets.Add(await house.TicketAsync($"Ticket {n}"));
        }
        return tickets;
    }

    /// <summary>The tickets in the order in which their proposals were entered.</summary>
    private static Task<List<SorRef>> EnteredAsync(ReviewHouse house, IEnumerable<SorRef> tickets)
    {
        var ids = tickets.ToList();
        return house.ReadAsync(db =>
            db.Set<Proposal>()
                .Where(p => p.Agent == ReviewHouse.Agent && ids.Contains(p.Ticket))
                .OrderBy(p => p.Sequence)
                .Select(p => p.Ticket)
                .ToListAsync()
        );
    }

    [SkippableFact]
    public async Task An_agent_whose_proposal_stands_is_not_said_to_have_failed()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        var ticket = await house.TicketAsync();
        await house.WorkAsync();
        house.Desk.BeforeGet = _ => throw new InvalidDataException("Boom.");
        await house.ChangeAsync(ticket, TicketFields.Team, "second-line");

        await house.WorkAsync();

        (await house.LookAsync(ticket)).Should().Be((LookResult.Proposed, null));
        (await house.LookAsync(ticket, ReviewHouse.Second)).Result.Should().Be(LookResult.Failed);
    }

    [SkippableFact]
    public async Task A_batch_that_was_cut_off_is_repeated_and_enters_nothing_twice()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        var tickets = new[] { await house.TicketAsync(), await house.TicketAsync(), await house.TicketAsync() };
        using var shutdown = new CancellationTokenSource();
        house.Desk.BeforeGet = t =>
        {
            if (t.Id == tickets[2].Id)
                shutdown.Cancel();
            shutdown.Token.ThrowIfCancellationRequested();
        };
        await house
            .Get<TicketPipeline>()
            .Invoking(p => p.RunOnceAsync(shutdown.Token))
            .Should()
            .ThrowAsync<OperationCanceledException>();
        (await house.ReadAsync(db => db.Set<Proposal>().CountAsync())).Should().Be(0, "cursor and work go together");
        house.Desk.BeforeGet = null;

        await house.WorkAsync();
        await house.WorkAsync();

        (await house.ReadAsync(db => db.Set<Proposal>().CountAsync())).Should().Be(3);
        (await house.ReadAsync(db => db.Set<ReviewItem>().CountAsync())).Should().Be(3);
    }

    [SkippableFact]
    public async Task Two_nodes_on_one_feed_enter_each_proposal_once()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        await using var other = house.AnotherNode();
        other.Asked.Says = house.Asked.Says;
        for (var i = 0; i < 20; i++)
            await house.TicketAsync();

        async Task RunAsync(ReviewHouse node)
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
        await Task.WhenAll(Task.Run(() => RunAsync(house)), Task.Run(() => RunAsync(other)));
        await house.WorkAsync();

        var proposals = await house.ReadAsync(db => db.Set<Proposal>().AsNoTracking().ToListAsync());
        proposals.Select(p => p.Ticket).Should().OnlyHaveUniqueItems().And.HaveCount(20);
        proposals.Select(p => p.Sequence).Should().BeEquivalentTo(Enumerable.Range(1, 20).Select(i => (long)i));
    }

    [SkippableFact]
    public async Task Two_nodes_that_look_again_at_once_replace_a_stale_proposal_once()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        await using var other = house.AnotherNode();
        other.Asked.Says = house.Asked.Says;
        for (var i = 0; i < 10; i++)
            await house.TicketAsync();
        await house.WorkAsync();
        house.Time.Advance(TimeSpan.FromSeconds(1));
        await house.ReadAsync(db =>
            db.Set<Proposal>()
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(p => p.Status, ProposalStatus.Stale)
                        .SetProperty(p => p.StatusAt, house.Time.GetUtcNow())
                )
        );

        await Task.WhenAll(
            Task.Run(() => house.Get<TicketPipeline>().RunOnceAsync()),
            Task.Run(() => other.Get<TicketPipeline>().RunOnceAsync())
        );

        var replaced = await house.ReadAsync(db =>
            db.Set<Proposal>().Where(p => p.SupersedesId != null).Select(p => p.SupersedesId).ToListAsync()
        );
        replaced.Should().OnlyHaveUniqueItems().And.HaveCount(10);
    }
}

public sealed class Feed_on_Sqlite(SqliteDatabase database) : FeedContract(database), IClassFixture<SqliteDatabase>;

public sealed class Feed_on_Postgres(PostgresDatabase database)
    : FeedContract(database),
        IClassFixture<PostgresDatabase>;
