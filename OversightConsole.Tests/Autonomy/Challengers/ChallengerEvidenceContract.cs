using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Challengers;

/// <summary>What counts for a version that nobody sees.</summary>
public abstract class ChallengerEvidenceContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task What_people_answer_to_the_version_at_work_settles_what_the_one_beside_it_said()
    {
        await using var harness = await HouseAsync(says: Drafts.Fault);
        var lines = await harness.SuggestionsAsync(3);

        await harness.ApprovedAsync(lines[0]);
        await harness.OverrideAsync(harness.Mia, lines[1], Drafts.Value(Drafts.Fault));
        await harness.RejectAsync(harness.Ravi, lines[2]);

        (await harness.CountsAsync()).Should().Be((1, 2));
        (await harness.ChallengerCountsAsync())
            .Should()
            .Be((1, 1), "a rejection does not tell what would have been right");
        (await harness.OutlookAsync()).Status.Open.Should().Be(1);
    }

    [SkippableFact]
    public async Task A_decision_taken_back_opens_it_again()
    {
        await using var harness = await HouseAsync();
        var line = (await harness.SuggestionsAsync(1))[0];
        var decision = await harness.ApprovedAsync(line);
        (await harness.ChallengerCountsAsync()).Should().Be((1, 0));

        await harness.Decisions.RetractAsync(harness.Ravi, decision);

        (await harness.ChallengerCountsAsync()).Should().Be((0, 0));
        await harness.OverrideAsync(harness.Ravi, line, Drafts.Value(Drafts.Fault));
        (await harness.ChallengerCountsAsync()).Should().Be((0, 1));
    }

    [SkippableFact]
    public async Task Where_the_version_at_work_is_silent_the_closed_ticket_tells()
    {
        await using var harness = await HouseAsync();
        harness.Asked.Says = (_, _) => new Core.Agents.Abstains("Nothing to say.");
        var (right, wrong) = (await harness.ArrivesAsync(), await harness.ArrivesAsync());
        await harness.WorkAsync();

        await harness.ClassifyAsync(right, Drafts.Driver);
        await harness.CloseAsync(right);
        await harness.ClassifyAsync(wrong, Drafts.Fault);
        await harness.CloseAsync(wrong);
        await harness.WorkAsync();

        (await harness.ChallengerCountsAsync()).Should().Be((1, 1));
    }

    [SkippableFact]
    public async Task What_it_says_when_the_answer_stands_on_the_ticket_already_proves_nothing()
    {
        await using var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        var line = (await harness.SuggestionsAsync(1))[0];
        await harness.ApprovedAsync(line);
        await harness.SendAsync();

        await harness.ChallengerAsync();
        await harness.ChangeAsync(line.On, TicketFields.Summary, "It is the printer after all");
        await harness.WorkAsync();

        (await harness.ProposedAsync(line.On))
            .Where(p => p.AgentVersion == ChallengerHarness.Version)
            .Should()
            .NotContain(p => p.IsEvidence);
    }

    [SkippableFact]
    public async Task What_it_said_on_other_facts_is_not_held_against_it()
    {
        await using var harness = await HouseAsync();
        var line = (await harness.SuggestionsAsync(1))[0];

        await harness.ChangeAsync(line.On, TicketFields.Summary, "It is the scanner");
        await harness.WorkAsync();

        (await harness.ProposedAsync(line.On))
            .Where(p => p.AgentVersion == ChallengerHarness.Version)
            .Should()
            .HaveCount(2);
        var gates = (await harness.OutlookAsync()).Status.Gates;
        gates.Single(g => g.Kind == GateKind.Lapsed).Sentence.Should().StartWith("Stale or withdrawn: 1 of 1");
    }

    [SkippableFact]
    public async Task What_is_not_settled_in_14_days_is_held_against_the_ticket_as_it_stands()
    {
        await using var harness = await HouseAsync();
        harness.Asked.Says = (_, _) => new Core.Agents.Abstains("Nothing to say.");
        var (set, unset) = (await harness.ArrivesAsync(), await harness.ArrivesAsync());
        await harness.WorkAsync();
        await harness.ClassifyAsync(set, Drafts.Driver);

        harness.Time.Advance(TimeSpan.FromDays(13));
        await harness.Get<Expiry>().RunOnceAsync();
        (await harness.ChallengerCountsAsync()).Should().Be((0, 0));
        harness.Time.Advance(TimeSpan.FromDays(2));
        await harness.Get<Expiry>().RunOnceAsync();

        (await harness.ChallengerCountsAsync()).Should().Be((1, 1), $"nobody has set {unset.Id}");
    }

    [SkippableFact]
    public async Task Of_each_challenger_the_oldest_are_due_however_many_another_has()
    {
        await using var harness = await HouseAsync();
        var beside = new TestAgent
        {
            Key = ReviewHarness.Second,
            Says = (t, _) =>
                new Proposes(Drafts.Priority(t, "p2", [], []) with { AgentVersion = ChallengerHarness.Version }),
        };
        harness.Get<ChallengerVersions>().Set(beside.Key, new Challenger(ChallengerHarness.Version, beside));
        var tickets = new List<SorRef>();
        for (var i = 0; i < 3; i++)
            tickets.Add(await harness.ArrivesAsync());
        await harness.WorkAsync();
        await harness.ReadAsync(db =>
            db.Set<Proposal>()
                .Where(p => p.Agent == beside.Key && p.Ticket == tickets[2])
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.IsEvidence, false))
        );
        var due = harness.Time.Now() + ProposalLifecycle.Lifetime;

        var all = await harness.ReadAsync(db => ChallengerEvidence.OverdueAsync(db, due, 10, default));
        var two = await harness.ReadAsync(db => ChallengerEvidence.OverdueAsync(db, due, 2, default));
        var none = await harness.ReadAsync(db =>
            ChallengerEvidence.OverdueAsync(db, due - TimeSpan.FromMinutes(1), 10, default)
        );

        all.Where(p => p.Agent == ReviewHarness.Agent).Select(p => p.Ticket).Should().Equal(tickets);
        all.Where(p => p.Agent == beside.Key).Select(p => p.Ticket).Should().Equal(tickets[..2]);
        two.Where(p => p.Agent == ReviewHarness.Agent).Select(p => p.Ticket).Should().Equal(tickets[..2]);
        two.Where(p => p.Agent == beside.Key).Select(p => p.Ticket).Should().Equal(tickets[..2]);
        none.Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Beside_an_agent_that_works_alone_only_what_is_drawn_for_audit_counts(double audits, bool counts)
    {
        await using var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        await harness.PromotedAsync();
        await harness.AuditShareIsAsync(audits);
        await harness.ChallengerAsync();
        var ticket = await harness.ArrivesAsync();

        await harness.WorkAsync();

        var said = await harness.ChallengerSaidAsync(ticket);
        (said.Status, said.IsEvidence, said.AuditProbability).Should().Be((ProposalStatus.Shadowed, counts, audits));
        (await harness.SettingsAsync()).Mode.Should().Be(AgentMode.Autonomous);
    }

    [SkippableFact]
    public async Task An_action_that_nobody_looked_at_tells_nothing_when_its_ticket_is_closed()
    {
        await using var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        await harness.PromotedAsync();
        await harness.AuditShareIsAsync(0);
        await harness.ChallengerAsync();
        var ticket = await harness.ArrivesAsync("phishing");
        await harness.WorkAsync();
        await harness.SendAsync();
        await harness.WorkAsync();

        await harness.CloseAsync(ticket);
        await harness.WorkAsync();

        var outlook = await harness.OutlookAsync();
        (outlook.Status.Accuracy.Right, outlook.Status.Accuracy.Wrong).Should().Be((0, 0));
        outlook.Status.Gates.Single(g => g.Kind == GateKind.Critical).Figure!.Count.Should().Be(0);
    }

    private async Task<ReviewHarness> HouseAsync(string says = Drafts.Driver)
    {
        var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        await harness.ChallengerAsync(says);
        return harness;
    }
}

public sealed class ChallengerEvidence_on_Sqlite(SqliteDatabase db)
    : ChallengerEvidenceContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class ChallengerEvidence_on_Postgres(PostgresDatabase db)
    : ChallengerEvidenceContract(db),
        IClassFixture<PostgresDatabase>;
