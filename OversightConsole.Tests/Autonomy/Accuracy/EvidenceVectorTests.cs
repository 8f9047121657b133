using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Tests.Autonomy.Accuracy;

public sealed class EvidenceVectorTests
{
    public static TheoryData<int> EvidenceCases => Vectors.Of("evidence");
    public static TheoryData<int> BoundCases => Vectors.Of("bounds");
    public static TheoryData<int> TableCases => Vectors.Of("promotion_table");
    public static TheoryData<int> NeededCases => Vectors.Of("approvals_still_needed");
    public static TheoryData<int> SequenceCases => Vectors.Of("promotion_sequence");
    public static TheoryData<int> FalsePromotionCases => Vectors.Of("false_promotion_probability");
    public static TheoryData<int> DriftCases => Vectors.Of("drift_score");

    [Theory]
    [MemberData(nameof(EvidenceCases))]
    public void Evidence(int index)
    {
        var (input, expected) = Vectors.Case("evidence", index);
        var (right, wrong, target) = (input.Count("successes"), input.Count("failures"), input.Number("target"));

        EValue.Of(right, wrong, target).ShouldBeNear(expected.GetDouble(), relative: 1e-9);
        EValue.Log(right, wrong, target).ShouldBeNear(Math.Log(expected.GetDouble()), absolute: 1e-9);
    }

    [Theory]
    [MemberData(nameof(BoundCases))]
    public void Bounds(int index)
    {
        var (input, expected) = Vectors.Case("bounds", index);
        var right = input.Count("successes");

        var range = AccuracyBounds.Of(right, input.Count("n") - right, input.Number("alpha"));

        range.Lower.ShouldBeNear(expected.Number("lower"), absolute: 1e-9);
        range.Upper.ShouldBeNear(expected.Number("upper"), absolute: 1e-9);
    }

    [Theory]
    [MemberData(nameof(TableCases))]
    public void Promotion_table(int index)
    {
        var (input, expected) = Vectors.Case("promotion_table", index);

        var table = input
            .Numbers("failures")
            .Select(f => PromotionBoundary.AnswersNeeded((long)f, input.Number("target"), input.Number("alpha")));

        table.Should().Equal(expected.EnumerateArray().Select(e => (long?)e.GetInt64()));
    }

    [Theory]
    [MemberData(nameof(NeededCases))]
    public void Approvals_still_needed(int index)
    {
        var (input, expected) = Vectors.Case("approvals_still_needed", index);

        PromotionBoundary
            .FurtherRight(
                input.Count("successes"),
                input.Count("failures"),
                input.Number("target"),
                input.Number("alpha")
            )
            .Should()
            .Be(expected.GetInt64());
    }

    [Theory]
    [MemberData(nameof(SequenceCases))]
    public void Promotion_sequence(int index)
    {
        var (input, expected) = Vectors.Case("promotion_sequence", index);
        var replay = new PromotionReplay(input.Number("target"), input.Number("alpha"));
        var evidence = new Dictionary<string, double>();

        foreach (var right in input.Outcomes())
        {
            replay.Add(right);
            evidence[$"{replay.Right + replay.Wrong}"] = replay.Evidence;
        }

        replay.PromotedAt.Should().Be(expected.CountOrNull("first_promotion_at"));
        replay.Right.Should().Be(expected.Count("successes"));
        replay.Wrong.Should().Be(expected.Count("failures"));
        foreach (var at in expected.GetProperty("evidence_at").EnumerateObject())
            evidence[at.Name].ShouldBeNear(at.Value.GetDouble(), relative: 1e-9);
    }

    [Theory]
    [MemberData(nameof(FalsePromotionCases))]
    public void False_promotion_probability(int index)
    {
        var (input, expected) = Vectors.Case("false_promotion_probability", index);

        FalsePromotion
            .Probability(
                input.Number("true_accuracy"),
                input.Number("target"),
                input.Number("alpha"),
                input.Count("max_reviews")
            )
            .ShouldBeNear(expected.GetDouble(), absolute: 1e-9);
    }

    [Theory]
    [MemberData(nameof(DriftCases))]
    public void Drift_score(int index)
    {
        var (input, expected) = Vectors.Case("drift_score", index);
        var drift = new DriftScore(input.Number("target"));
        var scores = new Dictionary<string, double>();

        foreach (var right in input.Outcomes())
        {
            drift.Add(right);
            scores[$"{drift.Count}"] = drift.Score;
        }

        (DriftScore.Amber, DriftScore.Red).Should().Be((input.Number("amber"), input.Number("red")));
        drift.AmberAt.Should().Be(expected.CountOrNull("first_amber_at"));
        drift.RedAt.Should().Be(expected.CountOrNull("first_red_at"));
        drift.Score.ShouldBeNear(expected.Number("final"), relative: 1e-8);
        foreach (var at in expected.GetProperty("score_at").EnumerateObject())
            scores[at.Name].ShouldBeNear(at.Value.GetDouble(), relative: 1e-8);
    }
}
