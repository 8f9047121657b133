using OversightConsole.Core.Learning.Matching;

namespace OversightConsole.Tests.Learning;

public sealed class LogisticRegressionTests
{
    private static readonly double[] None = [];

    [Fact]
    public void Without_numbers_the_chance_is_the_share_of_yes()
    {
        var model = LogisticRegression.Fit([.. Many(None, yes: 30, no: 10)]);

        model.Chance(None).Should().BeApproximately(0.75, 1e-6);
    }

    [Fact]
    public void A_number_that_goes_with_yes_raises_the_chance_to_its_own_share()
    {
        var model = LogisticRegression.Fit(
            [.. Many([1], yes: 900, no: 100), .. Many([0], yes: 200, no: 800)],
            ridge: 1e-6
        );

        model.Chance([1]).Should().BeApproximately(0.9, 1e-4);
        model.Chance([0]).Should().BeApproximately(0.2, 1e-4);
        // The log-odds of both shares, known in closed form.
        model.Weights[0].Should().BeApproximately(Math.Log(9) - Math.Log(0.25), 1e-3);
    }

    [Fact]
    public void What_counts_twice_counts_as_two()
    {
        var twice = LogisticRegression.Fit([([1], true, 2), ([0], false, 1), ([1], false, 1)]);
        var two = LogisticRegression.Fit([([1], true, 1), ([1], true, 1), ([0], false, 1), ([1], false, 1)]);

        twice.Bias.Should().BeApproximately(two.Bias, 1e-9);
        twice.Weights[0].Should().BeApproximately(two.Weights[0], 1e-9);
    }

    [Fact]
    public void Answers_that_a_number_separates_wholly_stay_finite_and_the_penalty_draws_them_together()
    {
        IReadOnlyList<(IReadOnlyList<double>, bool, double)> examples =
        [
            .. Many([1], yes: 5, no: 0),
            .. Many([-1], yes: 0, no: 5),
        ];

        var loose = LogisticRegression.Fit(examples, ridge: 0.1);
        var tight = LogisticRegression.Fit(examples, ridge: 10);

        double.IsFinite(loose.Weights[0]).Should().BeTrue();
        loose.Weights[0].Should().BeGreaterThan(tight.Weights[0]);
        tight.Chance([1]).Should().BeInRange(0.5, loose.Chance([1]));
    }

    [Fact]
    public void All_of_one_answer_is_nearly_certain_and_no_error()
    {
        var model = LogisticRegression.Fit([.. Many([0.5], yes: 20, no: 0)]);

        model.Chance([0.5]).Should().BeGreaterThan(0.95).And.BeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Nothing_to_learn_from_or_another_count_of_numbers_is_an_error()
    {
        ((Func<LogisticModel>)(() => LogisticRegression.Fit([]))).Should().Throw<ArgumentException>();
        ((Func<double>)(() => new LogisticModel(0, [1, 2]).Chance([1])))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("It learned from 2 numbers, not 1.*");
    }

    private static IEnumerable<(IReadOnlyList<double>, bool, double)> Many(double[] numbers, int yes, int no) =>
        Enumerable.Range(0, yes + no).Select(i => ((IReadOnlyList<double>)numbers, i < yes, 1.0));
}
