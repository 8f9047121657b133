using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Autonomy.Watching;

[Trait("Category", "Time")]
public abstract class DriftContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Wrong_audits_turn_it_amber_and_then_everything_is_asked()
    {
        await using var house = await PromotedAsync();

        await WrongAsync(house, 5);

        var settings = await house.SettingsAsync();
        (settings.Mode, settings.AsksAll).Should().Be((AgentMode.Autonomous, true));
        await house.AuditShareIsAsync(0);
        var ticket = await house.ArrivesAsync();
        await house.WorkAsync();
        (await house.ProposedAsync(ticket)).Single().Status.Should().Be(ProposalStatus.Pending);
        (await house.ReadAsync(db => db.Set<AuditEntry>().AnyAsync(e => e.Kind == "drift.amber"))).Should().BeTrue();
    }

    [SkippableFact]
    public async Task Red_steps_it_back_at_once_with_a_reason_for_every_page()
    {
        await using var house = await PromotedAsync();

        await WrongAsync(house, 8);

        var settings = await house.SettingsAsync();
        (settings.Mode, settings.PromotedClaim, settings.Epoch).Should().Be((AgentMode.Suggest, null, 2));
        var told = (await house.Get<FleetReader>().UnseenAsync()).Should().ContainSingle().Subject;
        (told.Cause, told.IsConfirmed).Should().Be((DemotionCause.Drift, true));
        told.Reason.Should()
            .StartWith("Classification stepped back by itself: 8 of the last 8 of its audits were wrong");
        (await house.Get<FleetControl>().SeeAsync(house.Manager, told.Id)).Should().Be(ModeOutcome.Set);
        (await house.Get<FleetReader>().UnseenAsync()).Should().BeEmpty();
        await house.SuggestionsAsync(1);
        var standing = await house.StandingAsync();
        (standing.Accuracy.Count, standing.Bar).Should().Be((0, 40));
    }

    [SkippableFact]
    public async Task Right_audits_calm_the_alarm()
    {
        await using var house = await PromotedAsync();
        await WrongAsync(house, 5);

        foreach (var line in await house.SuggestionsAsync(12))
            await house.ApprovedAsync(line);

        (await house.SettingsAsync()).AsksAll.Should().BeFalse();
    }

    [SkippableFact]
    public async Task Audits_count_in_the_order_they_were_made_whatever_is_answered_first()
    {
        await using var house = await PromotedAsync();
        var lines = await house.SuggestionsAsync(6);

        foreach (var line in lines.Skip(1))
            await house.RejectAsync(house.Ravi, line);
        (await house.SettingsAsync()).AsksAll.Should().BeFalse("the oldest audit is not answered yet");

        await house.RejectAsync(house.Ravi, lines[0]);
        (await house.SettingsAsync()).AsksAll.Should().BeTrue();
    }

    [SkippableFact]
    public async Task An_audit_that_is_contradicted_later_counts_as_wrong()
    {
        await using var house = await PromotedAsync();
        var lines = await house.SuggestionsAsync(5);
        foreach (var line in lines)
            await house.ApprovedAsync(line);
        (await house.Get<FleetReader>().FindAsync(ReviewHouse.Agent))!.DriftScore.Should().BeLessThan(5);

        foreach (var line in lines)
            await house.FoundAsync(line, EvidenceEnding.Contradicted);

        (await house.SettingsAsync()).AsksAll.Should().BeTrue();
    }

    [SkippableFact]
    public async Task One_severe_error_and_it_asks_for_that_customer_again()
    {
        await using var house = await AutonomyHouse.OnAsync(
            database,
            new ClaimTerms(Target: 0.5, Floor: 0, CriticalTarget: 0.5)
        );
        await house.CompanyAsync("harbor");
        house.Asked.Says = (ticket, catalog) =>
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
        await house.ReadAsync(db =>
            db.Set<AgentSettings>().ExecuteUpdateAsync(s => s.SetProperty(a => a.SevereTarget, _ => 0.5))
        );
        foreach (var line in await house.SuggestionsAsync(8))
            await house.ApprovedAsync(line);
        (await house.Get<Promotions>().PromoteAsync(house.Manager, ReviewHouse.Agent, "For a test"))
            .Should()
            .BeOfType<Promoted>();
        await house.AuditShareIsAsync(1);
        var audited = (await house.SuggestionsAsync(1))[0];

        await house.RejectAsync(house.Ravi, audited);

        var suspension = await house.ReadAsync(db => db.Set<Suspension>().SingleAsync());
        (suspension.Company, suspension.ProposalId).Should().Be(("harbor", audited.Proposal));
        await house.AuditShareIsAsync(0);
        var ticket = await house.ArrivesAsync();
        await house.WorkAsync();
        (await house.ProposedAsync(ticket)).Single().Status.Should().Be(ProposalStatus.Pending);

        await house.Get<FleetControl>().LiftAsync(house.Manager, suspension.Id, "Looked at it");
        var next = await house.ArrivesAsync();
        await house.WorkAsync();
        (await house.ProposedAsync(next)).Single().Status.Should().Be(ProposalStatus.Approved);
    }

    private static async Task WrongAsync(ReviewHouse house, int count)
    {
        foreach (var line in await house.SuggestionsAsync(count))
            await house.RejectAsync(house.Ravi, line);
    }

    private async Task<ReviewHouse> PromotedAsync()
    {
        var house = await AutonomyHouse.OnAsync(database, AutonomyHouse.Easy);
        await house.PromotedAsync();
        await house.AuditShareIsAsync(1);
        return house;
    }
}

public sealed class Drift_on_Sqlite(SqliteDatabase database) : DriftContract(database), IClassFixture<SqliteDatabase>;

public sealed class Drift_on_Postgres(PostgresDatabase database)
    : DriftContract(database),
        IClassFixture<PostgresDatabase>;
