using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Autonomy.Beside;

/// <summary>What counts for a version that nobody sees.</summary>
public abstract class BesideContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task What_people_answer_to_the_version_at_work_settles_what_the_one_beside_it_said()
    {
        await using var house = await HouseAsync(says: Drafts.Fault);
        var lines = await house.SuggestionsAsync(3);

        await house.ApprovedAsync(lines[0]);
        await house.OverrideAsync(house.Mia, lines[1], Drafts.Value(Drafts.Fault));
        await house.RejectAsync(house.Ravi, lines[2]);

        (await house.CountsAsync()).Should().Be((1, 2));
        (await house.BesideCountsAsync()).Should().Be((1, 1), "a rejection does not tell what would have been right");
        (await house.OutlookAsync()).Standing.Open.Should().Be(1);
    }

    [SkippableFact]
    public async Task A_decision_taken_back_opens_it_again()
    {
        await using var house = await HouseAsync();
        var line = (await house.SuggestionsAsync(1))[0];
        var decision = await house.ApprovedAsync(line);
        (await house.BesideCountsAsync()).Should().Be((1, 0));

        await house.Decisions.RetractAsync(house.Ravi, decision);

        (await house.BesideCountsAsync()).Should().Be((0, 0));
        await house.OverrideAsync(house.Ravi, line, Drafts.Value(Drafts.Fault));
        (await house.BesideCountsAsync()).Should().Be((0, 1));
    }

    [SkippableFact]
    public async Task Where_the_version_at_work_is_silent_the_closed_ticket_tells()
    {
        await using var house = await HouseAsync();
        house.Asked.Says = (_, _) => new Core.Agents.Abstains("Nothing to say.");
        var (right, wrong) = (await house.ArrivesAsync(), await house.ArrivesAsync());
        await house.WorkAsync();

        await house.ClassifyAsync(right, Drafts.Driver);
        await house.CloseAsync(right);
        await house.ClassifyAsync(wrong, Drafts.Fault);
        await house.CloseAsync(wrong);
        await house.WorkAsync();

        (await house.BesideCountsAsync()).Should().Be((1, 1));
    }

    [SkippableFact]
    public async Task What_it_says_when_the_answer_stands_on_the_ticket_already_proves_nothing()
    {
        await using var house = await AutonomyHouse.OnAsync(database, AutonomyHouse.Easy);
        var line = (await house.SuggestionsAsync(1))[0];
        await house.ApprovedAsync(line);
        await house.SendAsync();

        await house.BesideAsync();
        await house.ChangeAsync(line.On, TicketFields.Summary, "It is the printer after all");
        await house.WorkAsync();

        (await house.ProposedAsync(line.On))
            .Where(p => p.AgentVersion == BesideHouse.Version)
            .Should()
            .NotContain(p => p.IsEvidence);
    }

    [SkippableFact]
    public async Task What_it_said_on_other_facts_is_not_held_against_it()
    {
        await using var house = await HouseAsync();
        var line = (await house.SuggestionsAsync(1))[0];

        await house.ChangeAsync(line.On, TicketFields.Summary, "It is the scanner");
        await house.WorkAsync();

        (await house.ProposedAsync(line.On)).Where(p => p.AgentVersion == BesideHouse.Version).Should().HaveCount(2);
        var gates = (await house.OutlookAsync()).Standing.Gates;
        gates.Single(g => g.Kind == GateKind.Lapsed).Sentence.Should().StartWith("Stale or withdrawn: 1 of 1");
    }

    [SkippableFact]
    public async Task What_is_not_settled_in_14_days_is_held_against_the_ticket_as_it_stands()
    {
        await using var house = await HouseAsync();
        house.Asked.Says = (_, _) => new Core.Agents.Abstains("Nothing to say.");
        var (set, unset) = (await house.ArrivesAsync(), await house.ArrivesAsync());
        await house.WorkAsync();
        await house.ClassifyAsync(set, Drafts.Driver);

        house.Time.Advance(TimeSpan.FromDays(13));
        await house.Get<Expiry>().RunOnceAsync();
        (await house.BesideCountsAsync()).Should().Be((0, 0));
        house.Time.Advance(TimeSpan.FromDays(2));
        await house.Get<Expiry>().RunOnceAsync();

        (await house.BesideCountsAsync()).Should().Be((1, 1), $"nobody has set {unset.Id}");
    }

    [SkippableTheory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Beside_an_agent_that_works_alone_only_what_is_drawn_for_audit_counts(double audits, bool counts)
    {
        await using var house = await AutonomyHouse.OnAsync(database, AutonomyHouse.Easy);
        await house.PromotedAsync();
        await house.AuditShareIsAsync(audits);
        await house.BesideAsync();
        var ticket = await house.ArrivesAsync();

        await house.WorkAsync();

        var said = await house.SaidBesideAsync(ticket);
        (said.Status, said.IsEvidence, said.AuditProbability).Should().Be((ProposalStatus.Shadowed, counts, audits));
        (await house.SettingsAsync()).Mode.Should().Be(AgentMode.Autonomous);
    }

    [SkippableFact]
    public async Task An_action_that_nobody_looked_at_tells_nothing_when_its_ticket_is_closed()
    {
        await using var house = await AutonomyHouse.OnAsync(database, AutonomyHouse.Easy);
        await house.PromotedAsync();
        await house.AuditShareIsAsync(0);
        await house.BesideAsync();
        var ticket = await house.ArrivesAsync("phishing");
        await house.WorkAsync();
        await house.SendAsync();
        await house.WorkAsync();

        await house.CloseAsync(ticket);
        await house.WorkAsync();

        var outlook = await house.OutlookAsync();
        (outlook.Standing.Accuracy.Right, outlook.Standing.Accuracy.Wrong).Should().Be((0, 0));
        outlook.Standing.Gates.Single(g => g.Kind == GateKind.Critical).Figure!.Count.Should().Be(0);
    }

    private async Task<ReviewHouse> HouseAsync(string says = Drafts.Driver)
    {
        var house = await AutonomyHouse.OnAsync(database, AutonomyHouse.Easy);
        await house.BesideAsync(says);
        return house;
    }
}

public sealed class Beside_on_Sqlite(SqliteDatabase db) : BesideContract(db), IClassFixture<SqliteDatabase>;

public sealed class Beside_on_Postgres(PostgresDatabase db) : BesideContract(db), IClassFixture<PostgresDatabase>;
