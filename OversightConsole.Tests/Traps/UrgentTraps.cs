using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Assignment;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Duplicate;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.Agents.Summary;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Hygiene;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Traps;

/// <summary>What is urgent, who works on it, and what is the same: the traps of Priority, Assignment and Duplicate.</summary>
[Collection(TrapCollection.Name)]
[Trait("Category", "Time")]
public sealed class UrgentTraps(TrapDesk desk)
{
    [Fact]
    public async Task Trap_03_Quiet_title_whole_office_down()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(3);

        (await ClassAsync(harness, arrived)).Should().Be("incident/network/internet-down");
        (await PriorityAsync(harness, arrived)).Should().Be("p1");
    }

    [Fact]
    public async Task Trap_04_Urgent_a_mouse()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(4);

        (await PriorityAsync(harness, arrived)).Should().Be("p4");
        var proposal = (await harness.ProposalAsync(arrived.Ticket, ClassificationAgent.AgentKey))!;
        After(proposal, TicketFields.Subtype).Should().Be("request/hardware");
        (await harness.ProposalAsync(arrived.Ticket, SummaryAgent.AgentKey))!
            .Action.Changes.Single(c => c.Field == TicketFields.Summary)
            .After!.Name.Should()
            .StartWith("I need a new mouse", "the title says nothing but haste");
    }

    [Fact]
    public async Task Trap_05_Vip_partner_printer()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(5);

        (await PriorityAsync(harness, arrived)).Should().Be("p2");
        var proposal = (await harness.ProposalAsync(arrived.Ticket, PriorityAgent.AgentKey))!;
        proposal.Rationale.Should().Contain("P3 by the grid").And.Contain("P2 by SOP 12");
    }

    [Fact]
    public async Task Trap_08_Fourteen_alerts_one_switch()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(8);

        (await harness.ProposalAsync(arrived.Tickets[0], DuplicateAgent.AgentKey))
            .Should()
            .BeNull("the first is the parent");
        foreach (var child in arrived.Tickets.Skip(1))
        {
            var proposal = await harness.ProposalAsync(child, DuplicateAgent.AgentKey);
            proposal.Should().NotBeNull($"#{child.Id} is one of the thirteen");
            After(proposal!, TicketFields.Parent).Should().Be(arrived.Tickets[0].Id);
        }
    }

    [Fact]
    public async Task Trap_16_Third_vpn_at_one_site()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(16);

        var proposal = (await harness.ProposalAsync(arrived.Ticket, PriorityAgent.AgentKey))!;
        After(proposal, TicketFields.Impact).Should().Be("medium", "two others raise it");
        After(proposal, TicketFields.Priority).Should().Be("p2");
        proposal
            .Rationale.Should()
            .Contain("2 others at the same site")
            .And.Contain($"#{arrived.Tickets[0].Id}")
            .And.Contain($"#{arrived.Tickets[1].Id}");
    }

    [Fact]
    public async Task Trap_17_Where_technicians_disagree_it_is_about_even_and_a_finding_for_hygiene()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(17);

        var proposal = (await harness.ProposalAsync(arrived.Ticket, ClassificationAgent.AgentKey))!;
        ProposalText.Certainty(proposal.Confidence).Should().Be("About even");
        var rival = proposal.Explanation.Alternatives[0];
        rival.Likelihood.Should().BeGreaterThan(0.2);
        new[] { rival.Values.Single(v => v.Field == TicketFields.Item).After?.Id, After(proposal, TicketFields.Item) }
            .Should()
            .BeEquivalentTo("incident/email/delivery", "incident/printing/fault");
        (await harness.Get<HygieneReader>().ReadAsync())
            .Disagreements.Should()
            .Contain(d => d.One.Contains("Delivery") && d.Other.Contains("Fault") && d.Twins > 0);
    }

    [Fact]
    public async Task Trap_18_Expert_on_leave()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(18);

        var proposal = (await harness.ProposalAsync(arrived.Ticket, AssignmentAgent.AgentKey))!;
        After(proposal, TicketFields.Team).Should().Be("second-line");
        After(proposal, TicketFields.Owner).Should().NotBe("ewinter");
        proposal.Rationale.Should().Contain("Erik Winter is away until 3 Dec");
    }

    [Fact]
    public async Task Trap_19_P1_while_all_of_L2_is_full()
    {
        await using var harness = await desk.OpenAsync();
        await FillAsync(harness);
        var arrived = await harness.ArriveAsync(19);

        (await PriorityAsync(harness, arrived)).Should().Be("p1");
        var proposal = (await harness.ProposalAsync(arrived.Ticket, AssignmentAgent.AgentKey))!;
        After(proposal, TicketFields.Team).Should().Be("second-line");
        After(proposal, TicketFields.Owner).Should().Be("mkeller", "the service manager decides who drops what");
        proposal.Rationale.Should().StartWith("- **Nobody in").And.Contain("has room for this P1");
    }

    [Fact]
    public async Task Trap_20_Priority_set_on_purpose_is_left_alone()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(20, steps: 0);
        var wanted = (await harness.ProposalAsync(arrived.Ticket, PriorityAgent.AgentKey))!;
        After(wanted, TicketFields.Priority).Should().Be("p3");
        wanted.Status.Should().Be(ProposalStatus.Pending);

        await harness.StepAsync(arrived, 0);

        (await harness.ProposalsAsync(arrived.Ticket))
            .Where(p => p.Agent == PriorityAgent.AgentKey)
            .Should()
            .OnlyContain(p => p.Status == ProposalStatus.Stale);
        (await harness.DecideAsync(arrived.Ticket, PriorityAgent.AgentKey, Verdict.Approve))
            .Should()
            .BeOfType<NoLongerOpen>("who had it on the screen cannot approve it any more");
        await harness.SendAsync();
        (await harness.TicketAsync(arrived.Ticket))[TicketFields.Priority]!.Id.Should().Be("p2");
        var look = (await harness.LookAsync(arrived.Ticket, PriorityAgent.AgentKey))!;
        look.Result.Should().Be(LookResult.SetByPerson);
        look.Why.Should().Be("Martin Keller set the priority; nobody overwrites that.");
    }

    [Fact]
    public async Task Trap_21_An_approval_is_refused_once_a_rule_has_moved_the_board()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(21);
        var before = (await harness.ProposalAsync(arrived.Ticket, ClassificationAgent.AgentKey))!;

        await harness.LaterAsync(arrived);

        var ticket = await harness.TicketAsync(arrived.Ticket);
        ticket[TicketFields.Board]!.Id.Should().Be("escalations");
        var item = await harness.ReadAsync(db => db.Set<ReviewItem>().SingleAsync(i => i.ProposalId == before.Id));
        var late = await harness
            .Get<DecisionService>()
            .DecideAsync(TrapHarness.Ravi, new DecisionRequest(item.Id, Verdict.Approve));
        var refused = late.Should().BeOfType<NoLongerOpen>().Subject;
        refused.Status.Should().Be(ProposalStatus.Stale);
        refused.Sentence.Should().Contain("board changed");
        await harness.SendAsync();
        (await harness.TicketAsync(arrived.Ticket)).Version.Should().Be(ticket.Version, "nothing was written");
        (await harness.ProposalsAsync(arrived.Ticket)).Should().NotContain(p => p.Status == ProposalStatus.Executed);
    }

    [Fact]
    public async Task Trap_22_Right_type_wrong_board()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(22);

        var proposal = (await harness.ProposalAsync(arrived.Ticket, ClassificationAgent.AgentKey))!;
        (await harness.TicketAsync(arrived.Ticket))[TicketFields.Board]!.Id.Should().Be("alerts");
        proposal
            .Action.Changes.Select(c => c.After!.Id)
            .Should()
            .Equal("service-desk", "incident", "incident/printing", "incident/printing/fault");
        var catalog = await harness.Get<ISystemOfRecord>().DescribeAsync(default);
        catalog
            .IsValidClass(
                "alerts",
                After(proposal, TicketFields.Type),
                After(proposal, TicketFields.Subtype),
                After(proposal, TicketFields.Item)
            )
            .Should()
            .BeFalse("the class alone would not do where it lies");
    }

    [Fact]
    public async Task Trap_23_Written_in_French()
    {
        await using var harness = await desk.OpenAsync();
        var arrived = await harness.ArriveAsync(23);

        (await ClassAsync(harness, arrived)).Should().Be("incident/account/mfa");
        (await PriorityAsync(harness, arrived)).Should().Be("p3");
    }

    private static async Task<string?> ClassAsync(TrapHarness harness, ArrivedTrap arrived) =>
        After((await harness.ProposalAsync(arrived.Ticket, ClassificationAgent.AgentKey))!, TicketFields.Item);

    private static async Task<string?> PriorityAsync(TrapHarness harness, ArrivedTrap arrived)
    {
        var look = await harness.LookAsync(arrived.Ticket, PriorityAgent.AgentKey);
        var proposal = await harness.ProposalAsync(arrived.Ticket, PriorityAgent.AgentKey);
        proposal.Should().NotBeNull($"it looked and said: {look?.Why}");
        return After(proposal!, TicketFields.Priority);
    }

    private static string? After(Proposal proposal, string field) =>
        proposal.Action.Changes.Single(c => c.Field == field).After?.Id;

    /// <summary>Everybody in second line has as much as they can take.</summary>
    private static Task<int> FillAsync(TrapHarness harness) =>
        harness.ReadAsync(async db =>
        {
            await using var write = await db.BeginWriteAsync();
            foreach (var member in await db.Set<Member>().Where(m => m.TeamId == "second-line").ToListAsync())
                member.Capacity = 0;
            await DeskConfiguration.ChangedAsync(write.Db, write.Now, default);
            await write.CommitAsync();
            return 0;
        });
}
