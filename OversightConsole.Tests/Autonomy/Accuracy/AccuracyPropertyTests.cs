using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Tests.Autonomy.Accuracy;

public sealed class AccuracyPropertyTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(0.999)]
    public void Without_answers_the_stake_is_one(double target)
    {
        EValue.Of(0, 0, target).Should().Be(1);
        EValue.Log(0, 0, target).Should().Be(0);
        AccuracyBounds.Of(0, 0, 0.05).Should().Be(new AccuracyRange(0, 1));
    }

    [Theory]
    [InlineData(1_000_000, 0)]
    [InlineData(0, 1_000_000)]
    [InlineData(500_000, 500_000)]
    [InlineData(950_000, 50_000)]
    [InlineData(951_000, 49_000)]
    public void A_million_answers_give_numbers(long right, long wrong)
    {
        double[] targets = [0.5, 0.95, 0.999];
        foreach (var target in targets)
        {
            EValue.Of(right, wrong, target).Should().BePositive().And.NotBe(double.NaN);
            double.IsFinite(EValue.Log(right, wrong, target)).Should().BeTrue();
        }
        var range = AccuracyBounds.Of(right, wrong, 0.05);
        var share = right / 1e6;
        range.Lower.Should().BeInRange(Math.Max(0, share - 0.01), share);
        range.Upper.Should().BeInRange(share, Math.Min(1, share + 0.01));
    }

    [Fact]
    public void The_logarithm_goes_on_where_the_number_ends()
    {
        EValue.Of(100_000, 0, 0.95).Should().Be(double.PositiveInfinity);
        // With nothing wrong the integral is elementary: ((1+r)^(s+1) − 1)/(r·(s+1)), r = (1−m)/m.
        var r = 0.05 / 0.95;
        var exact = 100_001 * Math.Log(1 + r) - Math.Log(r * 100_001);
        EValue.Log(100_000, 0, 0.95).ShouldBeNear(exact, relative: 1e-12);
    }

    [Fact]
    public void Order_does_not_matter_for_where_one_stands()
    {
        var outcomes = Enumerable.Range(0, 400).Select(i => i % 40 != 7).ToArray();
        var other = outcomes.ToArray();
        new Random(11).Shuffle(other);
        var (one, two) = (new PromotionReplay(0.9, 0.05), new PromotionReplay(0.9, 0.05));

        foreach (var right in outcomes)
            one.Add(right);
        foreach (var right in other)
            two.Add(right);

        two.Evidence.Should().Be(one.Evidence);
        two.Lower.Should().Be(one.Lower);
    }

    [Fact]
    public void Replay_promotes_at_the_first_look_that_computing_each_finds()
    {
        var random = new Random(3);
        for (var run = 0; run < 60; run++)
        {
            var accuracy = 0.9 + 0.1 * random.NextDouble();
            var replay = new PromotionReplay(0.9, 0.1);
            long? first = null;
            for (var n = 1; n <= 300; n++)
            {
                replay.Add(random.NextDouble() < accuracy);
                if (EValue.Of(replay.Right, replay.Wrong, 0.9) >= 1 / 0.1)
                    first ??= n;
            }
            replay.PromotedAt.Should().Be(first);
        }
    }

    [Fact]
    public void Agents_exactly_at_the_target_are_seldom_promoted()
    {
        var random = new Random(20);
        var promoted = 0;
        for (var agent = 0; agent < 2000; agent++)
        {
            var replay = new PromotionReplay(0.95, 0.05);
            for (var n = 0; n < 2000 && replay.PromotedAt is null; n++)
                replay.Add(random.NextDouble() < 0.95);
            promoted += replay.PromotedAt is null ? 0 : 1;
        }

        // 3.81 % by dynamic programming; five standard errors of 2000 agents are 2.1 points.
        (promoted / 2000.0)
            .Should()
            .BeInRange(0.017, 0.05);
    }

    [Fact]
    public void An_alarm_that_never_ends_is_infinite_and_not_undefined()
    {
        var drift = new DriftScore(0.95);
        for (var i = 0; i < 3000; i++)
            drift.Add(i % 100 == 0);

        drift.Score.Should().Be(double.PositiveInfinity);
        drift.RedAt.Should().BeLessThan(20);
    }

    [Fact]
    public void Equal_slices_are_chosen_together_and_a_bar_in_decimals_is_reached()
    {
        EBenjaminiHochberg.Select([60, 30, 20], 0.05).Should().Equal(0, 1, 2);
        EBenjaminiHochberg.Select([1, 60, 5, 60], 0.05).Should().Equal(1, 3);
        EBenjaminiHochberg.Select([1, double.PositiveInfinity], 0.05).Should().Equal(1);
    }

    [Fact]
    public void Arguments_outside_their_range_are_named()
    {
        FluentActions
            .Invoking(() => EValue.Of(-1, 0, 0.9))
            .Should()
            .Throw<ArgumentOutOfRangeException>()
            .Which.ParamName.Should()
            .Be("right");
        FluentActions
            .Invoking(() => EValue.Of(1, 0, 1))
            .Should()
            .Throw<ArgumentOutOfRangeException>()
            .Which.ParamName.Should()
            .Be("target");
        FluentActions
            .Invoking(() => AccuracyBounds.Of(1, 0, double.NaN))
            .Should()
            .Throw<ArgumentOutOfRangeException>()
            .Which.ParamName.Should()
            .Be("alpha");
        FluentActions
            .Invoking(() => new DriftScore(0.4))
            .Should()
            .Throw<ArgumentOutOfRangeException>()
            .Which.ParamName.Should()
            .Be("target");
        FluentActions
            .Invoking(() => CostThreshold.Of(1, 1, 0.1, 0, 60))
            .Should()
            .Throw<ArgumentOutOfRangeException>()
            .Which.ParamName.Should()
            .Be("vigilance");
    }
}
