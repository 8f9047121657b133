using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Autonomy.Earning;

public abstract class WorkingAloneContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Alone_it_decides_and_the_desk_has_its_value()
    {
        await using var house = await PromotedAsync(audits: 0);
        var ticket = await house.ArrivesAsync();

        await house.WorkAsync();
        await house.SendAsync();

        var proposal = (await house.ProposedAsync(ticket)).Single();
        (proposal.Status, proposal.IsEvidence).Should().Be((ProposalStatus.Executed, false));
        (await house.FieldAsync(ticket.Id, TicketFields.Item)).Should().Be(Drafts.Driver);
        var decision = await house.ReadAsync(db => db.Set<Decision>().SingleAsync(d => d.ProposalId == proposal.Id));
        (decision.Kind, decision.ById).Should().Be((DecisionKind.Automatic, ReviewHouse.Agent));
        (await house.ReadAsync(db => db.Set<TicketChange>().AnyAsync(c => c.ById == ReviewHouse.Agent)))
            .Should()
            .BeTrue();
    }

    [SkippableFact]
    public async Task Drawn_for_audit_it_waits_for_a_person_and_is_not_carried_out()
    {
        await using var house = await PromotedAsync(audits: 1);
        var line = (await house.SuggestionsAsync(1))[0];

        await house.SendAsync();

        var proposal = await house.ProposalAsync(line.Proposal);
        (proposal.Status, proposal.IsEvidence, proposal.AuditProbability)
            .Should()
            .Be((ProposalStatus.Pending, true, 1));
        (await house.FieldAsync(line.Ticket, TicketFields.Item)).Should().BeNull();
        await house.ApprovedAsync(line);
        await house.SendAsync();
        (await house.FieldAsync(line.Ticket, TicketFields.Item)).Should().Be(Drafts.Driver);
    }

    [SkippableFact]
    public async Task Promoted_or_not_it_asks_where_its_descriptor_never_lets_it_act()
    {
        await using var house = await PromotedAsync(audits: 0);
        var record = (await house.Desk.GetAsync(await house.ArrivesAsync(), default))!;
        var catalog = await house.Desk.DescribeAsync(default);
        var draft = Drafts.Class(record, catalog);
        var never = new AgentRegister([KnownAgents.Register[ReviewHouse.Agent] with { MayWorkAlone = false }]);
        await using var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        var loaded = new LoadedCatalog(catalog, house.Time.Now());
        async Task<ProposalStatus> EnterAsync(AutonomyGate gate) =>
            (await gate.Knowing(loaded).EnterAsync(db, draft, record, loaded.At, default)).Proposal.Status;

        (await EnterAsync(house.Get<AutonomyGate>())).Should().Be(ProposalStatus.Approved);
        var asks = new AutonomyGate(house.Get<AuditLottery>(), never, new GateSettings());
        (await EnterAsync(asks)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task Audits_are_drawn_at_the_agreed_share()
    {
        await using var house = await PromotedAsync(audits: 0.1);
        const int actions = 200;
        for (var i = 0; i < actions; i++)
            await house.ArrivesAsync();

        await house.WorkAsync();

        // 10 % of 200, and six standard deviations: a fair lottery leaves this range once in some hundred million runs.
        (await house.OpenLinesAsync())
            .Count.Should()
            .BeInRange(1, 45);
    }

    [SkippableTheory]
    [InlineData("below its floor")]
    [InlineData("the trail is broken")]
    [InlineData("nobody has checked the trail")]
    [InlineData("the agent is stopped")]
    [InlineData("everything is stopped")]
    [InlineData("high risk")]
    [InlineData("the customer forbids it")]
    [InlineData("a premise is open")]
    [InlineData("a mode that was written past the console")]
    [InlineData("another version")]
    public async Task Anything_that_speaks_against_and_a_person_decides(string because)
    {
        await using var house = await PromotedAsync(audits: 0);
        await SpeakAgainstAsync(house, because);

        var ticket = await house.ArrivesAsync();
        await house.WorkAsync();

        var proposal = (await house.ProposedAsync(ticket)).Single();
        proposal.Status.Should().BeOneOf(ProposalStatus.Pending, ProposalStatus.Held);
    }

    [SkippableFact]
    public async Task What_waited_for_a_premise_is_done_alone_once_the_ticket_says_so()
    {
        await using var house = await PromotedAsync(audits: 0);
        var ticket = await HeldAsync(house);

        await house.ChangeAsync(ticket, TicketFields.Urgency, "high");
        await house.WorkAsync();
        await house.SendAsync();

        var proposal = (await house.ProposedAsync(ticket)).Single();
        (proposal.Status, proposal.IsEvidence).Should().Be((ProposalStatus.Executed, false));
        (await house.FieldAsync(ticket.Id, TicketFields.Item)).Should().Be(Drafts.Driver);
    }

    [SkippableTheory]
    [InlineData("drawn for audit")]
    [InlineData("the agent is stopped")]
    [InlineData("the trail is broken")]
    [InlineData("set back")]
    public async Task What_waited_for_a_premise_asks_a_person_where_it_would_have_asked_at_once(string because)
    {
        await using var house = await PromotedAsync(audits: because == "drawn for audit" ? 1 : 0);
        var ticket = await HeldAsync(house);
        if (because == "set back")
            await house.SetModeAsync(AgentMode.Suggest);
        else if (because != "drawn for audit")
            await SpeakAgainstAsync(house, because);

        await house.ChangeAsync(ticket, TicketFields.Urgency, "high");
        await house.WorkAsync();
        await house.SendAsync();

        (await house.ProposedAsync(ticket)).Should().ContainSingle(p => p.Status == ProposalStatus.Pending);
        (await house.FieldAsync(ticket.Id, TicketFields.Item)).Should().BeNull();
    }

    [SkippableFact]
    public async Task What_it_decided_before_it_was_set_back_is_not_sent()
    {
        await using var house = await PromotedAsync(audits: 0);
        var ticket = await house.ArrivesAsync();
        await house.WorkAsync();

        await house.SetModeAsync(AgentMode.Suggest);
        await house.SendAsync();
        await house.WorkAsync();

        (await house.FieldAsync(ticket.Id, TicketFields.Item)).Should().BeNull();
        (await house.ProposedAsync(ticket)).Should().Contain(p => p.Status == ProposalStatus.Pending);
    }

    /// <summary>A ticket on which the agent says something that holds only if the ticket is urgent.</summary>
    private static async Task<SorRef> HeldAsync(ReviewHouse house)
    {
        house.Asked.Says = (t, c) =>
            new Core.Agents.Proposes(
                Drafts.Class(t, c) with
                {
                    Premises = [new Fact(TicketFields.Urgency, FieldValue.Text("high"))],
                }
            );
        var ticket = await house.ArrivesAsync();
        await house.WorkAsync();
        (await house.ProposedAsync(ticket)).Should().ContainSingle(p => p.Status == ProposalStatus.Held);
        return ticket;
    }

    private static async Task SpeakAgainstAsync(ReviewHouse house, string because)
    {
        void Say(Func<ProposalDraft, ProposalDraft> other) =>
            house.Asked.Says = (t, c) => new Core.Agents.Proposes(other(Drafts.Class(t, c)));
        switch (because)
        {
            case "below its floor":
                Say(d => d with { Confidence = 0.5 });
                break;
            case "the customer forbids it":
                await house.CompanyAsync("quiet");
                var refused = AllowedTerms.All with { Autonomy = false };
                await house.Get<CustomerTerms>().SetAsync(house.Manager, "quiet", refused);
                Say(d => d with { Company = "quiet" });
                break;
            case "high risk":
                Say(d => d with { Risk = RiskTier.High });
                break;
            case "a premise is open":
                Say(d => d with { Premises = [new Fact(TicketFields.Company, FieldValue.Text("harbor"))] });
                break;
            case "another version":
                Say(d => d with { AgentVersion = "v2" });
                break;
            case "the trail is broken":
                await house.TrailIsAsync(intact: false);
                break;
            case "nobody has checked the trail":
                await house.ReadAsync(db => db.Set<Core.Audit.TrailVerdict>().ExecuteDeleteAsync());
                break;
            case "the agent is stopped":
                await house
                    .Get<StopSwitch>()
                    .StopAsync(house.Manager, StopWish.Agent(KnownAgents.Register[ReviewHouse.Agent]), "For a test");
                break;
            case "everything is stopped":
                await house.Get<StopSwitch>().StopAsync(house.Manager, StopWish.All, "For a test");
                break;
            case "a mode that was written past the console":
                await house.SetModeAsync(AgentMode.Suggest);
                await house.SuggestionsAsync(1);
                var claim = (await house.StandingAsync()).Claim;
                await house.ReadAsync(db =>
                    db.Set<AgentSettings>()
                        .Where(a => a.Agent == ReviewHouse.Agent)
                        .ExecuteUpdateAsync(s =>
                            s.SetProperty(a => a.Mode, _ => AgentMode.Autonomous)
                                .SetProperty(a => a.PromotedClaim, _ => claim)
                                .SetProperty(a => a.AuditShare, _ => 0)
                        )
                );
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(because), because, null);
        }
    }

    private async Task<ReviewHouse> PromotedAsync(double audits)
    {
        var house = await AutonomyHouse.OnAsync(database, AutonomyHouse.Easy);
        await house.PromotedAsync();
        await house.AuditShareIsAsync(audits);
        return house;
    }
}

public sealed class WorkingAlone_on_Sqlite(SqliteDatabase database)
    : WorkingAloneContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class WorkingAlone_on_Postgres(PostgresDatabase database)
    : WorkingAloneContract(database),
        IClassFixture<PostgresDatabase>;
