using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Review;

public abstract class RefusedDecisionContract(DatabaseFixture database)
{
    [SkippableTheory]
    [InlineData(Verdict.Override, null, OverrideReason.Other, null, "value")]
    [InlineData(Verdict.Override, "service-desk|incident|incident/printing|x", OverrideReason.Other, null, "value")]
    [InlineData(
        Verdict.Override,
        "service-desk|incident|incident/printing|incident/printing/fault",
        null,
        null,
        "reason"
    )]
    [InlineData(Verdict.Reject, null, null, null, "reason")]
    [InlineData(Verdict.Approve, null, null, 2001, "comment")]
    public async Task What_is_missing_or_wrong_is_named(
        Verdict verdict,
        string? value,
        OverrideReason? reason,
        int? commentLength,
        string field
    )
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var comment = commentLength is { } length ? new string('x', length) : null;

        var outcome = await harness.Decisions.DecideAsync(
            harness.Ravi,
            new DecisionRequest(line.Item, verdict, value, reason, null, comment)
        );

        outcome.Should().BeOfType<InvalidRequest>().Which.Field.Should().Be(field);
        await StillOpenAsync(harness, line);
    }

    [SkippableFact]
    public async Task Auditor_may_neither_decide_nor_skip()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();

        (await harness.ApproveAsync(harness.Auditor, line)).Should().BeOfType<NotAllowed>();
        (await harness.Decisions.SkipAsync(harness.Auditor, line.Item)).Should().BeOfType<NotAllowed>();
        await StillOpenAsync(harness, line);
    }

    [SkippableFact]
    public async Task Disabled_user_may_neither_decide_nor_skip_whatever_the_session_still_says()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        await harness.DisableAsync(harness.Ravi);

        (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<NotAllowed>();
        (await harness.Decisions.SkipAsync(harness.Ravi, line.Item)).Should().BeOfType<NotAllowed>();
        await StillOpenAsync(harness, line);
    }

    [SkippableFact]
    public async Task Ticket_claimed_by_another_says_who_has_it_until_the_claim_runs_out()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        await harness.Get<TicketReservations>().ReserveAsync(harness.Mia, line.On);

        (await harness.ApproveAsync(harness.Ravi, line))
            .Should()
            .BeOfType<ReservedByOther>()
            .Which.By.Should()
            .Be("Mia");
        await StillOpenAsync(harness, line);

        harness.Time.Advance(TicketReservations.Length);
        (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<Recorded>();
    }

    [SkippableFact]
    public async Task High_risk_is_not_approved_by_one_person_alone_but_may_be_rejected()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync(draft: (t, c) => Drafts.Class(t, c) with { Risk = RiskTier.High });

        (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<SecondNeeded>();
        (await harness.StatusAsync(line)).Should().Be(ProposalStatus.Pending);
        (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<NotAllowed>();
        (await harness.StatusAsync(line)).Should().Be(ProposalStatus.Pending);
        (await harness.RejectAsync(harness.Ravi, line)).Should().BeOfType<Recorded>();
    }

    [SkippableFact]
    public async Task High_risk_is_approved_by_the_second_person_at_once_though_the_first_had_the_ticket()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync(draft: (t, c) => Drafts.Class(t, c) with { Risk = RiskTier.High });
        await harness.ApproveAsync(harness.Ravi, line);

        (await harness.ApproveAsync(harness.Mia, line)).Should().BeOfType<Recorded>();

        (await harness.StatusAsync(line)).Should().Be(ProposalStatus.Approved);
        (await harness.ReadAsync(db => db.Set<Decision>().CountAsync())).Should().Be(1);
    }

    [SkippableFact]
    public async Task Expired_is_no_longer_open_and_nobody_is_said_to_have_denied_it()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        harness.Time.Advance(ProposalLifecycle.Lifetime);

        var outcome = (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<NoLongerOpen>().Subject;

        outcome.Status.Should().Be(ProposalStatus.Expired);
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Expired);
        (await harness.ReadAsync(db => db.Set<Decision>().CountAsync())).Should().Be(0);
    }

    [SkippableFact]
    public async Task Ticket_changed_on_the_desk_is_refused_as_stale_with_the_field_named()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        await harness.ChangeAsync(line.On, TicketFields.Summary, "It is the scanner");

        var outcome = (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<NoLongerOpen>().Subject;

        outcome.Status.Should().Be(ProposalStatus.Stale);
        outcome.Sentence.Should().Contain("summary changed");
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Stale);
    }

    [SkippableFact]
    public async Task A_change_that_nothing_rests_on_does_not_matter()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        await harness.ChangeAsync(line.On, TicketFields.Team, "second-line");

        (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<Recorded>();
    }

    [SkippableFact]
    public async Task Closed_ticket_ends_the_proposal_as_expired()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        await harness.CloseAsync(line.On);

        var outcome = (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<NoLongerOpen>().Subject;

        outcome.Status.Should().Be(ProposalStatus.Expired);
        outcome.Sentence.Should().StartWith("The ticket was closed.");
    }

    [SkippableFact]
    public async Task Second_decider_is_told_who_decided_what_and_when()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        await harness.RejectAsync(harness.Mia, line);
        var at = harness.Time.GetUtcNow();
        harness.Time.Advance(TimeSpan.FromSeconds(4));

        var outcome = (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<AlreadyDecided>().Subject;

        (outcome.By, outcome.Verdict, outcome.At).Should().Be(("Mia", Verdict.Reject, at));
        outcome.Sentence.Should().Be("Mia rejected this 4 s ago. Your answer wasn't used.");
    }

    [SkippableFact]
    public async Task Decision_answer_trail_and_intent_are_there_together_or_not_at_all()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var before = await harness.Get<AuditVerifier>().VerifyAsync();

        var broken = () =>
            harness
                .Get<BulkWrites>()
                .RunAsync(async ct =>
                {
                    (await harness.ApproveAsync(harness.Ravi, line)).Should().BeOfType<Recorded>();
                    await harness.AppendAsync(new { impossible = typeof(string) }, ct);
                });

        await broken.Should().ThrowAsync<NotSupportedException>();
        await StillOpenAsync(harness, line);
        (await harness.ReadAsync(db => db.Set<TicketReservation>().CountAsync())).Should().Be(0);
        (await harness.Get<AuditVerifier>().VerifyAsync()).Should().Be(before);
    }

    private static async Task StillOpenAsync(ReviewHarness harness, Line line)
    {
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Pending);
        (await harness.ReadAsync(db => db.Set<Decision>().CountAsync())).Should().Be(0);
        (await harness.ReadAsync(db => db.Set<Answer>().CountAsync())).Should().Be(0);
        (await harness.ReadAsync(db => db.Set<ExecutionIntent>().CountAsync())).Should().Be(0);
    }
}

public sealed class RefusedDecision_on_Sqlite(SqliteDatabase database)
    : RefusedDecisionContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class RefusedDecision_on_Postgres(PostgresDatabase database)
    : RefusedDecisionContract(database),
        IClassFixture<PostgresDatabase>;
