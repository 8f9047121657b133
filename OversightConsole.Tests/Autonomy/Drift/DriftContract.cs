using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Drift;

[Trait("Category", "Time")]
public abstract class DriftContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Wrong_audits_turn_it_amber_and_then_everything_is_asked()
    {
        await using var harness = await PromotedAsync();

        await WrongAsync(harness, 5);

        var settings = await harness.SettingsAsync();
        (settings.Mode, settings.AsksAll).Should().Be((AgentMode.Autonomous, true));
        await harness.AuditShareIsAsync(0);
        var ticket = await harness.ArrivesAsync();
        await harness.WorkAsync();
        (await harness.ProposedAsync(ticket)).Single().Status.Should().Be(ProposalStatus.Pending);
        (await harness.ReadAsync(db => db.Set<AuditEntry>().AnyAsync(e => e.Kind == "drift.amber"))).Should().BeTrue();
    }

    [SkippableFact]
    public async Task Red_steps_it_back_at_once_with_a_reason_for_every_page()
    {
        await using var harness = await PromotedAsync();

        await WrongAsync(harness, 8);

        var settings = await harness.SettingsAsync();
        (settings.Mode, settings.PromotedClaim, settings.Epoch).Should().Be((AgentMode.Suggest, null, 2));
        var told = (await harness.Get<FleetReader>().UnseenAsync()).Should().ContainSingle().Subject;
        (told.Cause, told.IsConfirmed).Should().Be((DemotionCause.Drift, true));
        told.Reason.Should()
            .StartWith("Classification stepped back by itself: 8 of the last 8 of its audits were wrong");
        (await harness.Get<FleetControl>().SeeAsync(harness.Manager, told.Id)).Should().Be(ManagerActionOutcome.Set);
        (await harness.Get<FleetReader>().UnseenAsync()).Should().BeEmpty();
        await harness.SuggestionsAsync(1);
        var current = await harness.StatusAsync();
        (current.Accuracy.Count, current.Bar).Should().Be((0, 40));
    }

    [SkippableFact]
    public async Task Right_audits_calm_the_alarm()
    {
        await using var harness = await PromotedAsync();
        await WrongAsync(harness, 5);

        foreach (var line in await harness.SuggestionsAsync(12))
            await harness.ApprovedAsync(line);

        (await harness.SettingsAsync()).AsksAll.Should().BeFalse();
    }

    [SkippableFact]
    public async Task Audits_count_in_the_order_they_were_made_whatever_is_answered_first()
    {
        await using var harness = await PromotedAsync();
        var lines = await harness.SuggestionsAsync(6);

        foreach (var line in lines.Skip(1))
            await harness.RejectAsync(harness.Ravi, line);
        (await harness.SettingsAsync()).AsksAll.Should().BeFalse("the oldest audit is not answered yet");

        await harness.RejectAsync(harness.Ravi, lines[0]);
        (await harness.SettingsAsync()).AsksAll.Should().BeTrue();
    }

    [SkippableFact]
    public async Task An_audit_that_is_contradicted_later_counts_as_wrong()
    {
        await using var harness = await PromotedAsync();
        var lines = await harness.SuggestionsAsync(5);
        foreach (var line in lines)
            await harness.ApprovedAsync(line);
        (await harness.Get<FleetReader>().FindAsync(ReviewHarness.Agent))!.DriftScore.Should().BeLessThan(5);

        foreach (var line in lines)
            await harness.FoundAsync(line, EvidenceResult.Contradicted);

        (await harness.SettingsAsync()).AsksAll.Should().BeTrue();
    }

    [SkippableFact]
    public async Task One_severe_error_and_it_asks_for_that_customer_again()
    {
        await using var harness = await AutonomyHarness.OnAsync(
            database,
            new ClaimTerms(Target: 0.5, Floor: 0, CriticalTarget: 0.5)
        );
        await harness.CompanyAsync("harbor");
        harness.Asked.Says = (ticket, catalog) =>
            new Core.Agents.Proposes(
                Drafts.Class(ticket, catalog) with
                {
                    Action = new ProposedAction(
                        "set-company",
                        [new FieldChange(TicketFields.Company, null, FieldValue.Text("harbor"))]
                    ),
                    Company = "harbor",
                }
            );
        await harness.ReadAsync(db =>
            db.Set<AgentSettings>().ExecuteUpdateAsync(s => s.SetProperty(a => a.SevereTarget, _ => 0.5))
        );
        foreach (var line in await harness.SuggestionsAsync(8))
            await harness.ApprovedAsync(line);
        (await harness.Get<Promotions>().PromoteAsync(harness.Manager, ReviewHarness.Agent, "For a test"))
            .Should()
            .BeOfType<Promoted>();
        await harness.AuditShareIsAsync(1);
        var audited = (await harness.SuggestionsAsync(1))[0];

        await harness.RejectAsync(harness.Ravi, audited);

        var suspension = await harness.ReadAsync(db => db.Set<Suspension>().SingleAsync());
        (suspension.Company, suspension.ProposalId).Should().Be(("harbor", audited.Proposal));
        await harness.AuditShareIsAsync(0);
        var ticket = await harness.ArrivesAsync();
        await harness.WorkAsync();
        (await harness.ProposedAsync(ticket)).Single().Status.Should().Be(ProposalStatus.Pending);

        await harness.Get<FleetControl>().LiftAsync(harness.Manager, suspension.Id, "Looked at it");
        var next = await harness.ArrivesAsync();
        await harness.WorkAsync();
        (await harness.ProposedAsync(next)).Single().Status.Should().Be(ProposalStatus.Approved);
    }

    private static async Task WrongAsync(ReviewHarness harness, int count)
    {
        foreach (var line in await harness.SuggestionsAsync(count))
            await harness.RejectAsync(harness.Ravi, line);
    }

    private async Task<ReviewHarness> PromotedAsync()
    {
        var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        await harness.PromotedAsync();
        await harness.AuditShareIsAsync(1);
        return harness;
    }
}

public sealed class Drift_on_Sqlite(SqliteDatabase database) : DriftContract(database), IClassFixture<SqliteDatabase>;

public sealed class Drift_on_Postgres(PostgresDatabase database)
    : DriftContract(database),
        IClassFixture<PostgresDatabase>;
