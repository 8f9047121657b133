using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Agreement;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Company;
using OversightConsole.Core.Agents.Contact;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.Agents.Resolution;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Traps;

/// <summary>Traps about whose a ticket is and who pays for it.</summary>
[Collection(TrapCollection.Name)]
[Trait("Category", "Time")]
public sealed class WhoseTraps(TrapDesk desk)
{
    [Fact]
    public async Task Trap_01_Unknown_sender_is_known_by_the_phone_in_the_signature()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(1);

        var company = (await harness.ProposalAsync(trap.Ticket, CompanyAgent.AgentKey))!;
        company.Action.Changes.Single().After!.Id.Should().Be("northwind");
        company.Rationale.Should().Contain("telephone number");
        company.Risk.Should().Be(RiskTier.Medium, "the wrong customer would see it");
        var contact = (await harness.ProposalAsync(trap.Ticket, ContactAgent.AgentKey))!;
        contact.Status.Should().Be(ProposalStatus.Held, "who asks depends on whose ticket it is");
        contact.Action.Changes.Single().After!.Id.Should().Be("northwind/bob-trask");
        var card = await harness.CardAsync(trap.Ticket);
        card.Customer.Should().Be("No customer yet");
        card.Lines.Single(l => l.Agent == ContactAgent.AgentKey).State.Should().Be(LineState.Held);
        (await harness.ProposalAsync(trap.Ticket, ClassificationAgent.AgentKey))!
            .Action.Changes.Select(c => c.After!.Id)
            .Should()
            .Contain("incident/account/mfa");
        (await harness.ProposalAsync(trap.Ticket, PriorityAgent.AgentKey))!
            .Action.Changes.Single(c => c.Field == TicketFields.Priority)
            .After!.Id.Should()
            .Be("p3");
    }

    [Fact]
    public async Task Trap_02_Tax_not_Accounting()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(2);

        var company = (await harness.ProposalAsync(trap.Ticket, CompanyAgent.AgentKey))!;
        company.Action.Changes.Single().After!.Name.Should().Be("Sable & Finch Tax");
        company.Rationale.Should().Contain("Not Sable").And.Contain("Accounting, which is a customer of its own");
        (await harness.DecideAsync(trap.Ticket, CompanyAgent.AgentKey, Verdict.Approve)).Should().BeOfType<Recorded>();
        await harness.SendAsync();
        (await harness.TicketAsync(trap.Ticket))[TicketFields.Company]!.Id.Should().Be("sable-tax");
        (await harness.LookAsync(trap.Ticket, AgreementAgent.AgentKey))!
            .Why.Should()
            .Contain("None in force")
            .And.Contain("time and materials", "its own agreement has run out, and the other company's is not its");
    }

    [Fact]
    public async Task Trap_12_A_starter_without_an_approver_waits_for_one()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(12);

        (await harness.ProposalAsync(trap.Ticket, ClassificationAgent.AgentKey))!
            .Action.Changes.Select(c => c.After!.Id)
            .Should()
            .Contain("request/user/new-starter");
        var ask = (await harness.ProposalAsync(trap.Ticket, ResolutionAgent.AgentKey))!;
        ask.Rationale.Should().Contain("Molly Kerr").And.Contain("is no approver of Ridgeway Freight");
        var reply = ask.Action.Changes.Single(c => c.Field == TicketFields.Reply).After!.Name;
        reply.Should().Contain("go-ahead of").And.Contain("Hank Dorsey");
        ask.Risk.Should().Be(RiskTier.Medium, "an answer cannot be taken back");

        await harness.AnswerAsync(trap.Ticket, "ridgeway/hank-dorsey", "Yes, please go ahead.");

        (await harness.ProposalAsync(trap.Ticket, ResolutionAgent.AgentKey))!
            .Status.Should()
            .NotBe(ProposalStatus.Pending, "an approver has answered");
        (await harness.ProposalsAsync(trap.Ticket)).Should().NotContain(p => p.Status == ProposalStatus.Executed);
    }

    [Fact]
    public async Task Trap_14_Block_hours_nearly_used_are_warned_of()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(14);

        var agreement = (await harness.ProposalAsync(trap.Ticket, AgreementAgent.AgentKey))!;
        agreement.Action.Changes.Single().After!.Id.Should().Be("bluebird/block");
        agreement.Rationale.Should().Contain("Warning").And.Contain("0.4 hours");
        agreement.Explanation.Consequence.Should().Contain("Only 0.4 hours are left");
    }

    [Fact]
    public async Task Trap_15_Between_two_agreements_work_is_paid_by_the_hour()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(15);

        (await harness.ProposalAsync(trap.Ticket, AgreementAgent.AgentKey)).Should().BeNull();
        var look = (await harness.LookAsync(trap.Ticket, AgreementAgent.AgentKey))!;
        look.Result.Should().Be(LookResult.Abstained);
        look.Why.Should()
            .Be(
                "None in force on 23 November 2026; the next, Managed services (new), begins on 29 November 2026: time and materials."
            );
    }

    [Fact]
    public async Task Trap_24_A_wrong_company_is_noticed_and_contact_and_agreement_are_looked_at_again()
    {
        await using var harness = await desk.OpenAsync();
        var trap = await harness.ArriveAsync(24, steps: 0);
        var company = (await harness.ProposalAsync(trap.Ticket, CompanyAgent.AgentKey))!;
        company.Action.Changes.Single().After!.Id.Should().Be("sable-tax", "the sender speaks against Accounting");
        (await harness.ProposalAsync(trap.Ticket, ContactAgent.AgentKey))!.Status.Should().Be(ProposalStatus.Held);

        await harness.StepAsync(trap, 0);

        (await harness.LookAsync(trap.Ticket, CompanyAgent.AgentKey))!.Why.Should().Contain("set the customer");
        (await harness.LookAsync(trap.Ticket, ContactAgent.AgentKey))!
            .Why.Should()
            .Contain("set already (Sally Crane)");
        (await harness.LookAsync(trap.Ticket, AgreementAgent.AgentKey))!.Why.Should().Contain("None in force");
    }

    [Fact]
    public async Task Trap_24_A_company_that_a_person_corrects_later_counts_as_a_severe_error()
    {
        await using var harness = await desk.OpenAsync();
        var trap = await harness.ArriveAsync(24, steps: 0);
        await harness.DecideAsync(trap.Ticket, CompanyAgent.AgentKey, Verdict.Approve);
        await harness.SendAsync();

        harness.Time.Advance(TimeSpan.FromMinutes(20));
        await harness.ChangeAsync(trap.Ticket, "dwells", (TicketFields.Company, "sable-accounting"));
        await harness.Get<OutcomeWatch>().RunOnceAsync();

        var company = (await harness.ProposalAsync(trap.Ticket, CompanyAgent.AgentKey))!;
        (await harness.ReadAsync(db => db.Set<EvidenceEntry>().Where(e => e.ProposalId == company.Id).ToListAsync()))
            .Should()
            .Contain(e => e.IsSevere);
        (await harness.ProposalsAsync(trap.Ticket))
            .Where(p => p.Agent == AgreementAgent.AgentKey && p.Status is ProposalStatus.Held or ProposalStatus.Pending)
            .Should()
            .OnlyContain(p => p.Action.Changes[0].After!.Id.StartsWith("sable-accounting/"));
    }
}
