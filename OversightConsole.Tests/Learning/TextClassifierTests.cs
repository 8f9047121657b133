using FluentAssertions;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;
using Xunit;

namespace OversightConsole.Tests.Learning;

public sealed class TextClassifierTests
{
    private static readonly TrainingOptions Options = TrainingOptions.SubjectAndBody;
    private static readonly TrainingExample[] Train = SyntheticTickets.Make(1500, seed: 1);
    private static readonly TextModel Model = TextClassifier.Train(Train, Options);

    [Fact]
    public void New_tickets_are_labelled_and_confidence_is_honest()
    {
        var fresh = SyntheticTickets.Make(2000, seed: 2);

        var pairs = fresh
            .Select(t => (Prediction: Model.Predict(t.Fields), t.Label))
            .Select(t => new CalibrationPair(t.Prediction.Confidence, t.Prediction.Label == t.Label))
            .ToArray();

        pairs.Average(p => p.Right ? 1.0 : 0).Should().BeGreaterThan(0.93);
        CalibrationError.Expected(pairs).Should().BeLessThan(0.03);
    }

    [Fact]
    public void Training_again_gives_the_same_model_whatever_the_threads()
    {
        var again = TextClassifier.Train(Train, Options with { Threads = 1 });

        Stored(again).Should().Equal(Stored(Model));
        Stored(TextClassifier.Train(Train, Options with { Seed = 2 })).Should().NotEqual(Stored(Model));
    }

    [Fact]
    public void Probabilities_fall_in_rank_and_never_exceed_one_together()
    {
        foreach (var ticket in SyntheticTickets.Make(100, seed: 3))
        {
            var ranked = Model.Predict(ticket.Fields).Ranked;

            ranked.Select(r => r.Confidence).Should().BeInDescendingOrder();
            ranked.Sum(r => r.Confidence).Should().BeLessThanOrEqualTo(1 + 1e-9);
            ranked.Select(r => r.Label).Should().BeEquivalentTo(Model.Labels);
        }
    }

    [Fact]
    public void Only_allowed_labels_are_ranked()
    {
        string[] fields = ["printer jam", "toner and paper tray"];

        Model.Predict(fields).Label.Should().Be("Printing");
        var restricted = Model.Predict(fields, new HashSet<string> { "Access", "Network", "Elsewhere" });
        restricted!.Ranked.Select(r => r.Label).Should().BeEquivalentTo("Access", "Network");
        Model.Predict(fields, new HashSet<string> { "Elsewhere" }).Should().BeNull();
    }

    [Fact]
    public void Text_without_known_words_is_not_recognised()
    {
        Model.Predict("", "  ?! ").Recognised.Should().BeFalse();
        Model.Predict("printer", "").Recognised.Should().BeTrue();
    }

    [Fact]
    public void Single_label_and_few_tickets_train_without_false_certainty()
    {
        var one = TextClassifier.Train([new TrainingExample(["only this"], "A")]);
        one.Predict("only this").Confidence.Should().BeInRange(0, 0.5);

        var few = TextClassifier.Train([
            new(["red apple"], "fruit"),
            new(["green apple"], "fruit"),
            new(["red brick"], "stone"),
            new(["grey brick"], "stone"),
        ]);
        few.Predict("old brick").Label.Should().Be("stone");
        few.Predict("old brick").Confidence.Should().BeLessThan(0.9);
        few.FloorFor(0.95).Value.Should().BeNull();
    }

    [Fact]
    public void More_than_eight_labels_are_learnt()
    {
        var examples = Enumerable
            .Range(0, 19)
            .SelectMany(c =>
                Enumerable.Range(0, 6).Select(i => new TrainingExample([$"topic{c}x matter{c}y nr{i}"], $"L{c:00}"))
            )
            .ToArray();

        var model = TextClassifier.Train(examples);

        Enumerable
            .Range(0, 19)
            .Should()
            .OnlyContain(c => model.Predict(new[] { $"a topic{c}x again" }).Label == $"L{c:00}");
    }

    [Fact]
    public void Copies_of_a_ticket_do_not_flatter_the_confidence()
    {
        // Labels are random, so no model can know better than chance; copies would let it remember.
        var random = new Random(5);
        var texts = SyntheticTickets.Make(150, seed: 6).Select(t => t.Fields[1]).ToArray();
        var examples = texts
            .SelectMany(text => Enumerable.Repeat(new TrainingExample([text], random.Next(2) == 0 ? "A" : "B"), 8))
            .ToArray();

        var right = TextClassifier.Train(examples).OutOfFold.Average(p => p.Right ? 1.0 : 0);

        right.Should().BeLessThan(0.65);
    }

    [Fact]
    public void Floor_certified_in_training_holds_on_new_tickets()
    {
        var model = TextClassifier.Train(SyntheticTickets.Make(2000, seed: 8, noise: 0.04), Options.Quick());
        var floor = model.FloorFor(0.9);
        var above = SyntheticTickets
            .Make(2000, seed: 9, noise: 0.04)
            .Select(t => (Prediction: model.Predict(t.Fields), t.Label))
            .Where(t => t.Prediction.Confidence >= floor.Value)
            .ToArray();

        floor.Value.Should().NotBeNull();
        (above.Count(t => t.Prediction.Label == t.Label) / (double)above.Length).Should().BeGreaterThan(0.88);
    }

    [Fact]
    public void Wrong_input_is_refused()
    {
        FluentActions.Invoking(() => TextClassifier.Train([])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => TextClassifier.Train([new(["a"], "")])).Should().Throw<ArgumentException>();
        FluentActions
            .Invoking(() => TextClassifier.Train(Train))
            .Should()
            .Throw<ArgumentException>("two texts, one field");
        FluentActions.Invoking(() => Model.Predict("one text")).Should().Throw<ArgumentException>();
        FluentActions
            .Invoking(() => TextClassifier.Train(Train, Options with { Cost = 0 }))
            .Should()
            .Throw<ArgumentException>();
    }

    private static byte[] Stored(TextModel model)
    {
        using var stream = new MemoryStream();
        TextModelFile.Write(model, stream);
        return stream.ToArray();
    }
}
