using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Promotion;

public abstract class WorkingAloneContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Alone_it_decides_and_the_desk_has_its_value()
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 0);
        var ticket = await harness.ArrivesAsync();

        await harness.WorkAsync();
        await harness.SendAsync();

        var proposal = (await harness.ProposedAsync(ticket)).Single();
        (proposal.Status, proposal.IsEvidence).Should().Be((ProposalStatus.Executed, false));
        (await harness.FieldAsync(ticket.Id, TicketFields.Item)).Should().Be(Drafts.Driver);
        var decision = await harness.ReadAsync(db => db.Set<Decision>().SingleAsync(d => d.ProposalId == proposal.Id));
        (decision.Kind, decision.ById).Should().Be((DecisionKind.Automatic, ReviewHarness.Agent));
        (await harness.ReadAsync(db => db.Set<TicketChange>().AnyAsync(c => c.ById == ReviewHarness.Agent)))
            .Should()
            .BeTrue();
    }

    [SkippableFact]
    public async Task Drawn_for_audit_it_waits_for_a_person_and_is_not_carried_out()
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 1);
        var line = (await harness.SuggestionsAsync(1))[0];

        await harness.SendAsync();

        var proposal = await harness.ProposalAsync(line.Proposal);
        (proposal.Status, proposal.IsEvidence, proposal.AuditProbability)
            .Should()
            .Be((ProposalStatus.Pending, true, 1));
        (await harness.FieldAsync(line.Ticket, TicketFields.Item)).Should().BeNull();
        await harness.ApprovedAsync(line);
        await harness.SendAsync();
        (await harness.FieldAsync(line.Ticket, TicketFields.Item)).Should().Be(Drafts.Driver);
    }

    [SkippableFact]
    public async Task Promoted_or_not_it_asks_where_its_descriptor_never_lets_it_act()
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 0);
        var record = (await harness.Desk.GetAsync(await harness.ArrivesAsync(), default))!;
        var catalog = await harness.Desk.DescribeAsync(default);
        var draft = Drafts.Class(record, catalog);
        var never = new AgentRegister([KnownAgents.Register[ReviewHarness.Agent] with { MayWorkAlone = false }]);
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        var now = harness.Time.Now();
        await using var write = await db.BeginWriteAsync(now);
        var loaded = new LoadedCatalog(catalog, now);
        async Task<ProposalStatus> EnterAsync(AutonomyGate gate) =>
            (await gate.Knowing(loaded).EnterAsync(write, draft, record, default)).Proposal.Status;

        (await EnterAsync(harness.Get<AutonomyGate>())).Should().Be(ProposalStatus.Approved);
        var asks = new AutonomyGate(harness.Get<AuditLottery>(), never, new GateSettings());
        (await EnterAsync(asks)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task Audits_are_drawn_at_the_agreed_share()
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 0.1);
        const int actions = 200;
        for (var i = 0; i < actions; i++)
            await harness.ArrivesAsync();

        await harness.WorkAsync();

        // 10 % of 200, and six standard deviations: a fair lottery leaves this range once in some hundred million runs.
        (await harness.OpenLinesAsync())
            .Count.Should()
            .BeInRange(1, 45);
    }

    [SkippableFact]
    public async Task What_waited_for_a_premise_is_done_alone_once_the_ticket_says_so()
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 0);
        var ticket = await HeldAsync(harness);

        await harness.ChangeAsync(ticket, TicketFields.Urgency, "high");
        await harness.WorkAsync();
        await harness.SendAsync();

        var proposal = (await harness.ProposedAsync(ticket)).Single();
        (proposal.Status, proposal.IsEvidence).Should().Be((ProposalStatus.Executed, false));
        (await harness.FieldAsync(ticket.Id, TicketFields.Item)).Should().Be(Drafts.Driver);
    }

    [SkippableTheory]
    [InlineData("drawn for audit")]
    [InlineData("the agent is stopped")]
    [InlineData("the trail is broken")]
    [InlineData("set back")]
    public async Task What_waited_for_a_premise_asks_a_person_where_it_would_have_asked_at_once(string because)
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(
            database,
            audits: because == "drawn for audit" ? 1 : 0
        );
        var ticket = await HeldAsync(harness);
        if (because == "set back")
            await harness.SetModeAsync(AgentMode.Suggest);
        else if (because != "drawn for audit")
            await SpeaksAgainst.AddAsync(harness, because);

        await harness.ChangeAsync(ticket, TicketFields.Urgency, "high");
        await harness.WorkAsync();
        await harness.SendAsync();

        var asked = (await harness.ProposedAsync(ticket)).Should().ContainSingle().Subject;
        asked.Status.Should().Be(ProposalStatus.Pending);
        (await harness.FieldAsync(ticket.Id, TicketFields.Item)).Should().BeNull();
        ObjectionReason? objection = because switch
        {
            "drawn for audit" => ObjectionReason.PersonDecides,
            "the agent is stopped" => ObjectionReason.Stopped,
            "the trail is broken" => ObjectionReason.TrailNotIntact,
            _ => null,
        };
        asked.Objections?.Select(o => o.Reason).Should().Equal(objection!.Value);
        (asked.Objections is null).Should().Be(objection is null);
    }

    [SkippableFact]
    public async Task What_it_decided_before_it_was_set_back_is_not_sent()
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 0);
        var ticket = await harness.ArrivesAsync();
        await harness.WorkAsync();

        await harness.SetModeAsync(AgentMode.Suggest);
        await harness.SendAsync();
        await harness.WorkAsync();

        (await harness.FieldAsync(ticket.Id, TicketFields.Item)).Should().BeNull();
        (await harness.ProposedAsync(ticket)).Should().Contain(p => p.Status == ProposalStatus.Pending);
    }

    /// <summary>A ticket on which the agent says something that holds only if the ticket is urgent.</summary>
    private static async Task<SorRef> HeldAsync(ReviewHarness harness)
    {
        harness.Asked.Says = (t, c) =>
            new Core.Agents.Proposes(
                Drafts.Class(t, c) with
                {
                    Premises = [new Fact(TicketFields.Urgency, FieldValue.Text("high"))],
                }
            );
        var ticket = await harness.ArrivesAsync();
        await harness.WorkAsync();
        (await harness.ProposedAsync(ticket)).Should().ContainSingle(p => p.Status == ProposalStatus.Held);
        return ticket;
    }
}

public sealed class WorkingAlone_on_Sqlite(SqliteDatabase database)
    : WorkingAloneContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class WorkingAlone_on_Postgres(PostgresDatabase database)
    : WorkingAloneContract(database),
        IClassFixture<PostgresDatabase>;
