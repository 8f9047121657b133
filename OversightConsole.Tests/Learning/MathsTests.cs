using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Learning.CrossValidation;
using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Tests.Learning;

/// <summary>
/// What models and the demo desk are made with, to the last bit: another bit is another model of the same tickets, and
/// another desk of the same seed.
/// </summary>
public sealed class MathsTests
{
    [Fact]
    public void The_generator_gives_the_sequence_that_its_authors_published()
    {
        var random = new SplitMix(1234567);

        new[] { random.Next(), random.Next(), random.Next() }
            .Should()
            .Equal(6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL);
    }

    [Fact]
    public void The_demo_desk_draws_from_the_same_sequence()
    {
        var (demo, random) = (new DemoRandom(1234567), new SplitMix(1234567));

        for (var i = 0; i < 1000; i++)
            demo.Next().Should().Be(random.Next());
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(2, 0.8807970779778823)]
    [InlineData(-2, 0.11920292202211755)]
    [InlineData(800, 1)]
    [InlineData(-800, 0)]
    public void Odds_become_a_probability(double odds, double probability) =>
        Logistic.Sigmoid(odds).Should().Be(probability);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 2.1972245773362196)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_probability_becomes_odds(double probability, double odds) =>
        Logistic.Logit(probability).Should().Be(odds);

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 3, 4, 0)]
    [InlineData(2, 2, 2, 1)]
    [InlineData(1, 2, 2, 1.0 / 3)]
    public void Likeness_is_what_is_shared_of_what_there_is(int common, int one, int other, double likeness) =>
        Jaccard.Similarity(common, one, other).Should().Be(likeness);

    [Fact]
    public void Two_texts_are_alike_by_the_words_they_share()
    {
        var (one, other) = (WordSet.Of(["printer in the hall"]), WordSet.Of(["printer in the office"]));

        WordSet.Likeness(one, other).Should().Be(3.0 / 5);
        WordSet.Likeness(one, one).Should().Be(1);
        WordSet.Likeness([], []).Should().Be(0);
    }
}
