using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Accuracy.Reviewers;

namespace OversightConsole.Tests.Autonomy.Accuracy;

public sealed class ReviewerVectorTests
{
    public static TheoryData<int> VigilanceCases => Vectors.Of("vigilance_correction");
    public static TheoryData<int> GapCases => Vectors.Of("automation_bias_gap");
    public static TheoryData<int> AgreementCases => Vectors.Of("agreement");
    public static TheoryData<int> ShrinkageCases => Vectors.Of("shrinkage");
    public static TheoryData<int> EbhCases => Vectors.Of("e_bh");

    [Theory]
    [MemberData(nameof(VigilanceCases))]
    public void Vigilance_correction(int index)
    {
        var (input, expected) = Vectors.Case("vigilance_correction", index);
        var (approved, reviewed) = (input.Count("approved"), input.Count("reviewed"));
        var (caught, shown) = (input.Count("known_wrong_caught"), input.Count("known_wrong_shown"));
        var (recognised, rightShown) = (input.Count("known_right_approved"), input.Count("known_right_shown"));
        var alpha = input.Number("alpha");

        VigilanceCorrection
            .Lower(approved, reviewed, caught, shown, alpha)
            .ShouldBeNear(expected.Number("corrected_lower"), absolute: 1e-8);
        AccuracyBounds
            .Lower(approved, reviewed - approved, alpha / 2)
            .ShouldBeNear(expected.Number("lower_approval"), absolute: 1e-8);
        AccuracyBounds
            .Lower(caught, shown - caught, alpha / 2)
            .ShouldBeNear(expected.Number("lower_vigilance"), absolute: 1e-8);
        var (raw, vigilance) = (approved / (double)reviewed, caught / (double)shown);
        raw.ShouldBeNear(expected.Number("raw"), absolute: 1e-8);
        vigilance.ShouldBeNear(expected.Number("vigilance"), absolute: 1e-8);
        VigilanceCorrection
            .RoganGladen(raw, vigilance, recognised / (double)rightShown)
            .ShouldBeNear(expected.Number("rogan_gladen_accuracy"), absolute: 1e-8);
        var interval = LangReiczigel.Accuracy(approved, reviewed, caught, shown, recognised, rightShown, 0.95)!.Value;
        interval.Lower.ShouldBeNear(expected.Numbers("lang_reiczigel_accuracy_95")[0], absolute: 1e-8);
        interval.Upper.ShouldBeNear(expected.Numbers("lang_reiczigel_accuracy_95")[1], absolute: 1e-8);
    }

    [Theory]
    [MemberData(nameof(GapCases))]
    public void Automation_bias_gap(int index)
    {
        var (input, expected) = Vectors.Case("automation_bias_gap", index);

        var (difference, interval) = FixedIntervals.Gap(
            input.Count("assisted_agree"),
            input.Count("assisted_n"),
            input.Count("blind_agree"),
            input.Count("blind_n"),
            input.Number("confidence")
        );

        difference.ShouldBeNear(expected.Number("difference"), absolute: 1e-9);
        interval.Lower.ShouldBeNear(expected.Number("lower"), absolute: 1e-9);
        interval.Upper.ShouldBeNear(expected.Number("upper"), absolute: 1e-9);
    }

    [Theory]
    [MemberData(nameof(AgreementCases))]
    public void Agreement(int index)
    {
        var (input, expected) = Vectors.Case("agreement", index);
        long[][] confusion =
        [
            .. input
                .GetProperty("confusion")
                .EnumerateArray()
                .Select(r => r.EnumerateArray().Select(c => c.GetInt64()).ToArray()),
        ];
        string?[][] items =
        [
            .. input
                .GetProperty("units")
                .EnumerateArray()
                .Select(u => u.EnumerateArray().Select(a => a.GetString()).ToArray()),
        ];

        ReviewerAgreement.CohenKappa(confusion).ShouldBeNear(expected.Number("cohen_kappa"), absolute: 1e-9);
        ReviewerAgreement
            .KrippendorffAlpha(items)
            .ShouldBeNear(expected.Number("krippendorff_alpha_nominal"), absolute: 1e-9);
    }

    [Theory]
    [MemberData(nameof(ShrinkageCases))]
    public void Shrinkage_of_slices(int index)
    {
        var (input, expected) = Vectors.Case("shrinkage", index);

        var shrunk = Shrinkage.Of([
            .. input
                .GetProperty("slices")
                .EnumerateArray()
                .Select(s => new SliceCount(s.Count("successes"), s.Count("n"))),
        ]);

        shrunk.Pooled.ShouldBeNear(expected.Number("pooled"), relative: 1e-8);
        shrunk.Correlation.ShouldBeNear(expected.Number("icc"), relative: 1e-8);
        shrunk.PriorStrength.ShouldBeNear(expected.Number("prior_strength"), relative: 1e-8);
        shrunk.Shrunk.Should().HaveSameCount(expected.Numbers("shrunk"));
        foreach (var (actual, wanted) in shrunk.Shrunk.Zip(expected.Numbers("shrunk")))
            actual.ShouldBeNear(wanted, relative: 1e-8);
    }

    [Theory]
    [MemberData(nameof(EbhCases))]
    public void E_bh(int index)
    {
        var (input, expected) = Vectors.Case("e_bh", index);

        EBenjaminiHochberg
            .Select(input.Numbers("e_values"), input.Number("alpha"))
            .Should()
            .Equal(expected.EnumerateArray().Select(e => e.GetInt32()));
    }

    [Fact]
    public void Every_method_of_the_design_is_tested_here()
    {
        string[] tested =
        [
            "evidence",
            "bounds",
            "promotion_table",
            "approvals_still_needed",
            "promotion_sequence",
            "false_promotion_probability",
            "drift_score",
            "weighted_audit",
            "fixed_n_intervals",
            "selective_threshold",
            "calibration",
            "vigilance_correction",
            "automation_bias_gap",
            "agreement",
            "shrinkage",
            "e_bh",
            "cost_threshold",
            "queue_priority",
        ];

        Vectors.All.Should().BeEquivalentTo(tested);
    }
}
