using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Execution;

public abstract class SendingContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Sent_once_and_not_before_its_time()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);

        harness.Time.Advance(TimeSpan.FromSeconds(9));
        (await harness.Executor.RunOnceAsync()).Should().Be(0);
        (await harness.SendAsync()).Should().Be(1);
        (await harness.SendAsync()).Should().Be(0);

        harness.Desk.Sent.Should().ContainSingle().Which.IdempotencyKey.Should().Be(ExecutionIntent.KeyOf(decision));
        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Verified);
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        (await harness.FieldAsync(line.Ticket, TicketFields.Item)).Should().Be(Drafts.Driver);
        var written = await harness.WrittenAsync(decision);
        written.Should().OnlyContain(c => c.ByKind == ActorKind.Agent && c.ById == ReviewHarness.Agent);
        written.Select(c => c.TicketVersion).Distinct().Should().ContainSingle();
    }

    [SkippableFact]
    public async Task A_ticket_changed_since_the_decision_makes_it_stale_and_says_what_stands_there_now()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        await harness.ChangeAsync(line.On, TicketFields.Summary, "It is the scanner");

        await harness.SendAsync();

        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Conflicted);
        var proposal = await harness.ProposalAsync(line.Proposal);
        proposal.Status.Should().Be(ProposalStatus.Stale);
        proposal.StatusReason.Should().Be("The ticket changed since you decided: summary is now It is the scanner.");
        (await harness.WrittenAsync(decision)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task What_the_desk_refuses_has_failed_and_says_why()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        harness.Desk.Around = (_, _) => Task.FromResult<SorOutcome>(new Refused(["The board is closed."]));

        await harness.SendAsync();

        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Refused);
        var proposal = await harness.ProposalAsync(line.Proposal);
        proposal.Status.Should().Be(ProposalStatus.Failed);
        proposal.StatusReason.Should().Contain("The board is closed.");
        harness.Desk.Around = null;
        (await harness.SendAsync()).Should().Be(0);
    }

    [SkippableFact]
    public async Task A_busy_desk_is_tried_again_after_the_time_it_asked_for()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        harness.Desk.Around = (_, _) => Task.FromResult<SorOutcome>(new Throttled(TimeSpan.FromMinutes(1)));
        (await harness.SendAsync()).Should().Be(0);
        harness.Desk.Around = null;

        (await harness.SendAsync()).Should().Be(0, "the desk asked for a minute");
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        (await harness.SendAsync()).Should().Be(1);

        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        harness.Desk.Sent.Select(c => c.IdempotencyKey).Distinct().Should().ContainSingle();
        (await harness.TrailAsync(line)).Should().EndWith("action.executed").And.Contain("action.put-off");
        (await harness.IntentAsync(decision)).Attempts.Should().Be(2);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_may_no_longer_decide_is_refused_at_sending(bool putOffFirst)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        if (putOffFirst)
        {
            harness.Desk.Around = (_, _) => Task.FromResult<SorOutcome>(new Throttled(TimeSpan.FromSeconds(1)));
            await harness.SendAsync();
            harness.Desk.Around = null;
        }
        var asked = harness.Desk.Sent.Count;
        await harness.RevokeAsync(harness.Ravi);

        await harness.SendAsync();

        harness.Desk.Sent.Should().HaveCount(asked);
        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Refused);
        var proposal = await harness.ProposalAsync(line.Proposal);
        (proposal.Status, proposal.StatusReason).Should().Be((ProposalStatus.Stale, "Ravi may no longer decide."));
    }

    [SkippableFact]
    public async Task What_was_approved_is_compared_with_what_would_be_sent()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var decision = await harness.ApprovedAsync(await harness.SuggestAsync());
        await harness.ReadAsync(db =>
            db.Set<Decision>()
                .Where(d => d.Id == decision)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.ProposalHash, new string('0', 64)))
        );

        await harness.SendAsync();

        harness.Desk.Sent.Should().BeEmpty();
        (await harness.IntentAsync(decision)).State.Should().Be(IntentState.Refused);
    }

    [SkippableFact]
    public async Task One_that_breaks_does_not_hold_up_those_behind_it()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var broken = await harness.ApprovedAsync(await harness.SuggestAsync());
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        var whole = await harness.ApprovedAsync(await harness.SuggestAsync());
        await harness.ReadAsync(db => db.Set<Decision>().Where(d => d.Id == broken).ExecuteDeleteAsync());

        await harness.Invoking(h => h.SendAsync()).Should().ThrowAsync<AggregateException>();

        (await harness.IntentAsync(whole)).State.Should().Be(IntentState.Verified);
        (await harness.IntentAsync(broken)).State.Should().Be(IntentState.Intent);
    }

    [SkippableFact]
    public async Task Two_executors_at_once_send_each_decision_once()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        await using var other = harness.AnotherNode();
        var decisions = await harness.ApproveAllAsync(await harness.BacklogAsync(200));
        harness.Time.Advance(TimeSpan.FromSeconds(11));

        async Task DrainAsync(Executor executor)
        {
            while (
                await harness.ReadAsync(db => db.Set<ExecutionIntent>().AnyAsync(i => i.State == IntentState.Intent))
            )
                await executor.RunOnceAsync();
        }
        await Task.WhenAll(Task.Run(() => DrainAsync(harness.Executor)), Task.Run(() => DrainAsync(other.Executor)));

        var sent = harness.Desk.Sent.Concat(other.Desk.Sent).Select(c => c.IdempotencyKey);
        sent.Should().BeEquivalentTo(decisions.Select(ExecutionIntent.KeyOf));
        (await harness.ReadAsync(db => db.Set<ExecutionIntent>().CountAsync(i => i.State == IntentState.Verified)))
            .Should()
            .Be(200);
    }
}

public sealed class Sending_on_Sqlite(SqliteDatabase database)
    : SendingContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Sending_on_Postgres(PostgresDatabase database)
    : SendingContract(database),
        IClassFixture<PostgresDatabase>;
