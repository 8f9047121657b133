using FluentAssertions;
using OversightConsole.Core.Learning.Calibration;
using Xunit;

namespace OversightConsole.Tests.Learning;

public sealed class CalibrationTests
{
    [Fact]
    public void Errors_match_the_reference()
    {
        CalibrationError.Expected(ReferencePairs.TwoHundred).Should().BeApproximately(0.0803395, 1e-8);
        CalibrationError.Brier(ReferencePairs.TwoHundred).Should().BeApproximately(0.06363847435, 1e-8);
        CalibrationError
            .Bins(ReferencePairs.TwoHundred)
            .Where(b => b.Count > 0)
            .Select(b => b.Count)
            .Should()
            .Equal(9, 18, 33, 38, 102);
    }

    [Fact]
    public void Temperature_matches_the_reference()
    {
        var temperature = Temperature.Fit(ReferencePairs.TwoHundred);

        (temperature / 0.6506711582305132).Should().BeApproximately(1, 1e-6);
    }

    [Fact]
    public void Isotonic_blocks_match_the_reference()
    {
        var blocks = IsotonicCurve.Fit(ReferencePairs.TwoHundred).Blocks;

        blocks.Select(b => b.From).Should().Equal(0.5551, 0.5636, 0.6356, 0.6707, 0.8379, 0.9833);
        blocks.Select(b => b.To).Should().Equal(0.5592, 0.6267, 0.6669, 0.8378, 0.9825, 0.9999);
        double[] values = [2 / 3.0, 7 / 9.0, 0.9, 0.9056603773584906, 0.9753086419753086, 1];
        blocks.Select(b => b.Value).Zip(values).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-8);
    }

    [Fact]
    public void Isotonic_curve_never_falls()
    {
        var curve = IsotonicCurve.Fit(ReferencePairs.FourHundred);

        var along = Enumerable.Range(0, 1001).Select(i => curve.Apply(i / 1000.0)).ToArray();

        along.Should().BeInAscendingOrder().And.OnlyContain(v => v >= 0 && v <= 1);
    }

    [Theory]
    [InlineData(1, 93, 0.04997579524261654)]
    [InlineData(1, 141, 0.0060868798248946854)]
    [InlineData(3, 233, 0.002525749410572012)]
    [InlineData(10, 270, 0.20442061091446334)]
    [InlineData(15, 329, 0.4192180014874623)]
    [InlineData(8, 882, 1.4034317455258423e-11)]
    [InlineData(28, 1238, 6.88082705837253e-07)]
    public void Binomial_tail_matches_the_reference(int wrong, int n, double expected) =>
        (BinomialTail.AtMost(wrong, n, 1 - 0.95) / expected).Should().BeApproximately(1, 1e-8);

    [Fact]
    public void Binomial_tail_beyond_the_mean_is_one_less_the_other_tail()
    {
        BinomialTail.AtMost(3, 4, 0.5).Should().BeApproximately(15 / 16.0, 1e-12);
        BinomialTail.AtMost(-1, 4, 0.5).Should().Be(0);
        BinomialTail.AtMost(4, 4, 0.5).Should().Be(1);
    }

    [Fact]
    public void Floor_is_the_last_that_passes_from_the_top()
    {
        var floor = ConfidenceFloor.Certify(ReferencePairs.FourHundred, 0.95, [0.98, 0.95, 0.9, 0.85, 0.8, 0.7]);

        floor.Value.Should().Be(0.85);
        floor.Coverage.Should().Be(233 / 400.0);
    }

    [Fact]
    public void No_floor_is_certified_on_too_few_predictions()
    {
        var pairs = Enumerable.Repeat(new CalibrationPair(0.99, true), 58).ToArray();

        ConfidenceFloor.Certify(pairs, 0.95, [0.9]).Value.Should().BeNull();
        ConfidenceFloor.Certify([.. pairs, pairs[0]], 0.95, [0.9]).Value.Should().Be(0.9);
    }

    [Fact]
    public void Quantile_grid_does_not_depend_on_what_was_right()
    {
        var turned = ReferencePairs.FourHundred.Select(p => p with { Right = !p.Right }).ToArray();

        var grid = ConfidenceFloor.QuantileGrid(ReferencePairs.FourHundred, 0.95);

        grid.Should().BeInDescendingOrder().And.Equal(ConfidenceFloor.QuantileGrid(turned, 0.95));
    }
}
