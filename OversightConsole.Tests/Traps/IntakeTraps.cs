using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Intake;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.Agents.Security;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Traps;

/// <summary>Traps that are decided before the others look.</summary>
[Collection(TrapCollection.Name)]
[Trait("Category", "Time")]
public sealed class IntakeTraps(TrapDesk desk)
{
    [Fact]
    public async Task Trap_06_Agents_keep_off_once_the_customers_own_IT_has_taken_it()
    {
        await using var harness = await desk.OpenAsync();
        var trap = await harness.ArriveAsync(6, steps: 0);
        (await harness.ProposalsAsync(trap.Ticket)).Should().Contain(p => p.Status == ProposalStatus.Pending);

        await harness.StepAsync(trap, 0);

        (await harness.ProposalsAsync(trap.Ticket))
            .Should()
            .OnlyContain(p => p.Status == ProposalStatus.Withdrawn || p.Status == ProposalStatus.Stale);
        (await harness.LookAsync(trap.Ticket, IntakeAgent.AgentKey))!
            .Why.Should()
            .StartWith("The customer's own IT has taken it: Greg Sutter wrote");
        (await harness.CardAsync(trap.Ticket)).Lines.Should().NotContain(l => l.State == LineState.Waiting);
    }

    [Fact]
    public async Task Trap_07_Thanks_after_the_end_changes_nothing()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(7);

        (await harness.TicketAsync(trap.Ticket))[TicketFields.Status]!.Id.Should().Be("completed");
        (await harness.LookAsync(trap.Ticket, IntakeAgent.AgentKey))!
            .Why.Should()
            .Be("The customer only says thanks: Completed stays as it is.");
        (await harness.ProposalsAsync(trap.Ticket))
            .Should()
            .NotContain(p =>
                p.Status == ProposalStatus.Pending && p.Action.Changes.Any(c => c.Field == TicketFields.Status)
            );
    }

    [Fact]
    public async Task Trap_09_A_warning_that_heals_itself_is_set_aside()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(9);

        var aside = (await harness.ProposalAsync(trap.Ticket, IntakeAgent.AgentKey))!;
        aside.Action.Changes.Select(c => c.After!.Id).Should().Equal("self-healed", "alerts");
        aside.Rationale.Should().Contain("went away by itself once").And.Contain($"#{trap.Tickets[0].Id}");
        aside.Confidence.Should().BeLessThan(0.75, "once before is not much");
        await harness.DecideAsync(trap.Ticket, IntakeAgent.AgentKey, Verdict.Approve);
        await harness.SendAsync();
        (await harness.TicketAsync(trap.Ticket))[TicketFields.Status]!.Id.Should().Be("self-healed");
    }

    [Fact]
    public async Task Trap_10_A_forged_mail_from_the_boss_is_held_for_people()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(10);

        var hold = (await harness.ProposalAsync(trap.Ticket, IntakeAgent.AgentKey))!;
        hold.Action.Changes.Select(c => c.After!.Id).Should().Equal("new", "security");
        hold.Rationale.Should().Contain("only looks like").And.Contain("known number");
        (await harness.ProposalsAsync(trap.Ticket))
            .Should()
            .OnlyContain(p => p.Explanation.Suspicions.Count > 0, "nobody acts alone on such a ticket");
        (await harness.ProposalAsync(trap.Ticket, SecurityAgent.AgentKey))!
            .Action.Changes.Single()
            .After!.Name.Should()
            .StartWith("Hold: this reads like payment fraud");
        (await OthersAsync(harness, trap)).Should().OnlyContain(p => p.Status == ProposalStatus.Held);

        await harness.DecideAsync(trap.Ticket, IntakeAgent.AgentKey, Verdict.Approve);
        await harness.SendAsync();

        (await harness.TicketAsync(trap.Ticket))[TicketFields.Board]!.Id.Should().Be("security");
        (await harness.TicketAsync(trap.Ticket))[TicketFields.Type].Should().BeNull("no agent goes on without people");
    }

    [Fact]
    public async Task Trap_10_Once_people_say_that_it_is_no_fraud_the_others_go_on()
    {
        await using var harness = await desk.OpenAsync();
        var trap = await harness.ArriveAsync(10);
        harness.Time.Advance(TimeSpan.FromMinutes(1));

        await harness.DecideAsync(trap.Ticket, IntakeAgent.AgentKey, Verdict.Reject);
        await harness.WorkAsync();

        var priority = (await harness.ProposalAsync(trap.Ticket, PriorityAgent.AgentKey))!;
        priority.Status.Should().Be(ProposalStatus.Pending);
        (await harness.TicketAsync(trap.Ticket))[TicketFields.Board]!.Id.Should().NotBe("security");
    }

    [Fact]
    public async Task Trap_11_Orders_in_the_text_are_shown_and_not_followed()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(11);

        (await harness.LookAsync(trap.Ticket, IntakeAgent.AgentKey))!
            .Why.Should()
            .StartWith("Work for people, and marked: The text tells agents to ignore their rules.");
        var proposals = await harness.ProposalsAsync(trap.Ticket);
        proposals.Should().OnlyContain(p => p.Explanation.Suspicions.Count > 0);
        var written = proposals.SelectMany(p => p.Action.Changes).ToLookup(c => c.Field, c => c.After?.Id);
        written[TicketFields.Priority].Should().Equal("p3");
        written[TicketFields.Item].Should().Equal("incident/email/outlook");
        written[TicketFields.Board].Should().Equal("service-desk");
        written[TicketFields.Owner].Should().NotContain("contoso/luis-romero").And.HaveCount(1);
        written[TicketFields.Status].Should().BeEmpty();
    }

    [Fact]
    public async Task Trap_13_A_hostile_leaver_goes_to_Security_as_P1_and_only_people_shut_anything()
    {
        await using var harness = await desk.OpenAsync();

        var trap = await harness.ArriveAsync(13);

        var hold = (await harness.ProposalAsync(trap.Ticket, IntakeAgent.AgentKey))!;
        hold.Action.Changes.Select(c => c.After!.Id).Should().Equal("new", "security");
        var type = (await harness.ProposalAsync(trap.Ticket, ClassificationAgent.AgentKey))!;
        type.Action.Changes.Select(c => c.After!.Id)
            .Should()
            .Equal("security", "request", "request/user", "request/user/leaver");
        var priority = (await harness.ProposalAsync(trap.Ticket, PriorityAgent.AgentKey))!;
        priority.Action.Changes.Single(c => c.Field == TicketFields.Priority).After!.Id.Should().Be("p1");
        priority.Rationale.Should().Contain("P1 by SOP 7");
        var shut = (await harness.ProposalAsync(trap.Ticket, SecurityAgent.AgentKey))!;
        shut.Action.Target.Should().NotBeNull();
        shut.Risk.Should().Be(RiskTier.High, "people only, in whatever mode");
        shut.Status.Should().Be(ProposalStatus.Pending);
        shut.Explanation.Consequence.Should().EndWith("the sessions cannot.");
        (await OthersAsync(harness, trap)).Should().OnlyContain(p => p.Status == ProposalStatus.Held);
    }

    private static async Task<List<Proposal>> OthersAsync(TrapHarness harness, ArrivedTrap trap)
    {
        var others = (await harness.ProposalsAsync(trap.Ticket)).FindAll(p =>
            p.Agent is not (IntakeAgent.AgentKey or SecurityAgent.AgentKey)
        );
        others.Select(p => p.Agent).Should().Contain([ClassificationAgent.AgentKey, PriorityAgent.AgentKey]);
        return others;
    }
}
