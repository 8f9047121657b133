using System.Text.Json;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Tests.Autonomy.Accuracy;

public sealed class ReportVectorTests
{
    public static TheoryData<int> AuditCases => Vectors.Of("weighted_audit");
    public static TheoryData<int> IntervalCases => Vectors.Of("fixed_n_intervals");
    public static TheoryData<int> ThresholdCases => Vectors.Of("selective_threshold");
    public static TheoryData<int> CalibrationCases => Vectors.Of("calibration");
    public static TheoryData<int> CostCases => Vectors.Of("cost_threshold");
    public static TheoryData<int> QueueCases => Vectors.Of("queue_priority");

    [Theory]
    [MemberData(nameof(AuditCases))]
    public void Weighted_audit(int index)
    {
        var (input, expected) = Vectors.Case("weighted_audit", index);
        var audit = new WeightedAudit([
            .. input
                .GetProperty("strata")
                .EnumerateArray()
                .Select(s => new AuditStratum(s.Number("audit_probability"), s.Count("correct"), s.Count("wrong"))),
        ]);

        audit.Accuracy.ShouldBeNear(expected.Number("hajek_accuracy"), relative: 1e-8);
        audit.EvidenceAbove(input.Number("target")).ShouldBeNear(expected.Number("evidence_above"), relative: 1e-8);
        audit.EvidenceBelow(input.Number("target")).ShouldBeNear(expected.Number("evidence_below"), relative: 1e-8);
        var range = audit.Bounds(input.Number("alpha"));
        range.Lower.ShouldBeNear(expected.Number("lower"), absolute: 1e-9);
        range.Upper.ShouldBeNear(expected.Number("upper"), absolute: 1e-9);
    }

    [Theory]
    [MemberData(nameof(IntervalCases))]
    public void Fixed_n_intervals(int index)
    {
        var (input, expected) = Vectors.Case("fixed_n_intervals", index);
        var (right, count, confidence) = (input.Count("successes"), input.Count("n"), input.Number("confidence"));

        Near(FixedIntervals.Wilson(right, count, confidence), expected.Numbers("wilson"), 1e-9);
        Near(FixedIntervals.ClopperPearson(right, count, confidence), expected.Numbers("clopper_pearson"), 1e-9);
    }

    [Theory]
    [MemberData(nameof(ThresholdCases))]
    public void Selective_threshold(int index)
    {
        var (input, expected) = Vectors.Case("selective_threshold", index);
        var (pairs, grid) = (input.Pairs(), input.Numbers("grid"));
        var (error, delta) = (input.Number("max_error"), input.Number("delta"));

        var rows = SelectiveThreshold.Table(pairs, grid, error);

        rows.Should().HaveCount(grid.Length);
        foreach (var (row, wanted) in rows.Zip(expected.GetProperty("table").EnumerateArray()))
        {
            row.Threshold.Should().Be(wanted.Number("threshold"));
            row.Count.Should().Be(wanted.Count("n"));
            row.Wrong.Should().Be(wanted.Count("errors"));
            row.PValue.ShouldBeNear(wanted.Number("p_value"), relative: 1e-8);
            row.Evidence.ShouldBeNear(wanted.Number("evidence"), relative: 1e-8);
        }
        ConfidenceFloor
            .Certify(pairs, 1 - error, grid, delta)
            .Value.Should()
            .Be(expected.NumberOrNull("ltt_fixed_sequence"));
        SelectiveThreshold.Bonferroni(rows, delta).Should().Be(expected.NumberOrNull("ltt_bonferroni"));
        SelectiveThreshold.Anytime(rows, delta).Should().Be(expected.NumberOrNull("e_anytime"));
        var (sgr, sgrWanted) = (SelectiveThreshold.Sgr(pairs, error, delta)!, expected.GetProperty("sgr"));
        sgr.Threshold.Should().Be(sgrWanted.Number("threshold"));
        sgr.Coverage.ShouldBeNear(sgrWanted.Number("coverage"), relative: 1e-8);
        sgr.RiskBound.ShouldBeNear(sgrWanted.Number("risk_bound"), relative: 1e-8);
    }

    [Theory]
    [MemberData(nameof(CalibrationCases))]
    public void Calibration(int index)
    {
        var (input, expected) = Vectors.Case("calibration", index);
        var pairs = input.Pairs();

        CalibrationError.Expected(pairs).ShouldBeNear(expected.Number("ece"), absolute: 1e-8);
        CalibrationError.Brier(pairs).ShouldBeNear(expected.Number("brier"), absolute: 1e-8);
        CalibrationLoss.Largest(pairs).ShouldBeNear(expected.Number("mce"), absolute: 1e-8);
        CalibrationLoss.Log(pairs).ShouldBeNear(expected.Number("log_loss"), absolute: 1e-8);
        Temperature.Fit(pairs).ShouldBeNear(expected.Number("temperature"), relative: 1e-6);
        var bins = CalibrationError.Bins(pairs);
        var filled = expected.GetProperty("bins_index_n_meanconf_acc").EnumerateArray().ToArray();
        bins.Count(b => b.Count > 0).Should().Be(filled.Length);
        foreach (var wanted in filled)
            Near(bins[wanted[0].GetInt32()], wanted);
        var blocks = IsotonicCurve.Fit(pairs).Blocks;
        var wantedBlocks = expected.GetProperty("isotonic_blocks_from_to_value").EnumerateArray().ToArray();
        blocks.Should().HaveCount(wantedBlocks.Length);
        foreach (var (block, wanted) in blocks.Zip(wantedBlocks))
        {
            (block.From, block.To).Should().Be((wanted[0].GetDouble(), wanted[1].GetDouble()));
            block.Value.ShouldBeNear(wanted[2].GetDouble(), absolute: 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(CostCases))]
    public void Cost_threshold(int index)
    {
        var (input, expected) = Vectors.Case("cost_threshold", index);

        CostThreshold
            .Of(
                input.Number("review_minutes"),
                input.Number("delay_cost_minutes"),
                input.Number("audit_share"),
                input.Number("vigilance"),
                input.Number("wrong_cost_minutes")
            )
            .ShouldBeNear(expected.GetDouble(), absolute: 1e-12);
    }

    [Theory]
    [MemberData(nameof(QueueCases))]
    public void Queue_priority(int index)
    {
        var (input, expected) = Vectors.Case("queue_priority", index);
        var remaining = QueuePriority.ReviewsRemaining(
            input.Count("successes"),
            input.Count("failures"),
            input.Number("target"),
            input.Number("alpha")
        );
        var value = QueuePriority.EvidenceValue(
            input.Number("slice_value_minutes"),
            remaining,
            input.GetProperty("is_evidence").GetBoolean()
        );

        remaining.Should().Be(expected.NumberOrNull("reviews_remaining"));
        value.ShouldBeNear(expected.Number("info_value"), relative: 1e-9);
        QueuePriority
            .Of(
                input.Number("delay_cost"),
                input.Number("slack_minutes"),
                input.Number("tau_minutes"),
                input.Number("review_minutes"),
                value
            )
            .ShouldBeNear(expected.Number("priority"), relative: 1e-9);
    }

    private static void Near(Interval interval, double[] expected, double absolute)
    {
        interval.Lower.ShouldBeNear(expected[0], absolute: absolute);
        interval.Upper.ShouldBeNear(expected[1], absolute: absolute);
    }

    private static void Near(ReliabilityBin bin, JsonElement expected)
    {
        bin.Count.Should().Be(expected[1].GetInt32());
        bin.Confidence.ShouldBeNear(expected[2].GetDouble(), absolute: 1e-8);
        bin.Accuracy.ShouldBeNear(expected[3].GetDouble(), absolute: 1e-8);
    }
}
