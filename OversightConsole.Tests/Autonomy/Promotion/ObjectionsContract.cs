using Microsoft.EntityFrameworkCore;
using OversightConsole.Audit.Timeline;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Insights;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Promotion;

/// <summary>Why an agent that works alone asks a person: every rule of the gate by a real situation.</summary>
public abstract class ObjectionsContract(DatabaseFixture database)
{
    [SkippableTheory]
    [InlineData("below its floor", "Its confidence is 50%, below the floor of 90%.", ObjectionReason.BelowFloor)]
    [InlineData("the trail is broken", "not checked, or its check found", ObjectionReason.TrailNotIntact)]
    [InlineData("nobody has checked the trail", "not checked, or its check", ObjectionReason.TrailNotIntact)]
    [InlineData("the agent is stopped", "A stop holds", ObjectionReason.Stopped)]
    [InlineData("everything is stopped", "A stop holds", ObjectionReason.Stopped)]
    [InlineData("high risk", "cannot be taken back", ObjectionReason.HighRisk)]
    [InlineData("the text is suspicious", "hides something or gives orders", ObjectionReason.SuspiciousText)]
    [InlineData("the customer forbids it", "does not allow agents", ObjectionReason.CustomerForbids)]
    [InlineData("nobody knows the customer", "no customer “nobody”", ObjectionReason.CustomerUnknown)]
    [InlineData("a premise is open", "waits until something else", ObjectionReason.WaitsForPremise)]
    [InlineData("a mode that was written past the console", "not say that", ObjectionReason.TrailDisagrees)]
    [InlineData("another version", "was not promoted", ObjectionReason.NotPromoted)]
    public async Task Anything_that_speaks_against_and_a_person_decides_and_reads_why(
        string because,
        string sentence,
        ObjectionReason reason
    )
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 0);
        await SpeaksAgainst.AddAsync(harness, because);

        var ticket = await harness.ArrivesAsync();
        await harness.WorkAsync();

        var proposal = (await harness.ProposedAsync(ticket)).Single();
        proposal.Status.Should().BeOneOf(ProposalStatus.Pending, ProposalStatus.Held);
        var objection = proposal.Objections!.Should().Contain(o => o.Reason == reason).Subject;
        objection.Sentence.Should().Contain(sentence);
        var row = new TimelineRow(proposal.CreatedAt, RowActor.Agent, RowLane.Agents, "Classification", "", "");
        TimelineText.Made(row, proposal).Detail.Should().Contain("asked: ").And.Contain(objection.Sentence);
    }

    [SkippableFact]
    public async Task All_that_speaks_against_is_told_and_the_agents_page_counts_it()
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 0);
        await harness.ArrivesAsync();
        await harness.WorkAsync();
        await SpeaksAgainst.AddAsync(harness, "the agent is stopped");
        harness.Asked.Says = (t, c) =>
            new Core.Agents.Proposes(Drafts.Class(t, c) with { Confidence = 0.5, Risk = RiskTier.High });
        var ticket = await harness.ArrivesAsync();
        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket))
            .Single()
            .Objections!.Select(o => o.Reason)
            .Should()
            .Equal(ObjectionReason.BelowFloor, ObjectionReason.HighRisk, ObjectionReason.Stopped);
        var report = (await harness.Get<ObjectionReader>().ReadAsync(ReviewHarness.Agent))!;
        (report.Alone, report.Asked).Should().Be((1, 1));
        report.Reasons.Should().HaveCount(3).And.OnlyContain(r => r.Count == 1 && r.Ticket == ticket);
    }

    [SkippableFact]
    public async Task Where_it_does_not_work_alone_there_is_nothing_to_object_to()
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 0);
        await harness.SetModeAsync(AgentMode.Suggest);
        var ticket = await harness.ArrivesAsync();
        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket)).Single().Objections.Should().BeNull();
        (await harness.Get<ObjectionReader>().ReadAsync(ReviewHarness.Agent)).Should().BeNull();
    }

    [SkippableFact]
    public async Task Of_an_audit_the_reviewer_reads_only_that_a_person_decides_and_its_ticket_is_nowhere_named()
    {
        await using var harness = await SpeaksAgainst.PromotedAsync(database, audits: 1);
        var ticket = await harness.ArrivesAsync();
        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket))
            .Single()
            .Objections.Should()
            .Equal(new GateObjection(ObjectionReason.PersonDecides, "A person decides this one."));
        var report = (await harness.Get<ObjectionReader>().ReadAsync(ReviewHarness.Agent))!;
        report.Reasons.Should().Equal(new ObjectionCount(ObjectionReason.PersonDecides, 1, null, null));
    }
}

public sealed class Objections_on_Sqlite(SqliteDatabase database)
    : ObjectionsContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Objections_on_Postgres(PostgresDatabase database)
    : ObjectionsContract(database),
        IClassFixture<PostgresDatabase>;
