using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Autonomy.Earning;

public abstract class PromotionContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Refused_until_it_is_earned_and_the_refusal_says_the_way()
    {
        await using var house = await HouseAsync();
        await house.EarnAsync(right: 8, critical: 9);

        var refused = (await PromoteAsync(house)).Should().BeOfType<NotEarnedYet>().Subject.Standing;

        (refused.IsEarned, refused.OpenGates).Should().Be((false, 1));
        Gate(refused, GateKind.Accuracy).State.Should().Be(GateState.Open);
        Gate(refused, GateKind.Vigilance).Sentence.Should().Be("Reviewer vigilance not measured.");
        refused.Way.RightAtBest.Should().BePositive();
        foreach (var line in await house.SuggestionsAsync((int)refused.Way.RightAtBest!))
            await house.ApprovedAsync(line);
        (await PromoteAsync(house)).Should().BeOfType<Promoted>();
    }

    [SkippableFact]
    public async Task Promoted_it_is_autonomous_and_what_that_rests_on_is_frozen_in_the_trail()
    {
        await using var house = await HouseAsync();
        await house.EarnAsync();

        (await PromoteAsync(house, "Steady for weeks")).Should().BeOfType<Promoted>();

        (await house.SettingsAsync()).Mode.Should().Be(AgentMode.Autonomous);
        var promotion = await house.ReadAsync(db => db.Set<Promotion>().SingleAsync());
        (promotion.Right, promotion.Wrong, promotion.Reason, promotion.ByName)
            .Should()
            .Be((23, 0, "Steady for weeks", "Max"));
        promotion.Evidence.Should().BeGreaterThan(20);
        var entry = await house.ReadAsync(db => db.Set<AuditEntry>().SingleAsync(e => e.Kind == AutonomyActs.Earned));
        entry.Payload.Should().Contain("\"right\":23").And.Contain("critical").And.NotContain("Steady for weeks");
        var beside = await house.ReadAsync(db =>
            db.Set<AuditText>().Where(t => t.Sequence == entry.Sequence).ToListAsync()
        );
        beside.Select(t => (t.Field, t.Text)).Should().Contain(("facts.reason", "Steady for weeks"));
    }

    [SkippableFact]
    public async Task Only_a_manager_promotes_and_only_with_a_reason()
    {
        await using var house = await HouseAsync();
        await house.EarnAsync();
        var promotions = house.Get<Promotions>();

        (await promotions.PromoteAsync(house.Ravi, ReviewHouse.Agent, "Please"))
            .Should()
            .Be(new PromotionDenied(ModeOutcome.NotAllowed));
        (await promotions.PromoteAsync(house.Manager, ReviewHouse.Agent, " "))
            .Should()
            .Be(new PromotionDenied(ModeOutcome.ReasonMissing));
        (await house.SettingsAsync()).Mode.Should().Be(AgentMode.Suggest);
    }

    [SkippableFact]
    public async Task The_promoters_own_answers_are_left_out()
    {
        await using var house = await HouseAsync();
        await house.EarnAsync(right: 8, critical: 9);
        foreach (var line in await house.SuggestionsAsync(10))
            await house.ApprovedAsync(line, house.Manager);
        Gate(await house.StandingAsync(), GateKind.Accuracy).State.Should().Be(GateState.Passed);

        var refused = (await PromoteAsync(house)).Should().BeOfType<NotEarnedYet>().Subject.Standing;

        refused.Accuracy.Right.Should().Be(17);
        Gate(refused, GateKind.Accuracy).State.Should().Be(GateState.Open);
    }

    [SkippableFact]
    public async Task What_was_found_wrong_later_is_not_left_out_with_the_promoters_answers()
    {
        await using var house = await HouseAsync();
        var line = (await house.SuggestionsAsync(1))[0];
        await house.ApprovedAsync(line, house.Manager);
        await house.FoundAsync(line, EvidenceEnding.Contradicted);

        var refused = (await PromoteAsync(house)).Should().BeOfType<NotEarnedYet>().Subject.Standing;

        (refused.Accuracy.Right, refused.Accuracy.Wrong).Should().Be((0, 1));
    }

    [SkippableFact]
    public async Task With_three_reviewers_it_must_hold_without_any_one_of_them()
    {
        await using var house = await HouseAsync();
        await house.EarnAsync(right: 4, critical: 9);
        foreach (var line in await house.SuggestionsAsync(12))
            await house.ApprovedAsync(line, house.Manager);

        var standing = await house.StandingAsync();

        Gate(standing, GateKind.Accuracy).State.Should().Be(GateState.Passed);
        Gate(standing, GateKind.Reviewers).State.Should().Be(GateState.Open);
    }

    [SkippableFact]
    public async Task An_average_that_hides_missed_critical_tickets_earns_nothing()
    {
        await using var house = await HouseAsync();
        await house.EarnAsync(right: 40, critical: 3);
        foreach (var line in await house.SuggestionsAsync(2))
            await house.OverrideAsync(house.Ravi, line, Drafts.Value(AutonomyHouse.Phishing, "security"));

        var standing = await house.StandingAsync();

        Gate(standing, GateKind.Accuracy).State.Should().Be(GateState.Passed);
        var critical = Gate(standing, GateKind.Critical);
        critical.State.Should().Be(GateState.Open);
        (critical.Figure!.Right, critical.Figure.Wrong).Should().Be((3, 2));
    }

    [SkippableFact]
    public async Task On_a_broken_trail_nobody_is_promoted()
    {
        await using var house = await HouseAsync();
        await house.EarnAsync();
        await house.TrailIsAsync(intact: false);

        var refused = (await PromoteAsync(house)).Should().BeOfType<NotEarnedYet>().Subject.Standing;

        Gate(refused, GateKind.Trail).Sentence.Should().Contain("Entry 3 was changed.");
    }

    [SkippableFact]
    public async Task Set_to_another_mode_by_hand_it_starts_at_zero_under_twice_the_bar()
    {
        await using var house = await HouseAsync();
        await house.PromotedAsync();

        await house.SetModeAsync(AgentMode.Suggest);
        await house.SuggestionsAsync(1);

        var standing = await house.StandingAsync();
        (standing.Accuracy.Count, standing.Bar).Should().Be((0, 40));
        standing.BarWhy.Should().Contain("lost its autonomy once");
        (await house.ReadAsync(db => db.Set<Demotion>().SingleAsync())).Cause.Should().Be(DemotionCause.ByHand);
    }

    [SkippableFact]
    public async Task Two_managers_set_one_mode_at_the_same_moment_and_both_are_answered()
    {
        await using var house = await HouseAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    Task.Run(() =>
                        house
                            .Get<FleetControl>()
                            .SetModeAsync(house.Manager, ReviewHouse.Agent, AgentMode.Shadow, "Quiet for today")
                    )
                )
        );

        outcomes.Should().ContainSingle(o => o == ModeOutcome.Set);
        outcomes.Where(o => o != ModeOutcome.Set).Should().AllBeEquivalentTo(ModeOutcome.Unchanged);
    }

    private static PromotionGate Gate(PromotionStanding standing, GateKind kind) =>
        standing.Gates.Single(g => g.Kind == kind);

    private static Task<PromotionOutcome> PromoteAsync(ReviewHouse house, string reason = "It is good enough") =>
        house.Get<Promotions>().PromoteAsync(house.Manager, ReviewHouse.Agent, reason);

    private Task<ReviewHouse> HouseAsync() => AutonomyHouse.OnAsync(database, AutonomyHouse.Easy);
}

public sealed class Promotion_on_Sqlite(SqliteDatabase database)
    : PromotionContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Promotion_on_Postgres(PostgresDatabase database)
    : PromotionContract(database),
        IClassFixture<PostgresDatabase>;
