using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Review;

[Trait("Category", "Time")]
public abstract class DecisionContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Approved_as_proposed_is_written_down_with_its_answer_its_trail_and_the_intent_to_send_it()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();

        var recorded = (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<Recorded>().Subject;

        recorded.SendsAt.Should().Be(harness.Time.GetUtcNow() + TimeSpan.FromSeconds(10));
        var proposal = await harness.ProposalAsync(line.Proposal);
        proposal.Status.Should().Be(ProposalStatus.Approved);
        var decision = await harness.ReadAsync(db => db.Set<Decision>().SingleAsync());
        decision.Id.Should().Be(recorded.DecisionId);
        decision.ProposalHash.Should().Be(proposal.ActionHash);
        (decision.ById, decision.ByName, decision.Verdict).Should().Be(("ravi", "Ravi", Verdict.Approve));
        (await harness.ReadAsync(db => db.Set<Answer>().SingleAsync())).PersonId.Should().Be("ravi");
        (await harness.IntentAsync(recorded.DecisionId)).State.Should().Be(IntentState.Intent);
        (await harness.TrailAsync(line)).Should().Equal("proposal.made", "decision.recorded", "evidence.entered");
    }

    [SkippableFact]
    public async Task Overridden_with_value_and_reason_sends_the_right_value()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();

        var outcome = await harness.OverrideAsync(harness.Ravi, line, Drafts.Value(Drafts.Fault));

        outcome.Should().BeOfType<Recorded>().Which.Sentence.Should().Contain("Your value").And.Contain("Fault");
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Overridden);
        await harness.SendAsync();
        (await harness.FieldAsync(line.Ticket, TicketFields.Item)).Should().Be(Drafts.Fault);
    }

    [SkippableFact]
    public async Task People_may_stop_at_the_subtype()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();

        var outcome = await harness.OverrideAsync(harness.Ravi, line, "service-desk|incident|incident/printing|");

        outcome.Should().BeOfType<Recorded>();
        await harness.SendAsync();
        (await harness.FieldAsync(line.Ticket, TicketFields.Subtype)).Should().Be("incident/printing");
        (await harness.FieldAsync(line.Ticket, TicketFields.Item)).Should().BeNull();
    }

    [SkippableFact]
    public async Task Override_with_the_proposed_value_counts_as_approval()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();

        await harness.OverrideAsync(harness.Ravi, line, Drafts.Value(Drafts.Driver));

        var decision = await harness.ReadAsync(db => db.Set<Decision>().SingleAsync());
        (decision.Verdict, decision.Reason, decision.Value).Should().Be((Verdict.Approve, null, null));
    }

    [SkippableFact]
    public async Task Rejected_sends_nothing_and_keeps_its_reason()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();

        var recorded = (await harness.RejectAsync(harness.Ravi, line)).Should().BeOfType<Recorded>().Subject;

        recorded.SendsAt.Should().BeNull();
        (await harness.ReadAsync(db => db.Set<Decision>().SingleAsync())).Reason.Should().Be("wrong");
        (await harness.SendAsync()).Should().Be(0);
        (await harness.ReadAsync(db => db.Set<ExecutionIntent>().CountAsync())).Should().Be(0);
        (await harness.FieldAsync(line.Ticket, TicketFields.Type)).Should().BeNull();
    }

    [SkippableFact]
    public async Task Skipped_stays_open_for_others()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();

        (await harness.Decisions.SkipAsync(harness.Ravi, line.Item)).Should().BeNull();

        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Pending);
        (await harness.ApproveAsync(harness.Mia, line)).Should().BeOfType<Recorded>();
        (await harness.TrailAsync(line))
            .Should()
            .Equal("proposal.made", "answer.skipped", "decision.recorded", "evidence.entered");
    }

    [SkippableFact]
    public async Task The_rest_taken_together_stay_records_of_their_own()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        Line[] lines = [await harness.SuggestAsync(), await harness.SuggestAsync(), await harness.SuggestAsync()];

        foreach (var line in lines)
            await harness.Decisions.DecideAsync(
                harness.Ravi,
                new DecisionRequest(line.Item, Verdict.Approve, InBulk: true)
            );

        var decisions = await harness.ReadAsync(db => db.Set<Decision>().ToListAsync());
        decisions.Select(d => d.ProposalId).Should().BeEquivalentTo(lines.Select(l => l.Proposal));
        var answers = await harness.ReadAsync(db => db.Set<Answer>().ToListAsync());
        answers.Should().HaveCount(3).And.OnlyContain(a => a.InBulk);
    }

    [SkippableFact]
    public async Task Comment_is_kept_beside_the_trail_and_never_in_it()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        const string secret = "Frau Ärger called twice, she is ill";

        await harness.Decisions.DecideAsync(
            harness.Ravi,
            new DecisionRequest(line.Item, Verdict.Reject, RejectReason: RejectReason.NotNow, Comment: secret)
        );

        var decision = await harness.ReadAsync(db => db.Set<Decision>().SingleAsync());
        decision.Comment.Should().Be(secret);
        var entry = await harness.ReadAsync(db =>
            db.Set<AuditEntry>()
                .SingleAsync(e => e.Kind == "decision.recorded" && e.Subject == $"proposal/{line.Proposal}")
        );
        entry.Payload.Should().NotContain("called twice").And.NotContain("Ärger");
        entry.Payload.Should().Contain(PersonalText.Hash(decision.CommentSalt!, secret));
    }
}

public sealed class Decision_on_Sqlite(SqliteDatabase database)
    : DecisionContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Decision_on_Postgres(PostgresDatabase database)
    : DecisionContract(database),
        IClassFixture<PostgresDatabase>;
