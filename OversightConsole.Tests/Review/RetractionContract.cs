using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Review;

public abstract class RetractionContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Taken_back_within_the_window_it_waits_again_and_is_never_sent()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        house.Time.Advance(TimeSpan.FromSeconds(9));

        (await house.Decisions.RetractAsync(house.Ravi, decision)).Should().Be(RetractOutcome.Retracted);

        var proposal = await house.ProposalAsync(line.Proposal);
        (proposal.Status, proposal.Round).Should().Be((ProposalStatus.Pending, 1));
        (await house.SendAsync()).Should().Be(0);
        house.Desk.Sent.Should().BeEmpty();
        (await house.Decisions.RetractAsync(house.Ravi, decision)).Should().Be(RetractOutcome.AlreadyRetracted);
        (await house.OverrideAsync(house.Mia, line, Drafts.Value(Drafts.Fault)))
            .Should()
            .BeOfType<ClaimedByOther>("Ravi still has the ticket");
        (await house.OverrideAsync(house.Ravi, line, Drafts.Value(Drafts.Fault))).Should().BeOfType<Recorded>();
        (await house.ReadAsync(db => db.Set<Decision>().CountAsync())).Should().Be(2);
    }

    [SkippableFact]
    public async Task Once_sent_it_is_too_late()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        await house.SendAsync();

        (await house.Decisions.RetractAsync(house.Ravi, decision)).Should().Be(RetractOutcome.AlreadySent);

        (await house.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
    }

    [SkippableFact]
    public async Task Put_off_by_a_busy_desk_it_is_too_late_and_no_page_offers_it()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.SuggestAsync();
        var decision = await house.ApprovedAsync(line);
        house.Desk.Around = (_, _) => Task.FromResult<SorOutcome>(new Throttled(TimeSpan.FromMinutes(1)));
        await house.SendAsync();

        (await house.Decisions.RetractAsync(house.Ravi, decision)).Should().Be(RetractOutcome.AlreadySent);

        (await house.Get<QueueReader>().UndoableAsync(house.Ravi)).Should().BeEmpty();
        var card = await house.Get<QueueReader>().OpenAsync(house.Ravi, line.On);
        card!.Lines.Single().Decision!.CanUndo.Should().BeFalse();
    }

    [SkippableFact]
    public async Task Rejection_can_be_taken_back_until_its_window_ends()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var early = await house.SuggestAsync();
        var late = await house.SuggestAsync();
        var first = (Recorded)await house.RejectAsync(house.Ravi, early);
        var second = (Recorded)await house.RejectAsync(house.Ravi, late);

        (await house.Decisions.RetractAsync(house.Ravi, first.DecisionId)).Should().Be(RetractOutcome.Retracted);
        house.Time.Advance(TimeSpan.FromSeconds(10));
        (await house.Decisions.RetractAsync(house.Ravi, second.DecisionId)).Should().Be(RetractOutcome.AlreadySent);

        (await house.ProposalAsync(early.Proposal)).Status.Should().Be(ProposalStatus.Pending);
        (await house.ProposalAsync(late.Proposal)).Status.Should().Be(ProposalStatus.Rejected);
    }

    [SkippableFact]
    public async Task Only_its_decider_or_a_manager_takes_it_back()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var decision = await house.ApprovedAsync(await house.SuggestAsync());

        (await house.Decisions.RetractAsync(house.Mia, decision)).Should().Be(RetractOutcome.NotAllowed);
        (await house.Decisions.RetractAsync(house.Manager, decision)).Should().Be(RetractOutcome.Retracted);
        (await house.Decisions.RetractAsync(house.Manager, Guid.NewGuid())).Should().Be(RetractOutcome.NotFound);
    }

    [SkippableFact]
    public async Task Retraction_and_executor_at_once_never_both_win()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var decisions = new List<(Line Line, Guid Decision)>();
        for (var i = 0; i < 40; i++)
        {
            var line = await house.SuggestAsync();
            decisions.Add((line, await house.ApprovedAsync(line)));
        }
        house.Time.Advance(TimeSpan.FromSeconds(11));

        var sending = Task.Run(() => house.Executor.RunOnceAsync());
        var outcomes = await Task.WhenAll(
            decisions.Select(d => Task.Run(() => house.Decisions.RetractAsync(house.Ravi, d.Decision)))
        );
        await sending;

        foreach (var ((line, decision), outcome) in decisions.Zip(outcomes))
        {
            var sent = house.Desk.Sent.Count(c => c.IdempotencyKey == ExecutionIntent.KeyOf(decision));
            var status = (await house.ProposalAsync(line.Proposal)).Status;
            if (outcome == RetractOutcome.Retracted)
                (sent, status).Should().Be((0, ProposalStatus.Pending));
            else
                (outcome, sent, status).Should().Be((RetractOutcome.AlreadySent, 1, ProposalStatus.Executed));
        }
    }
}

public sealed class Retraction_on_Sqlite(SqliteDatabase database)
    : RetractionContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Retraction_on_Postgres(PostgresDatabase database)
    : RetractionContract(database),
        IClassFixture<PostgresDatabase>;
