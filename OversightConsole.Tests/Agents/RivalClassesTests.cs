using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Tests.Agents;

/// <summary>What is left of a confidence where the desk's people choose differently for like texts.</summary>
public sealed class RivalClassesTests
{
    private static readonly RankedLabel Top = new("delivery", 0.85);
    private static readonly RankedLabel Rival = new("fault", 0.13);

    [Fact]
    public void Two_that_people_mix_share_the_confidence_and_the_upper_one_never_falls_below_its_rival()
    {
        Of(cases: 50, right: 30, claimed: 0.85).Confidence(Top, Rival).Should().BeInRange(0.6, 0.7);
        Of(cases: 50, right: 10, claimed: 0.85).Confidence(Top, Rival).Should().BeApproximately(0.49, 1e-9);
    }

    [Fact]
    public void It_counts_whichever_of_the_two_is_on_top() =>
        Of(cases: 50, right: 30, claimed: 0.85)
            .Confidence(Rival with { Confidence = 0.85 }, Top with { Confidence = 0.13 })
            .Should()
            .BeInRange(0.6, 0.7);

    [Theory]
    [InlineData(50, 42)]
    [InlineData(50, 50)]
    [InlineData(5, 0)]
    public void As_right_as_claimed_or_too_few_cases_change_nothing(int cases, int right) =>
        Of(cases, right, claimed: 0.85).Confidence(Top, Rival).Should().Be(0.85);

    [Fact]
    public void Another_pair_is_left_alone() =>
        Of(cases: 50, right: 10, claimed: 0.85).Confidence(Top, Rival with { Label = "driver" }).Should().Be(0.85);

    private static RivalClasses Of(int cases, int right, double claimed) =>
        new(
            RivalClasses.Count(
                Enumerable
                    .Range(0, cases)
                    .Select(i =>
                        i % 2 == 0
                            ? ("delivery", "fault", new CalibrationPair(claimed, i < right))
                            : ("fault", "delivery", new CalibrationPair(claimed, i < right))
                    )
            )
        );
}
