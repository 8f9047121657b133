using FluentAssertions;
using OversightConsole.Core.Learning;
using Xunit;

namespace OversightConsole.Tests.Learning;

public sealed class TextExplainerTests
{
    private static readonly TextModel Model = TextClassifier.Train(
        SyntheticTickets.Make(1200, seed: 1),
        TrainingOptions.SubjectAndBody
    );

    [Fact]
    public void Telling_words_are_marked_where_they_stand()
    {
        string[] fields = ["Re: PRINTER!", "hello, the Toner of my laptop is low"];

        var labelExplanation = Model.Explain(fields, "Printing");

        Words(fields, labelExplanation.For).Should().Contain("PRINTER").And.Contain("Toner").And.NotContain("laptop");
        Words(fields, labelExplanation.Against).Should().Contain("laptop");
        labelExplanation.For.Select(e => e.Weight).Should().BeInDescendingOrder().And.OnlyContain(w => w > 0);
        labelExplanation.Against.Select(e => e.Weight).Should().BeInAscendingOrder().And.OnlyContain(w => w < 0);
    }

    [Fact]
    public void Without_a_label_the_predicted_one_is_explained()
    {
        string[] fields = ["vpn", "no connection since the router update"];

        Model.Explain(fields).Label.Should().Be(Model.Predict(fields).Label).And.Be("Network");
    }

    [Fact]
    public void Pair_that_the_model_knows_is_one_phrase()
    {
        var examples = Enumerable
            .Range(0, 40)
            .Select(i =>
                i % 2 == 0
                    ? new TrainingExample([$"nr{i} blue screen today"], "A")
                    : new TrainingExample([$"nr{i} coffee machine today"], "B")
            )
            .ToArray();
        string[] fields = ["my blue screen came"];

        var labelExplanation = TextClassifier.Train(examples).Explain(fields, "A");

        Words(fields, labelExplanation.For)[0].Should().Be("blue screen");
    }

    [Fact]
    public void Unknown_label_is_refused_and_empty_text_has_no_evidence()
    {
        FluentActions.Invoking(() => Model.Explain(["a", "b"], "Nowhere")).Should().Throw<ArgumentException>();
        Model.Explain(["", ""]).For.Should().BeEmpty();
    }

    private static string[] Words(string[] fields, IReadOnlyList<ExplainedSpan> span) =>
        [.. span.Select(e => fields[e.Field].Substring(e.Start, e.Length))];
}
