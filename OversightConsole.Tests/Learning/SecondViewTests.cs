using FluentAssertions;
using OversightConsole.Core.Learning;
using Xunit;

namespace OversightConsole.Tests.Learning;

/// <summary>Two views of a ticket, blended: what the words are, and how they stand together.</summary>
public sealed class SecondViewTests
{
    [Fact]
    public void Words_that_only_mean_something_together_are_learnt_by_the_second_view()
    {
        // Neither word alone says anything: the label depends on whether both are of the same kind. They stand too far
        // apart for pairs of words to see it.
        var train = Crossed(2400, seed: 1);
        var test = Crossed(400, seed: 2);

        var one = Right(TextClassifier.Train(train, new TrainingOptions { SecondView = false }), test);
        var both = Right(TextClassifier.Train(train), test);

        one.Should().BeLessThan(0.65);
        both.Should().BeGreaterThan(0.85);
    }

    [Fact]
    public void Same_tickets_give_the_same_model_whatever_the_number_of_threads()
    {
        var tickets = SyntheticTickets.Make(900, seed: 1);
        var options = TrainingOptions.SubjectAndBody;

        var one = Stored(TextClassifier.Train(tickets, options with { Threads = 1 }));

        Stored(TextClassifier.Train(tickets, options with { Threads = 4 })).Should().Equal(one);
        Stored(TextClassifier.Train(tickets, options with { SecondView = false })).Should().NotEqual(one);
    }

    [Fact]
    public void Few_tickets_are_learnt_by_one_view()
    {
        var tickets = SyntheticTickets.Make(120, seed: 1);

        var asked = Stored(TextClassifier.Train(tickets, TrainingOptions.SubjectAndBody));
        var without = Stored(TextClassifier.Train(tickets, TrainingOptions.SubjectAndBody with { SecondView = false }));

        asked.Should().Equal(without);
    }

    private static double Right(TextModel model, TrainingExample[] test) =>
        test.Average(t => model.Predict(t.Fields).Label == t.Label ? 1.0 : 0);

    private static TrainingExample[] Crossed(int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. SyntheticTickets
                .Make(count, seed)
                .Select(t =>
                {
                    var (a, b) = (random.Next(2), random.Next(2));
                    var filler = t.Fields[1].Split(' ')[2..];
                    var text =
                        $"{string.Join(' ', filler)} {"left right".Split(' ')[a]} {string.Join(' ', filler[..3])} {"up down".Split(' ')[b]}";
                    return new TrainingExample([text], a == b ? "same" : "different");
                }),
        ];
    }

    private static byte[] Stored(TextModel model)
    {
        using var stream = new MemoryStream();
        TextModelFile.Write(model, stream);
        return stream.ToArray();
    }
}
