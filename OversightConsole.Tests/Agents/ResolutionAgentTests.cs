using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Resolution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Agents;

public sealed class ResolutionAgentTests
{
    private static readonly ResolvedTicket Alike = new(
        "12",
        "Scanner feeds no paper",
        "northwind",
        "Printing › Fault",
        "Roller cleaned, feeds again.",
        0.5
    );

    [Fact]
    public void How_the_most_similar_ticket_was_resolved_is_quoted_with_its_number_for_staff_only()
    {
        var draft = Draft(Views.Of("Scanner", "The scanner feeds no paper.") with { Resolved = [Alike] });

        draft.Action.Changes.Should().ContainSingle(c => c.Field == TicketFields.Note);
        draft.Action.Changes[0].After!.Name.Should().Contain("#12").And.Contain("Roller cleaned, feeds again.");
        draft.Risk.Should().Be(RiskTier.Low);
        draft.Explanation.Similar.Should().ContainSingle(s => s.Number == "12");
        draft.Confidence.Should().Be(0.88);
    }

    [Fact]
    public void Another_customers_resolution_is_not_quoted_even_if_it_gets_this_far()
    {
        var view = Views.Of("Scanner", "The scanner feeds no paper.") with
        {
            Resolved = [Alike with { Company = "harbor" }],
        };

        new ResolutionAgent().Look(view).Should().BeOfType<Abstains>();
    }

    [Fact]
    public void What_is_too_little_alike_or_has_no_resolution_is_not_quoted()
    {
        var view = Views.Of("Scanner", "The scanner feeds no paper.") with
        {
            Resolved =
            [
                Alike with
                {
                    Likeness = 0.1,
                },
                Alike with
                {
                    Resolution = null,
                },
                Alike with
                {
                    Resolution = " ",
                },
            ],
        };

        new ResolutionAgent().Look(view).Should().BeOfType<Abstains>();
    }

    [Theory]
    [InlineData("Thanks, all good!")]
    [InlineData("Thank you!\n\nRegards\nDana")]
    [InlineData("Vielen Dank")]
    [InlineData("merci")]
    public void Thanks_never_changes_a_status(string said)
    {
        foreach (var status in new[] { Views.New, Views.Completed, Views.WaitingClient })
            new ResolutionAgent()
                .Look(Views.Of("Scanner", "No paper.", [Views.Customer(said)], (TicketFields.Status, status)))
                .Should()
                .BeOfType<Abstains>()
                .Which.Why.Should()
                .Contain("thanks");
    }

    [Theory]
    [InlineData("It works again, thanks!")]
    [InlineData("That fixed it.")]
    [InlineData("Funktioniert jetzt wieder, danke")]
    public void A_customer_who_says_that_it_works_completes_the_ticket_with_a_resolution_note(string said)
    {
        var draft = Draft(
            Views.Of("Scanner", "No paper.", [Views.Technician("Cleaned the roller."), Views.Customer(said)])
        );

        draft.Action.FieldKey.Should().Be("status+note");
        draft.Action.Changes[0].After!.Id.Should().Be("completed");
        draft.Action.Changes[1].After!.Name.Should().Contain("Cleaned the roller");
    }

    [Theory]
    [InlineData("It works again but the other tray does not.")]
    [InlineData("Does it work now?")]
    [InlineData("It is not fixed.")]
    [InlineData("I will tell you once it works again.")]
    public void Half_a_success_is_none(string said) =>
        new ResolutionAgent()
            .Look(Views.Of("Scanner", "No paper.", [Views.Customer(said)]))
            .Should()
            .BeOfType<Abstains>();

    [Theory]
    [InlineData("Could you send us the serial number, please?", false, "waiting-client")]
    [InlineData("Opened a case with the manufacturer.", true, "waiting-vendor")]
    [InlineData("Waiting for parts, two days.", true, "waiting-vendor")]
    public void A_question_to_the_customer_or_a_vendors_case_stops_the_clock(
        string said,
        bool isInternal,
        string status
    )
    {
        var draft = Draft(Views.Of("Scanner", "No paper.", [Views.Technician(said, isInternal)]));

        draft.Action.FieldKey.Should().Be("status");
        draft.Action.Changes[0].After!.Id.Should().Be(status);
    }

    [Fact]
    public void An_answered_question_and_an_internal_one_wait_for_nobody()
    {
        var asked = Views.Technician("Could you send us the serial number, please?");
        new ResolutionAgent()
            .Look(Views.Of("Scanner", "No paper.", [asked, Views.Customer("It is 4711-A.")]))
            .Should()
            .BeOfType<Abstains>();
        new ResolutionAgent()
            .Look(Views.Of("Scanner", "No paper.", [Views.Technician("Could you check this, Sam?", true)]))
            .Should()
            .BeOfType<Abstains>();
    }

    [Fact]
    public void A_new_starter_asked_for_by_nobody_who_may_approve_is_answered_by_asking_the_approver()
    {
        var dana = new FieldValue("northwind/dana", "Dana Reyes");
        var draft = Draft(
            Views.Of("New starter on Monday", "Please create account and mailbox.", null, (TicketFields.Contact, dana))
        );

        draft.Action.FieldKey.Should().Be("status+reply");
        draft.Action.Changes[1].After!.Name.Should().Contain("Dana Reyes").And.Contain("Pat Boss");
        draft.Risk.Should().Be(RiskTier.Medium);
        draft.Explanation.Consequence.Should().Be("The answer is e-mailed at once and cannot be taken back.");
    }

    [Fact]
    public void A_new_starter_asked_for_by_an_approver_waits_for_nobody()
    {
        var boss = new FieldValue("northwind/boss", "Pat Boss");
        new ResolutionAgent()
            .Look(Views.Of("New starter on Monday", "Create an account.", null, (TicketFields.Contact, boss)))
            .Should()
            .BeOfType<Abstains>();
    }

    [Fact]
    public void While_nobody_knows_the_customer_it_waits()
    {
        var view = Views.Of("Scanner", "No paper.", null, (TicketFields.Company, new FieldValue("nobody", "Catchall")));

        new ResolutionAgent().Look(view with { Resolved = [Alike] }).Should().BeOfType<Waits>();
    }

    [Fact]
    public void A_customer_that_is_only_proposed_holds_the_quotation()
    {
        var view = Views.Of("Scanner", "The scanner feeds no paper.") with { Resolved = [Alike] };
        var actual = new Dictionary<string, FieldValue>(view.Actual.Fields);
        actual[TicketFields.Company] = new FieldValue("catchall", "Catchall (unassigned)");

        Draft(view with { Actual = view.Actual with { Fields = actual } })
            .Premises.Should()
            .ContainSingle(p => p.Field == TicketFields.Company);
    }

    private static ProposalDraft Draft(TicketView view) =>
        new ResolutionAgent().Look(view).Should().BeOfType<Proposes>().Subject.Draft;
}
