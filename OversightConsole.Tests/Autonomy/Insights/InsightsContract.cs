using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Insights;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Insights;

[Trait("Category", "Time")]
public abstract class InsightsContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task The_course_follows_the_answers_in_the_order_of_the_suggestions()
    {
        await using var harness = await HouseAsync();
        var lines = await harness.SuggestionsAsync(4);
        await harness.ApprovedAsync(lines[0]);
        await harness.RejectAsync(harness.Ravi, lines[1]);
        await harness.ApprovedAsync(lines[3]);

        var course = (await harness.Get<AccuracyHistory>().ReadAsync(ReviewHarness.Agent))!;
        course.Points.Select(p => (p.Answers, p.Measured)).Should().Equal((1, 1), (2, 0.5));
        await harness.ApprovedAsync(lines[2]);
        course = (await harness.Get<AccuracyHistory>().ReadAsync(ReviewHarness.Agent))!;

        course.Points.Select(p => p.Answers).Should().Equal(1, 2, 3, 4);
        course.Points[^1].Lower.Should().Be(AccuracyBounds.Lower(3, 1, 0.05));
        course.Points[^1].Upper.Should().Be(AccuracyBounds.Upper(3, 1, 0.05));
        (course.Target, course.Passed).Should().Be((0.80, null));
    }

    [SkippableFact]
    public async Task The_course_says_at_which_answer_the_target_was_passed()
    {
        await using var harness = await HouseAsync();
        await harness.EarnAsync();

        var course = (await harness.Get<AccuracyHistory>().ReadAsync(ReviewHarness.Agent))!;

        course.Passed!.Answers.Should().Be(PromotionBoundary.FurtherRight(0, 0, 0.80, 0.05));
        course.Passed.Lower.Should().BeGreaterThanOrEqualTo(0.80);
        course.Points.Single(p => p.Answers == course.Passed.Answers - 1).Lower.Should().BeLessThan(0.80);
    }

    [SkippableFact]
    public async Task Before_the_first_suggestion_there_is_nothing_to_draw()
    {
        await using var harness = await HouseAsync();

        (await harness.Get<AccuracyHistory>().ReadAsync(ReviewHarness.Agent)).Should().BeNull();
        (await harness.Get<CalibrationReader>().ReadAsync(ReviewHarness.Agent)).Should().BeNull();
        (await harness.Get<ConfusionReader>().ReadAsync(ReviewHarness.Agent)).Should().BeNull();
        (await harness.Get<AgentHistoryReader>().ReadAsync(ReviewHarness.Agent)).Claims.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Floors_tell_the_share_done_alone_and_what_is_guaranteed_there()
    {
        await using var harness = await HouseAsync();
        Says(harness, 0.97);
        foreach (var line in await harness.SuggestionsAsync(6))
            await harness.ApprovedAsync(line);
        Says(harness, 0.72);
        foreach (var line in await harness.SuggestionsAsync(2))
            await harness.RejectAsync(harness.Ravi, line);

        var report = (await harness.Get<CalibrationReader>().ReadAsync(ReviewHarness.Agent))!;

        report.Answers.Should().Be(8);
        report.Floors.Select(f => f.Floor).Should().Equal(0.98, 0.95, 0.90, 0.85, 0.80, 0.70, 0);
        At(report, 0.98).Should().Be(new FloorPoint(0.98, 0, 0, 0, 0));
        var high = At(report, 0.95);
        (high.Coverage, high.Right, high.Wrong).Should().Be((0.75, 6, 0));
        high.Guaranteed.Should().Be(AccuracyBounds.Lower(6, 0, 0.05 / 7), "seven floors are looked at at once");
        (At(report, 0).Coverage, At(report, 0).Measured).Should().Be((1, 0.75));
        var unsure = report.Bars.Single(b => b.Said < 0.9);
        (unsure.Right, unsure.Wrong).Should().Be((0, 2));
        unsure.Said.Should().BeApproximately(0.72, 1e-9);
    }

    [SkippableFact]
    public async Task One_audit_of_two_stands_for_the_other_one()
    {
        await using var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        Says(harness, 0.97);
        await harness.PromotedAsync();
        await harness.AuditShareIsAsync(0.5);
        for (var i = 0; i < 12; i++)
            await harness.ArrivesAsync();
        await harness.WorkAsync();
        var audits = await harness.OpenLinesAsync();
        foreach (var line in audits)
            await harness.ApprovedAsync(line);
        Says(harness, 0.72);
        foreach (var line in await harness.SuggestionsAsync(4))
            await harness.ApprovedAsync(line);

        var report = (await harness.Get<CalibrationReader>().ReadAsync(ReviewHarness.Agent))!;

        report.Answers.Should().Be(23 + audits.Count + 4);
        var sure = 23 + 2.0 * audits.Count;
        At(report, 0.90).Coverage.Should().BeApproximately(sure / (sure + 4), 1e-9);
    }

    [SkippableFact]
    public async Task What_people_changed_counts_suggested_against_right_and_missed_critical_values_come_first()
    {
        await using var harness = await HouseAsync();
        var printers = await harness.SuggestionsAsync(4);
        foreach (var line in printers.Take(3))
            await harness.OverrideAsync(harness.Ravi, line, Drafts.Value(Drafts.Fault));
        await harness.OverrideAsync(harness.Ravi, printers[3], Drafts.Value(AutonomyHarness.Phishing, "security"));
        foreach (var line in await harness.SuggestionsAsync(2))
            await harness.ApprovedAsync(line);
        await harness.RejectAsync(harness.Ravi, (await harness.SuggestionsAsync(1))[0]);

        var corrections = (await harness.Get<ConfusionReader>().ReadAsync(ReviewHarness.Agent))!;

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
        await using var harness = await HouseAsync();
        await harness.PromotedAsync();
        await harness
            .Get<FleetControl>()
            .SetModeAsync(harness.Manager, ReviewHarness.Agent, AgentMode.Suggest, "The new board confuses it");
        await harness.SuggestionsAsync(1);

        var history = await harness.Get<AgentHistoryReader>().ReadAsync(ReviewHarness.Agent);

        history.Promotions.Should().ContainSingle().Which.Reason.Should().Be("It is good enough");
        history.Demotions.Should().ContainSingle().Which.Reason.Should().Be("The new board confuses it");
        history
            .Claims.Select(c => (c.IsInUse, c.End, c.Right))
            .Should()
            .Equal((true, null, 0), (false, ClaimEnd.Demoted, 23));
        history.Suspensions.Should().BeEmpty();
    }

    private static FloorPoint At(CalibrationReport report, double floor) => report.Floors.Single(f => f.Floor == floor);

    private static void Says(ReviewHarness harness, double confidence)
    {
        var says = harness.Asked.Says;
        harness.Asked.Says = (ticket, catalog) =>
            says(ticket, catalog) is Proposes proposes
                ? new Proposes(proposes.Draft with { Confidence = confidence })
                : throw new InvalidOperationException("It has nothing to say.");
    }

    private Task<ReviewHarness> HouseAsync() =>
        AutonomyHarness.OnAsync(database, AutonomyHarness.Easy with { Floor = 0 });
}

public sealed class Insights_on_Sqlite(SqliteDatabase database)
    : InsightsContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Insights_on_Postgres(PostgresDatabase database)
    : InsightsContract(database),
        IClassFixture<PostgresDatabase>;
