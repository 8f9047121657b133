using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Execution;

public abstract class SendingContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Sent_once_and_not_before_its_time()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);

        house.Time.Advance(TimeSpan.FromSeconds(9));
        (await house.Executor.RunOnceAsync()).Should().Be(0);
        (await house.SendAsync()).Should().Be(1);
        (await house.SendAsync()).Should().Be(0);

        house.Desk.Sent.Should().ContainSingle().Which.IdempotencyKey.Should().Be(ExecutionIntent.KeyOf(decision));
        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Verified);
        (await house.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        (await house.FieldAsync(line.Ticket, TicketFields.Item)).Should().Be(Drafts.Driver);
        var written = await house.WrittenAsync(decision);
        written.Should().OnlyContain(c => c.ByKind == ActorKind.Agent && c.ById == ReviewHouse.Agent);
        written.Select(c => c.TicketVersion).Distinct().Should().ContainSingle();
    }

    [SkippableFact]
    public async Task A_ticket_changed_since_the_decision_makes_it_stale_and_says_what_stands_there_now()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        await house.ChangeAsync(line.On, TicketFields.Summary, "It is the scanner");

        await house.SendAsync();

        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Conflicted);
        var proposal = await house.ProposalAsync(line.Proposal);
        proposal.Status.Should().Be(ProposalStatus.Stale);
        proposal.StatusReason.Should().Be("The ticket changed since you decided: summary is now It is the scanner.");
        (await house.WrittenAsync(decision)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task What_the_desk_refuses_has_failed_and_says_why()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        house.Desk.Around = (_, _) => Task.FromResult<SorOutcome>(new Refused(["The board is closed."]));

        await house.SendAsync();

        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Refused);
        var proposal = await house.ProposalAsync(line.Proposal);
        proposal.Status.Should().Be(ProposalStatus.Failed);
        proposal.StatusReason.Should().Contain("The board is closed.");
        house.Desk.Around = null;
        (await house.SendAsync()).Should().Be(0);
    }

    [SkippableFact]
    public async Task A_busy_desk_is_tried_again_after_the_time_it_asked_for()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        house.Desk.Around = (_, _) => Task.FromResult<SorOutcome>(new Throttled(TimeSpan.FromMinutes(1)));
        (await house.SendAsync()).Should().Be(0);
        house.Desk.Around = null;

        (await house.SendAsync()).Should().Be(0, "the desk asked for a minute");
        house.Time.Advance(TimeSpan.FromMinutes(1));
        (await house.SendAsync()).Should().Be(1);

        (await house.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        house.Desk.Sent.Select(c => c.IdempotencyKey).Distinct().Should().ContainSingle();
        (await house.TrailAsync(line)).Should().EndWith("action.executed").And.Contain("action.put-off");
        (await house.IntentAsync(decision)).Attempts.Should().Be(2);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_may_no_longer_decide_is_refused_at_sending(bool putOffFirst)
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        if (putOffFirst)
        {
            house.Desk.Around = (_, _) => Task.FromResult<SorOutcome>(new Throttled(TimeSpan.FromSeconds(1)));
            await house.SendAsync();
            house.Desk.Around = null;
        }
        var asked = house.Desk.Sent.Count;
        await house.RevokeAsync(house.Ravi);

        await house.SendAsync();

        house.Desk.Sent.Should().HaveCount(asked);
        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Refused);
        var proposal = await house.ProposalAsync(line.Proposal);
        (proposal.Status, proposal.StatusReason).Should().Be((ProposalStatus.Stale, "Ravi may no longer decide."));
    }

    [SkippableFact]
    public async Task What_was_approved_is_compared_with_what_would_be_sent()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var decision = await house.ApprovedAsync(await house.SuggestAsync());
        await house.ReadAsync(db =>
            db.Set<Decision>()
                .Where(d => d.Id == decision)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.ProposalHash, new string('0', 64)))
        );

        await house.SendAsync();

        house.Desk.Sent.Should().BeEmpty();
        (await house.IntentAsync(decision)).State.Should().Be(IntentState.Refused);
    }

    [SkippableFact]
    public async Task One_that_breaks_does_not_hold_up_those_behind_it()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var broken = await house.ApprovedAsync(await house.SuggestAsync());
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var whole = await house.ApprovedAsync(await house.SuggestAsync());
        await house.ReadAsync(db => db.Set<Decision>().Where(d => d.Id == broken).ExecuteDeleteAsync());

        await house.Invoking(h => h.SendAsync()).Should().ThrowAsync<AggregateException>();

        (await house.IntentAsync(whole)).State.Should().Be(IntentState.Verified);
        (await house.IntentAsync(broken)).State.Should().Be(IntentState.Intent);
    }

    [SkippableFact]
    public async Task Two_executors_at_once_send_each_decision_once()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        await using var other = house.AnotherNode();
        var decisions = await house.ApproveAllAsync(await house.BacklogAsync(200));
        house.Time.Advance(TimeSpan.FromSeconds(11));

        async Task DrainAsync(Executor executor)
        {
            while (await house.ReadAsync(db => db.Set<ExecutionIntent>().AnyAsync(i => i.State == IntentState.Intent)))
                await executor.RunOnceAsync();
        }
        await Task.WhenAll(Task.Run(() => DrainAsync(house.Executor)), Task.Run(() => DrainAsync(other.Executor)));

        var sent = house.Desk.Sent.Concat(other.Desk.Sent).Select(c => c.IdempotencyKey);
        sent.Should().BeEquivalentTo(decisions.Select(ExecutionIntent.KeyOf));
        (await house.ReadAsync(db => db.Set<ExecutionIntent>().CountAsync(i => i.State == IntentState.Verified)))
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
