using FluentAssertions;
using OversightConsole.Core.Learning;
using Xunit;

namespace OversightConsole.Tests.Learning;

/// <summary>Fields beside the text: who wrote, from where, when.</summary>
public sealed class CategoryFieldTests
{
    private static readonly TrainingOptions TextAlone = new();

    private static readonly TrainingOptions WithCompany = new()
    {
        Fields = [new TextField("text"), new TextField("company", Kind: FieldKind.Category)],
    };

    private static readonly string[] Companies = ["Acme Ltd", "Baker & Sons", "Corner Shop", "Dockside"];

    [Fact]
    public void Company_decides_where_the_words_do_not()
    {
        var train = Tickets(600, seed: 1);
        var test = Tickets(300, seed: 2);

        var words = Share(
            TextClassifier.Train([.. train.Select(WithoutCompany)], TextAlone),
            test.Select(WithoutCompany)
        );
        var both = Share(TextClassifier.Train(train, WithCompany), test);

        words.Should().BeLessThan(0.6);
        both.Should().BeGreaterThan(0.95);
    }

    [Fact]
    public void Value_counts_as_a_whole_and_capitals_and_spaces_around_it_do_not()
    {
        var model = TextClassifier.Train(Tickets(600, seed: 1), WithCompany);

        var prediction = model.Predict("please help", "Acme Ltd");

        model.Predict("please help", "  ACME LTD ").Ranked.Should().Equal(prediction.Ranked);
        model.Predict("please help", "Acme").Ranked.Should().NotEqual(prediction.Ranked);
        model.Predict("please help", "Acme").Ranked.Should().Equal(model.Predict("please help", "").Ranked);
    }

    [Fact]
    public void Company_that_decided_is_shown_as_evidence_where_it_stands()
    {
        var model = TextClassifier.Train(Tickets(600, seed: 1), WithCompany);
        string[] fields = ["please help", " Dockside"];

        var strongest = model.Explain(fields).For[0];

        strongest.Field.Should().Be(1);
        fields[1].Substring(strongest.Start, strongest.Length).Should().Be("Dockside");
    }

    [Fact]
    public void Categories_alone_are_enough_to_learn_from()
    {
        var options = new TrainingOptions { Fields = [new TextField("company", Kind: FieldKind.Category)] };
        TrainingExample[] train = [.. Tickets(400, seed: 1).Select(t => t with { Fields = [t.Fields[1]] })];

        var model = TextClassifier.Train(train, options);

        model.Predict("Dockside").Label.Should().Be("Team 3");
        model.OutOfFold.Should().HaveCount(400, "tickets of one company are no copies of each other");
    }

    private static TrainingExample WithoutCompany(TrainingExample ticket) =>
        ticket with
        {
            Fields = [ticket.Fields[0]],
        };

    private static double Share(TextModel model, IEnumerable<TrainingExample> test) =>
        test.Average(t => model.Predict(t.Fields).Label == t.Label ? 1.0 : 0);

    /// <summary>The team depends on the company; the words say nothing.</summary>
    private static TrainingExample[] Tickets(int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. SyntheticTickets
                .Make(count, seed)
                .Select(t =>
                {
                    var company = random.Next(Companies.Length);
                    return new TrainingExample([t.Fields[1], Companies[company]], $"Team {company}");
                }),
        ];
    }
}
