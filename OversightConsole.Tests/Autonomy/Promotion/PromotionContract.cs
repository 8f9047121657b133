using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Promotion;

public abstract class PromotionContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Refused_until_it_is_earned_and_the_refusal_says_the_way()
    {
        await using var harness = await HouseAsync();
        await harness.EarnAsync(right: 8, critical: 9);

        var refused = (await PromoteAsync(harness)).Should().BeOfType<NotEarnedYet>().Subject.Status;

        (refused.IsEarned, refused.OpenGates).Should().Be((false, 1));
        Gate(refused, GateKind.Accuracy).State.Should().Be(GateState.Open);
        Gate(refused, GateKind.Vigilance).Sentence.Should().Be("Reviewer vigilance not measured.");
        refused.Way.RightAtBest.Should().BePositive();
        foreach (var line in await harness.SuggestionsAsync((int)refused.Way.RightAtBest!))
            await harness.ApprovedAsync(line);
        (await PromoteAsync(harness)).Should().BeOfType<Promoted>();
    }

    [SkippableFact]
    public async Task Promoted_it_is_autonomous_and_what_that_rests_on_is_frozen_in_the_trail()
    {
        await using var harness = await HouseAsync();
        await harness.EarnAsync();

        (await PromoteAsync(harness, "Steady for weeks")).Should().BeOfType<Promoted>();

        (await harness.SettingsAsync()).Mode.Should().Be(AgentMode.Autonomous);
        var grantedPromotion = await harness.ReadAsync(db => db.Set<GrantedPromotion>().SingleAsync());
        (grantedPromotion.Right, grantedPromotion.Wrong, grantedPromotion.Reason, grantedPromotion.ByName)
            .Should()
            .Be((23, 0, "Steady for weeks", "Max"));
        grantedPromotion.Evidence.Should().BeGreaterThan(20);
        var entry = await harness.ReadAsync(db =>
            db.Set<AuditEntry>().SingleAsync(e => e.Kind == TrailKind.AutonomyEarned)
        );
        entry.Payload.Should().Contain("\"right\":23").And.Contain("critical").And.NotContain("Steady for weeks");
        var challenger = await harness.ReadAsync(db =>
            db.Set<AuditText>().Where(t => t.Sequence == entry.Sequence).ToListAsync()
        );
        challenger.Select(t => (t.Field, t.Text)).Should().Contain(("facts.reason", "Steady for weeks"));
    }

    [SkippableFact]
    public async Task Only_a_manager_promotes_and_only_with_a_reason()
    {
        await using var harness = await HouseAsync();
        await harness.EarnAsync();
        var promotions = harness.Get<Promotions>();

        (await promotions.PromoteAsync(harness.Ravi, ReviewHarness.Agent, "Please"))
            .Should()
            .Be(new PromotionDenied(ManagerActionOutcome.NotAllowed));
        (await promotions.PromoteAsync(harness.Manager, ReviewHarness.Agent, " "))
            .Should()
            .Be(new PromotionDenied(ManagerActionOutcome.ReasonMissing));
        (await harness.SettingsAsync()).Mode.Should().Be(AgentMode.Suggest);
    }

    [SkippableFact]
    public async Task The_promoters_own_answers_are_left_out()
    {
        await using var harness = await HouseAsync();
        await harness.EarnAsync(right: 8, critical: 9);
        foreach (var line in await harness.SuggestionsAsync(10))
            await harness.ApprovedAsync(line, harness.Manager);
        Gate(await harness.StatusAsync(), GateKind.Accuracy).State.Should().Be(GateState.Passed);

        var refused = (await PromoteAsync(harness)).Should().BeOfType<NotEarnedYet>().Subject.Status;

        refused.Accuracy.Right.Should().Be(17);
        Gate(refused, GateKind.Accuracy).State.Should().Be(GateState.Open);
    }

    [SkippableFact]
    public async Task What_was_found_wrong_later_is_not_left_out_with_the_promoters_answers()
    {
        await using var harness = await HouseAsync();
        var line = (await harness.SuggestionsAsync(1))[0];
        await harness.ApprovedAsync(line, harness.Manager);
        await harness.FoundAsync(line, EvidenceResult.Contradicted);

        var refused = (await PromoteAsync(harness)).Should().BeOfType<NotEarnedYet>().Subject.Status;

        (refused.Accuracy.Right, refused.Accuracy.Wrong).Should().Be((0, 1));
    }

    [SkippableFact]
    public async Task With_three_reviewers_it_must_hold_without_any_one_of_them()
    {
        await using var harness = await HouseAsync();
        await harness.EarnAsync(right: 4, critical: 9);
        foreach (var line in await harness.SuggestionsAsync(12))
            await harness.ApprovedAsync(line, harness.Manager);

        var current = await harness.StatusAsync();

        Gate(current, GateKind.Accuracy).State.Should().Be(GateState.Passed);
        Gate(current, GateKind.Reviewers).State.Should().Be(GateState.Open);
    }

    [SkippableFact]
    public async Task An_average_that_hides_missed_critical_tickets_earns_nothing()
    {
        await using var harness = await HouseAsync();
        await harness.EarnAsync(right: 40, critical: 3);
        foreach (var line in await harness.SuggestionsAsync(2))
            await harness.OverrideAsync(harness.Ravi, line, Drafts.Value(AutonomyHarness.Phishing, "security"));

        var current = await harness.StatusAsync();

        Gate(current, GateKind.Accuracy).State.Should().Be(GateState.Passed);
        var critical = Gate(current, GateKind.Critical);
        critical.State.Should().Be(GateState.Open);
        (critical.Figure!.Right, critical.Figure.Wrong).Should().Be((3, 2));
    }

    [SkippableFact]
    public async Task On_a_broken_trail_nobody_is_promoted()
    {
        await using var harness = await HouseAsync();
        await harness.EarnAsync();
        await harness.TrailIsAsync(intact: false);

        var refused = (await PromoteAsync(harness)).Should().BeOfType<NotEarnedYet>().Subject.Status;

        Gate(refused, GateKind.Trail).Sentence.Should().Contain("Entry 3 was changed.");
    }

    [SkippableFact]
    public async Task Set_to_another_mode_by_hand_it_starts_at_zero_under_twice_the_bar()
    {
        await using var harness = await HouseAsync();
        await harness.PromotedAsync();

        await harness.SetModeAsync(AgentMode.Suggest);
        await harness.SuggestionsAsync(1);

        var current = await harness.StatusAsync();
        (current.Accuracy.Count, current.Bar).Should().Be((0, 40));
        current.BarWhy.Should().Contain("lost its autonomy once");
        (await harness.ReadAsync(db => db.Set<Demotion>().SingleAsync())).Cause.Should().Be(DemotionCause.ByHand);
    }

    [SkippableFact]
    public async Task Two_managers_set_one_mode_at_the_same_moment_and_both_are_answered()
    {
        await using var harness = await HouseAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    Task.Run(() =>
                        harness
                            .Get<FleetControl>()
                            .SetModeAsync(harness.Manager, ReviewHarness.Agent, AgentMode.Shadow, "Quiet for today")
                    )
                )
        );

        outcomes.Should().ContainSingle(o => o == ManagerActionOutcome.Set);
        outcomes.Where(o => o != ManagerActionOutcome.Set).Should().AllBeEquivalentTo(ManagerActionOutcome.Unchanged);
    }

    private static PromotionGate Gate(PromotionStatus current, GateKind kind) =>
        current.Gates.Single(g => g.Kind == kind);

    private static Task<PromotionOutcome> PromoteAsync(ReviewHarness harness, string reason = "It is good enough") =>
        harness.Get<Promotions>().PromoteAsync(harness.Manager, ReviewHarness.Agent, reason);

    private Task<ReviewHarness> HouseAsync() => AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
}

public sealed class Promotion_on_Sqlite(SqliteDatabase database)
    : PromotionContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Promotion_on_Postgres(PostgresDatabase database)
    : PromotionContract(database),
        IClassFixture<PostgresDatabase>;
