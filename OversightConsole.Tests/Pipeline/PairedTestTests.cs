using OversightConsole.Core.Evaluation;

namespace OversightConsole.Tests.Pipeline;

/// <summary>Two versions on the same tickets: only those on which they differ tell them apart.</summary>
public sealed class PairedTestTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(5, 5, 1)]
    // 2 · (1 + 7) / 2⁷
    [InlineData(6, 1, 0.125)]
    // 2 / 2¹⁰
    [InlineData(0, 10, 0.001953125)]
    public void The_p_value_is_that_of_the_exact_binomial(int first, int second, double p) =>
        new PairedTest(first, second).PValue.Should().BeApproximately(p, 1e-12);

    [Theory]
    [InlineData(0, 0, 1)]
    // 2⁷ · 6! · 1! / 8!
    [InlineData(6, 1, 2.2857142857142856)]
    // 2¹⁰ / 11
    [InlineData(0, 10, 93.090909090909093)]
    public void The_evidence_is_the_uniform_mixture_against_a_fair_coin(int first, int second, double evidence) =>
        new PairedTest(first, second).Evidence.Should().BeApproximately(evidence, 1e-9);

    [Fact]
    public void Which_of_the_two_is_called_first_changes_nothing()
    {
        var (one, other) = (new PairedTest(31, 12), new PairedTest(12, 31));

        (one.PValue, one.Evidence).Should().Be((other.PValue, other.Evidence));
    }

    [Fact]
    public void A_hundred_thousand_differences_give_numbers()
    {
        var test = new PairedTest(50_500, 49_500);

        test.PValue.Should().BeInRange(0, 1);
        double.IsFinite(test.Evidence).Should().BeTrue();
    }

    [Fact]
    public void Between_equally_good_versions_the_evidence_rarely_ever_reaches_twenty()
    {
        var reached = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var (first, second) = (0, 0);
            for (var look = 0; look < 300; look++)
            {
                if (random.Next(2) == 0)
                    first++;
                else
                    second++;
                if (new PairedTest(first, second).Evidence >= 20)
                {
                    reached++;
                    break;
                }
            }
        }
        // At most 1 in 20 however often one looks: 20 of 400; 32 would be three standard errors above.
        reached.Should().BeLessThan(32);
    }
}
