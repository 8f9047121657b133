using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Pipeline;

public abstract class TicketWorkContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task A_new_ticket_gets_a_proposal_and_a_review_item()
    {
        await using var harness = await HouseAsync();
        var ticket = await harness.TicketAsync();

        await harness.WorkAsync();

        var proposal = (await harness.ProposedAsync(ticket)).Should().ContainSingle().Subject;
        (proposal.Status, proposal.Sequence, proposal.SupersedesId).Should().Be((ProposalStatus.Pending, 1, null));
        (proposal.IsEvidence, proposal.AuditProbability, proposal.PolicyVersion).Should().Be((true, 1, 1));
        proposal.ExpiresAt.Should().Be(harness.Time.GetUtcNow() + ProposalLifecycle.Lifetime);
        (await harness.ReadAsync(db => db.Set<ReviewItem>().SingleAsync())).ProposalId.Should().Be(proposal.Id);
        (await harness.LookAsync(ticket)).Should().Be((LookResult.Proposed, null));
        (await harness.LookAsync(ticket, ReviewHarness.Second)).Should().Be((LookResult.Abstained, "Nothing to say."));
    }

    [SkippableFact]
    public async Task A_persons_change_makes_it_stale_and_the_agent_proposes_afresh()
    {
        await using var harness = await HouseAsync();
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        await harness.ChangeAsync(ticket, TicketFields.Summary, "It is the scanner");

        await harness.WorkAsync();

        var all = await harness.ProposedAsync(ticket);
        var stale = all.Single(p => p.Status == ProposalStatus.Stale);
        stale.StatusReason.Should().Contain("summary changed");
        var fresh = all.Single(p => p.Status == ProposalStatus.Pending);
        (fresh.SupersedesId, fresh.Sequence).Should().Be((stale.Id, 2));
        var card = await harness.Get<QueueReader>().OpenAsync(harness.Ravi, ticket);
        card!.Lines.Should().ContainSingle().Which.State.Should().Be(LineState.Waiting);
        await harness.ChangeAsync(ticket, TicketFields.Team, "second-line");
        await harness.WorkAsync();
        (await harness.ProposedAsync(ticket)).Should().HaveCount(2, "nothing it rests on has changed");
    }

    [SkippableFact]
    public async Task After_it_was_carried_out_nothing_is_proposed_again()
    {
        await using var harness = await HouseAsync();
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        await harness.ApprovedAsync(await harness.LineAsync(ticket));
        await harness.SendAsync();

        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket))
            .Should()
            .ContainSingle()
            .Which.Status.Should()
            .Be(ProposalStatus.Executed);
    }

    [SkippableFact]
    public async Task What_was_rejected_is_not_suggested_again_though_the_ticket_changed()
    {
        await using var harness = await HouseAsync();
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        await harness.RejectAsync(harness.Ravi, await harness.LineAsync(ticket));
        await harness.ChangeAsync(ticket, TicketFields.Summary, "It is the scanner");

        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket))
            .Should()
            .ContainSingle()
            .Which.Status.Should()
            .Be(ProposalStatus.Rejected);
        harness.Asked.Looks[ticket.Id].Should().Be(2, "what it rests on changed, so it may find something else");
        (await harness.LookAsync(ticket)).Should().Be((LookResult.Abstained, "A person rejected the same suggestion."));
    }

    [SkippableFact]
    public async Task What_was_rejected_may_be_followed_by_something_else_when_the_facts_changed()
    {
        await using var harness = await HouseAsync();
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        await harness.RejectAsync(harness.Ravi, await harness.LineAsync(ticket));
        harness.Asked.Says = (t, catalog) => new Proposes(Drafts.Class(t, catalog, Drafts.Fault));
        await harness.ChangeAsync(ticket, TicketFields.Summary, "It is the scanner");

        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket))
            .Select(p => p.Status)
            .Should()
            .BeEquivalentTo([ProposalStatus.Rejected, ProposalStatus.Pending]);
    }

    [SkippableFact]
    public async Task A_conflict_at_sending_is_looked_at_again_without_any_change_on_the_desk()
    {
        await using var harness = await HouseAsync();
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        await harness.ApprovedAsync(await harness.LineAsync(ticket));
        harness.Desk.Around = (_, _) => Task.FromResult<SorOutcome>(new Conflict(new SorVersion("9"), []));
        await harness.SendAsync();

        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket))
            .Select(p => p.Status)
            .Should()
            .BeEquivalentTo([ProposalStatus.Stale, ProposalStatus.Pending]);
    }

    [SkippableFact]
    public async Task An_agent_that_is_off_is_not_asked_and_looks_once_it_suggests_again()
    {
        await using var harness = await HouseAsync();
        await harness.SetModeAsync(AgentMode.Off);
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        (await harness.LookAsync(ticket)).Should().Be((LookResult.NotAsked, "It is off."));
        harness.Asked.Looks.Should().BeEmpty();

        await harness.SetModeAsync(AgentMode.Suggest);
        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket)).Should().ContainSingle();
    }

    [SkippableTheory]
    [InlineData(Drafts.Driver, true)]
    [InlineData(Drafts.Fault, false)]
    public async Task In_shadow_nobody_sees_it_and_it_is_scored_once_the_ticket_is_closed(string chosen, bool right)
    {
        await using var harness = await HouseAsync();
        await harness.SetModeAsync(AgentMode.Shadow);
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        (await harness.ProposedAsync(ticket)).Single().Status.Should().Be(ProposalStatus.Shadowed);
        (await harness.ReadAsync(db => db.Set<ReviewItem>().AnyAsync())).Should().BeFalse();
        (await harness.Get<QueueReader>().OpenAsync(harness.Ravi, ticket))!.Lines.Should().BeEmpty();

        await harness.ClassifyAsync(ticket, chosen);
        await harness.WorkAsync();
        (await harness.ReadAsync(db => db.Set<ShadowScore>().AnyAsync())).Should().BeFalse("it is still open");
        await harness.CloseAsync(ticket);
        await harness.WorkAsync();

        (await harness.ReadAsync(db => db.Set<ShadowScore>().SingleAsync())).Right.Should().Be(right);
        (await harness.ProposedAsync(ticket)).Single().Status.Should().Be(ProposalStatus.Shadowed);
    }

    [SkippableFact]
    public async Task An_agent_that_throws_does_not_stop_the_other()
    {
        await using var harness = await HouseAsync();
        harness.Asked.Says = (_, _) => throw new InvalidDataException("Boom.");
        harness.Other.Says = (t, _) => new Proposes(Drafts.Priority(t, "p1", [], []));
        var ticket = await harness.TicketAsync();

        await harness.WorkAsync();

        (await harness.LookAsync(ticket)).Should().Be((LookResult.Failed, "It failed: Boom."));
        (await harness.ProposedAsync(ticket)).Should().ContainSingle().Which.Agent.Should().Be(ReviewHarness.Second);
    }

    [SkippableFact]
    public async Task Nobody_answers_for_fourteen_days_and_it_expires()
    {
        await using var harness = await HouseAsync();
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        harness.Time.Advance(ProposalLifecycle.Lifetime - TimeSpan.FromSeconds(1));
        (await harness.Get<Expiry>().RunOnceAsync()).Should().Be(0);

        harness.Time.Advance(TimeSpan.FromSeconds(1));
        (await harness.Get<Expiry>().RunOnceAsync()).Should().Be(1);
        (await harness.Get<Expiry>().RunOnceAsync()).Should().Be(0);

        (await harness.ProposedAsync(ticket)).Single().Status.Should().Be(ProposalStatus.Expired);
        (await harness.TrailAsync(await harness.LineAsync(ticket)))
            .Should()
            .Equal("proposal.made", "proposal.expired", "evidence.entered");
    }

    [SkippableFact]
    public async Task A_closed_ticket_expires_what_waited_on_it()
    {
        await using var harness = await HouseAsync();
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        await harness.CloseAsync(ticket);

        await harness.WorkAsync();

        var proposal = (await harness.ProposedAsync(ticket)).Single();
        (proposal.Status, proposal.StatusReason).Should().Be((ProposalStatus.Expired, "The ticket was closed."));
    }

    private Task<ReviewHarness> HouseAsync() => PipelineHarness.OnAsync(database);
}

public sealed class TicketWork_on_Sqlite(SqliteDatabase database)
    : TicketWorkContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class TicketWork_on_Postgres(PostgresDatabase database)
    : TicketWorkContract(database),
        IClassFixture<PostgresDatabase>;
