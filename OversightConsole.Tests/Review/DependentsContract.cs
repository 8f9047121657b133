using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Review;

public abstract class DependentsContract(DatabaseFixture database)
{
    private static readonly Fact IfDriver = new(TicketFields.Item, new FieldValue(Drafts.Driver, "Driver"));
    private static readonly Fact IfFault = new(TicketFields.Item, new FieldValue(Drafts.Fault, "Fault"));

    [SkippableFact]
    public async Task What_waited_for_exactly_this_can_be_decided_and_what_rested_on_something_else_is_stale()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (premise, fits, contradicts, rested) = await FamilyAsync(harness);

        await harness.ApprovedAsync(premise);

        (await harness.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Pending);
        var stale = await harness.ProposalAsync(contradicts.Proposal);
        (stale.Status, stale.StatusReason)
            .Should()
            .Be((ProposalStatus.Stale, "Priority is looked at again because item changed."));
        (await harness.ProposalAsync(rested.Proposal)).Status.Should().Be(ProposalStatus.Stale);
    }

    [SkippableFact]
    public async Task A_rejected_premise_leaves_what_waited_for_it_stale()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (premise, fits, _, rested) = await FamilyAsync(harness);

        await harness.RejectAsync(harness.Ravi, premise);

        (await harness.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Stale);
        (await harness.ProposalAsync(rested.Proposal)).Status.Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task Held_lines_cannot_be_decided_and_a_retracted_premise_holds_them_again()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (premise, fits, _, _) = await FamilyAsync(harness);
        (await harness.ApproveAsync(harness.Ravi, fits)).Should().BeOfType<NoLongerOpen>();
        var decision = await harness.ApprovedAsync(premise);

        await harness.Decisions.RetractAsync(harness.Ravi, decision);

        (await harness.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Held);
    }

    [SkippableFact]
    public async Task Premise_and_what_rests_on_it_are_both_written_in_order()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (premise, fits, _, _) = await FamilyAsync(harness);
        await harness.ApprovedAsync(premise);
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        await harness.ApprovedAsync(fits);

        (await harness.SendAsync()).Should().Be(2);

        (await harness.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        (await harness.FieldAsync(fits.Ticket, TicketFields.Priority)).Should().Be("p1");
    }

    [SkippableFact]
    public async Task An_approval_whose_premise_was_taken_back_afterwards_changes_nothing()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (premise, fits, _, _) = await FamilyAsync(harness);
        var first = await harness.ApprovedAsync(premise);
        var second = await harness.ApprovedAsync(fits);
        (await harness.Decisions.RetractAsync(harness.Ravi, first)).Should().Be(RetractOutcome.Retracted);
        var before = await harness.FieldAsync(fits.Ticket, TicketFields.Priority);

        await harness.SendAsync();

        (await harness.IntentAsync(second)).State.Should().Be(IntentState.Conflicted);
        (await harness.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Stale);
        (await harness.FieldAsync(fits.Ticket, TicketFields.Priority)).Should().Be(before);
    }

    /// <summary>A class, two priorities that wait for one class or another, and one that rests on there being none.</summary>
    private static async Task<(Line Premise, Line Fits, Line Contradicts, Line Rested)> FamilyAsync(
        ReviewHarness harness
    )
    {
        var premise = await harness.SuggestAsync();
        var ticket = premise.On;
        return (
            premise,
            await harness.SuggestAsync(ticket, (t, _) => Drafts.Priority(t, "p1", [], [IfDriver])),
            await harness.SuggestAsync(ticket, (t, _) => Drafts.Priority(t, "p2", [], [IfFault])),
            await harness.SuggestAsync(
                ticket,
                (t, _) => Drafts.Priority(t, "p4", [new Fact(TicketFields.Item, null)], [])
            )
        );
    }
}

public sealed class Dependents_on_Sqlite(SqliteDatabase database)
    : DependentsContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Dependents_on_Postgres(PostgresDatabase database)
    : DependentsContract(database),
        IClassFixture<PostgresDatabase>;
