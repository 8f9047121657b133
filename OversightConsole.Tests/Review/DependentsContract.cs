using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Review;

public abstract class DependentsContract(DatabaseFixture database)
{
    private static readonly Fact IfDriver = new(TicketFields.Item, new FieldValue(Drafts.Driver, "Driver"));
    private static readonly Fact IfFault = new(TicketFields.Item, new FieldValue(Drafts.Fault, "Fault"));

    [SkippableFact]
    public async Task What_waited_for_exactly_this_can_be_decided_and_what_rested_on_something_else_is_stale()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (premise, fits, contradicts, rested) = await FamilyAsync(house);

        await house.ApprovedAsync(premise);

        (await house.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Pending);
        var stale = await house.ProposalAsync(contradicts.Proposal);
        (stale.Status, stale.StatusReason)
            .Should()
            .Be((ProposalStatus.Stale, "Priority is looked at again because item changed."));
        (await house.ProposalAsync(rested.Proposal)).Status.Should().Be(ProposalStatus.Stale);
    }

    [SkippableFact]
    public async Task A_rejected_premise_leaves_what_waited_for_it_stale()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (premise, fits, _, rested) = await FamilyAsync(house);

        await house.RejectAsync(house.Ravi, premise);

        (await house.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Stale);
        (await house.ProposalAsync(rested.Proposal)).Status.Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task Held_lines_cannot_be_decided_and_a_retracted_premise_holds_them_again()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (premise, fits, _, _) = await FamilyAsync(house);
        (await house.ApproveAsync(house.Ravi, fits)).Should().BeOfType<NoLongerOpen>();
        var decision = await house.ApprovedAsync(premise);

        await house.Decisions.RetractAsync(house.Ravi, decision);

        (await house.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Held);
    }

    [SkippableFact]
    public async Task Premise_and_what_rests_on_it_are_both_written_in_order()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (premise, fits, _, _) = await FamilyAsync(house);
        await house.ApprovedAsync(premise);
        house.Time.Advance(TimeSpan.FromSeconds(1));
        await house.ApprovedAsync(fits);

        (await house.SendAsync()).Should().Be(2);

        (await house.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        (await house.FieldAsync(fits.Ticket, TicketFields.Priority)).Should().Be("p1");
    }

    [SkippableFact]
    public async Task An_approval_whose_premise_was_taken_back_afterwards_changes_nothing()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (premise, fits, _, _) = await FamilyAsync(house);
        var first = await house.ApprovedAsync(premise);
        var second = await house.ApprovedAsync(fits);
        (await house.Decisions.RetractAsync(house.Ravi, first)).Should().Be(RetractOutcome.Retracted);
        var before = await house.FieldAsync(fits.Ticket, TicketFields.Priority);

        await house.SendAsync();

        (await house.IntentAsync(second)).State.Should().Be(IntentState.Conflicted);
        (await house.ProposalAsync(fits.Proposal)).Status.Should().Be(ProposalStatus.Stale);
        (await house.FieldAsync(fits.Ticket, TicketFields.Priority)).Should().Be(before);
    }

    /// <summary>A class, two priorities that wait for one class or another, and one that rests on there being none.</summary>
    private static async Task<(Line Premise, Line Fits, Line Contradicts, Line Rested)> FamilyAsync(ReviewHouse house)
    {
        var premise = await house.SuggestAsync();
        var ticket = premise.On;
        return (
            premise,
            await house.SuggestAsync(ticket, (t, _) => Drafts.Priority(t, "p1", [], [IfDriver])),
            await house.SuggestAsync(ticket, (t, _) => Drafts.Priority(t, "p2", [], [IfFault])),
            await house.SuggestAsync(
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
