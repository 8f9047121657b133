using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Proposals;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Autonomy.Portrait;

[Trait("Category", "Time")]
public abstract class PortraitContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task The_course_follows_the_answers_in_the_order_of_the_suggestions()
    {
        await using var house = await HouseAsync();
        var lines = await house.SuggestionsAsync(4);
        await house.ApprovedAsync(lines[0]);
        await house.RejectAsync(house.Ravi, lines[1]);
        await house.ApprovedAsync(lines[3]);

        var course = (await house.Get<AccuracyHistory>().ReadAsync(ReviewHouse.Agent))!;
        course.Points.Select(p => (p.Answers, p.Measured)).Should().Equal((1, 1), (2, 0.5));
        await house.ApprovedAsync(lines[2]);
        course = (await house.Get<AccuracyHistory>().ReadAsync(ReviewHouse.Agent))!;

        course.Points.Select(p => p.Answers).Should().Equal(1, 2, 3, 4);
        course.Points[^1].Lower.Should().Be(AccuracyBounds.Lower(3, 1, 0.05));
        course.Points[^1].Upper.Should().Be(AccuracyBounds.Upper(3, 1, 0.05));
        (course.Target, course.Passed).Should().Be((0.80, null));
    }

    [SkippableFact]
    public async Task The_course_says_at_which_answer_the_target_was_passed()
    {
        await using var house = await HouseAsync();
        await house.EarnAsync();

        var course = (await house.Get<AccuracyHistory>().ReadAsync(ReviewHouse.Agent))!;

        course.Passed!.Answers.Should().Be(PromotionBoundary.FurtherRight(0, 0, 0.80, 0.05));
        course.Passed.Lower.Should().BeGreaterThanOrEqualTo(0.80);
        course.Points.Single(p => p.Answers == course.Passed.Answers - 1).Lower.Should().BeLessThan(0.80);
    }

    [SkippableFact]
    public async Task Before_the_first_suggestion_there_is_nothing_to_draw()
    {
        await using var house = await HouseAsync();

        (await house.Get<AccuracyHistory>().ReadAsync(ReviewHouse.Agent)).Should().BeNull();
        (await house.Get<CertaintyReader>().ReadAsync(ReviewHouse.Agent)).Should().BeNull();
        (await house.Get<CorrectionReader>().ReadAsync(ReviewHouse.Agent)).Should().BeNull();
        (await house.Get<AgentRecord>().ReadAsync(ReviewHouse.Agent)).Claims.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Floors_tell_the_share_done_alone_and_what_is_guaranteed_there()
    {
        await using var house = await HouseAsync();
        Says(house, 0.97);
        foreach (var line in await house.SuggestionsAsync(6))
            await house.ApprovedAsync(line);
        Says(house, 0.72);
        foreach (var line in await house.SuggestionsAsync(2))
            await house.RejectAsync(house.Ravi, line);

        var portrait = (await house.Get<CertaintyReader>().ReadAsync(ReviewHouse.Agent))!;

        portrait.Answers.Should().Be(8);
        portrait.Floors.Select(f => f.Floor).Should().Equal(0.98, 0.95, 0.90, 0.85, 0.80, 0.70, 0);
        At(portrait, 0.98).Should().Be(new FloorPoint(0.98, 0, 0, 0, 0));
        var high = At(portrait, 0.95);
        (high.Coverage, high.Right, high.Wrong).Should().Be((0.75, 6, 0));
        high.Guaranteed.Should().Be(AccuracyBounds.Lower(6, 0, 0.05 / 7), "seven floors are looked at at once");
        (At(portrait, 0).Coverage, At(portrait, 0).Measured).Should().Be((1, 0.75));
        var unsure = portrait.Bars.Single(b => b.Said < 0.9);
        (unsure.Right, unsure.Wrong).Should().Be((0, 2));
        unsure.Said.Should().BeApproximately(0.72, 1e-9);
    }

    [SkippableFact]
    public async Task One_audit_of_two_stands_for_the_other_one()
    {
        await using var house = await AutonomyHouse.OnAsync(database, AutonomyHouse.Easy);
        Says(house, 0.97);
        await house.PromotedAsync();
        await house.AuditShareIsAsync(0.5);
        for (var i = 0; i < 12; i++)
            await house.ArrivesAsync();
        await house.WorkAsync();
        var audits = await house.OpenLinesAsync();
        foreach (var line in audits)
            await house.ApprovedAsync(line);
        Says(house, 0.72);
        foreach (var line in await house.SuggestionsAsync(4))
            await house.ApprovedAsync(line);

        var portrait = (await house.Get<CertaintyReader>().ReadAsync(ReviewHouse.Agent))!;

        portrait.Answers.Should().Be(23 + audits.Count + 4);
        var sure = 23 + 2.0 * audits.Count;
        At(portrait, 0.90).Coverage.Should().BeApproximately(sure / (sure + 4), 1e-9);
    }

    [SkippableFact]
    public async Task What_people_changed_counts_suggested_against_right_and_missed_critical_values_come_first()
    {
        await using var house = await HouseAsync();
        var printers = await house.SuggestionsAsync(4);
        foreach (var line in printers.Take(3))
            await house.OverrideAsync(house.Ravi, line, Drafts.Value(Drafts.Fault));
        await house.OverrideAsync(house.Ravi, printers[3], Drafts.Value(AutonomyHouse.Phishing, "security"));
        foreach (var line in await house.SuggestionsAsync(2))
            await house.ApprovedAsync(line);
        await house.RejectAsync(house.Ravi, (await house.SuggestionsAsync(1))[0]);

        var corrections = (await house.Get<CorrectionReader>().ReadAsync(ReviewHouse.Agent))!;

        (corrections.Decided, corrections.Rejected).Should().Be((6, 1));
        corrections.Changes.Select(c => (c.Count, c.MissesCritical)).Should().Equal((1, true), (3, false));
        corrections.Stood.Should().ContainSingle().Which.Count.Should().Be(2);
        var often = corrections.Changes[1];
        corrections.RightValue(often.Right).Should().Be(3);
        often.Suggested.Should().Be(corrections.Stood[0].Right);
    }

    [SkippableFact]
    public async Task What_it_earned_and_lost_is_kept_with_the_reasons()
    {
        await using var house = await HouseAsync();
        await house.PromotedAsync();
        await house
            .Get<FleetControl>()
            .SetModeAsync(house.Manager, ReviewHouse.Agent, AgentMode.Suggest, "The new board confuses it");
        await house.SuggestionsAsync(1);

        var past = await house.Get<AgentRecord>().ReadAsync(ReviewHouse.Agent);

        past.Promotions.Should().ContainSingle().Which.Reason.Should().Be("It is good enough");
        past.Demotions.Should().ContainSingle().Which.Reason.Should().Be("The new board confuses it");
        past.Claims.Select(c => (c.IsInUse, c.End, c.Right))
            .Should()
            .Equal((true, null, 0), (false, ClaimEnd.Demoted, 23));
        past.Suspensions.Should().BeEmpty();
    }

    private static FloorPoint At(CertaintyPortrait portrait, double floor) =>
        portrait.Floors.Single(f => f.Floor == floor);

    private static void Says(ReviewHouse house, double confidence)
    {
        var says = house.Asked.Says;
        house.Asked.Says = (ticket, catalog) =>
            says(ticket, catalog) is Proposes proposes
                ? new Proposes(proposes.Draft with { Confidence = confidence })
                : throw new InvalidOperationException("It has nothing to say.");
    }

    private Task<ReviewHouse> HouseAsync() => AutonomyHouse.OnAsync(database, AutonomyHouse.Easy with { Floor = 0 });
}

public sealed class Portrait_on_Sqlite(SqliteDatabase database)
    : PortraitContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Portrait_on_Postgres(PostgresDatabase database)
    : PortraitContract(database),
        IClassFixture<PostgresDatabase>;
