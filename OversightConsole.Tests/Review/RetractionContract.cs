using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Review;

public abstract class RetractionContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Taken_back_within_the_window_it_waits_again_and_is_never_sent()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        harness.Time.Advance(TimeSpan.FromSeconds(9));

        (await harness.Decisions.RetractAsync(harness.Ravi, decision)).Should().Be(RetractOutcome.Retracted);

        var proposal = await harness.ProposalAsync(line.Proposal);
        (proposal.Status, proposal.Round).Should().Be((ProposalStatus.Pending, 1));
        (await harness.SendAsync()).Should().Be(0);
        harness.Desk.Sent.Should().BeEmpty();
        (await harness.Decisions.RetractAsync(harness.Ravi, decision)).Should().Be(RetractOutcome.AlreadyRetracted);
        (await harness.OverrideAsync(harness.Mia, line, Drafts.Value(Drafts.Fault)))
            .Should()
            .BeOfType<ReservedByOther>("Ravi still has the ticket");
        (await harness.OverrideAsync(harness.Ravi, line, Drafts.Value(Drafts.Fault))).Should().BeOfType<Recorded>();
        (await harness.ReadAsync(db => db.Set<Decision>().CountAsync())).Should().Be(2);
    }

    [SkippableFact]
    public async Task Once_sent_it_is_too_late()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        await harness.SendAsync();

        (await harness.Decisions.RetractAsync(harness.Ravi, decision)).Should().Be(RetractOutcome.AlreadySent);

        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
    }

    [SkippableFact]
    public async Task Put_off_by_a_busy_desk_it_is_too_late_and_no_page_offers_it()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var decision = await harness.ApprovedAsync(line);
        harness.Desk.Around = (_, _) => Task.FromResult<SorOutcome>(new Throttled(TimeSpan.FromMinutes(1)));
        await harness.SendAsync();

        (await harness.Decisions.RetractAsync(harness.Ravi, decision)).Should().Be(RetractOutcome.AlreadySent);

        (await harness.Get<QueueReader>().UndoableAsync(harness.Ravi)).Should().BeEmpty();
        var card = await harness.Get<QueueReader>().OpenAsync(harness.Ravi, line.On);
        card!.Lines.Single().Decision!.CanUndo.Should().BeFalse();
    }

    [SkippableFact]
    public async Task Rejection_can_be_taken_back_until_its_window_ends()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var early = await harness.SuggestAsync();
        var late = await harness.SuggestAsync();
        var first = (Recorded)await harness.RejectAsync(harness.Ravi, early);
        var second = (Recorded)await harness.RejectAsync(harness.Ravi, late);

        (await harness.Decisions.RetractAsync(harness.Ravi, first.DecisionId)).Should().Be(RetractOutcome.Retracted);
        harness.Time.Advance(TimeSpan.FromSeconds(10));
        (await harness.Decisions.RetractAsync(harness.Ravi, second.DecisionId)).Should().Be(RetractOutcome.AlreadySent);

        (await harness.ProposalAsync(early.Proposal)).Status.Should().Be(ProposalStatus.Pending);
        (await harness.ProposalAsync(late.Proposal)).Status.Should().Be(ProposalStatus.Rejected);
    }

    [SkippableFact]
    public async Task Only_its_decider_or_a_manager_takes_it_back()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var decision = await harness.ApprovedAsync(await harness.SuggestAsync());

        (await harness.Decisions.RetractAsync(harness.Mia, decision)).Should().Be(RetractOutcome.NotAllowed);
        (await harness.Decisions.RetractAsync(harness.Manager, decision)).Should().Be(RetractOutcome.Retracted);
        (await harness.Decisions.RetractAsync(harness.Manager, Guid.NewGuid())).Should().Be(RetractOutcome.NotFound);
    }

    [SkippableFact]
    public async Task Retraction_and_executor_at_once_never_both_win()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var decisions = new List<(Line Line, Guid Decision)>();
        for (var i = 0; i < 40; i++)
        {
            var line = await harness.SuggestAsync();
            decisions.Add((line, await harness.ApprovedAsync(line)));
        }
        harness.Time.Advance(TimeSpan.FromSeconds(11));

        var sending = Task.Run(() => harness.Executor.RunOnceAsync());
        var outcomes = await Task.WhenAll(
            decisions.Select(d => Task.Run(() => harness.Decisions.RetractAsync(harness.Ravi, d.Decision)))
        );
        await sending;

        foreach (var ((line, decision), outcome) in decisions.Zip(outcomes))
        {
            var sent = harness.Desk.Sent.Count(c => c.IdempotencyKey == ExecutionIntent.KeyOf(decision));
            var status = (await harness.ProposalAsync(line.Proposal)).Status;
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
