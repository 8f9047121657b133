using FluentAssertions;
using OversightConsole.Core.Learning;
using Xunit;

namespace OversightConsole.Tests.Learning;

/// <summary>What a desk may set beside the words: how frequent labels are now, and how sure each label must be.</summary>
public sealed class PriorsAndFloorsTests
{
    private static readonly TextModel Model = TextClassifier.Train(
        SyntheticTickets.Make(1500, seed: 1),
        TrainingOptions.SubjectAndBody
    );

    [Fact]
    public void Label_that_became_frequent_becomes_more_likely_and_the_order_of_the_others_stays()
    {
        string[] doubtful = ["password printer", "toner login"];
        var before = Model.Predict(doubtful);
        var loser = before.Ranked[1].Label;

        var after = Model.WithPriors(new Dictionary<string, int> { [loser] = 5000 }).Predict(doubtful);

        Of(after, loser).Should().BeGreaterThan(Of(before, loser));
        after
            .Ranked.Select(r => r.Label)
            .Where(l => l != loser)
            .Should()
            .Equal(before.Ranked.Select(r => r.Label).Where(l => l != loser));
        after.Ranked.Sum(r => r.Confidence).Should().BeApproximately(1, 0.1);
    }

    [Fact]
    public void Priors_are_off_by_default_and_recent_tickets_shared_out_as_before_change_nothing()
    {
        string[] ticket = ["printer", "the toner is low"];
        var shares = SyntheticTickets.Make(1500, seed: 1).CountBy(t => t.Label).ToDictionary();

        var same = Model.WithPriors(shares).Predict(ticket);
        var none = Model.WithPriors(new Dictionary<string, int> { ["Elsewhere"] = 9 }).Predict(ticket);

        none.Ranked.Should().Equal(Model.Predict(ticket).Ranked);
        same.Label.Should().Be(Model.Predict(ticket).Label);
        same.Confidence.Should().BeApproximately(Model.Predict(ticket).Confidence, 1e-5);
    }

    [Fact]
    public void Label_not_seen_lately_stays_possible()
    {
        var shifted = Model.WithPriors(new Dictionary<string, int> { ["Access"] = 800 });

        shifted.Predict("printer toner", "paper in the tray of the scanner").Label.Should().Be("Printing");
    }

    [Fact]
    public void Label_that_is_often_wrong_gets_a_higher_floor_or_none()
    {
        // Half of what reads like printing belongs to another team and nobody can tell which half.
        var random = new Random(3);
        var tickets = SyntheticTickets
            .Make(3000, seed: 4, noise: 0)
            .Select(t => t.Label == "Printing" && random.Next(10) < 3 ? t with { Label = "Copier team" } : t)
            .ToArray();
        var model = TextClassifier.Train(tickets, TrainingOptions.SubjectAndBody.Quick());

        var floors = model.FloorsByLabel(0.9);

        floors.Keys.Should().BeEquivalentTo(model.Labels);
        floors["Access"].Value.Should().NotBeNull();
        floors["Access"].Coverage.Should().BeGreaterThan(0.8);
        floors["Printing"].Value.Should().BeNull();
        model.FloorFor(0.9).Value.Should().NotBeNull("the average hides it");
    }

    [Fact]
    public void Floors_of_labels_survive_storing()
    {
        using var stream = new MemoryStream();
        TextModelFile.Write(Model, stream);
        stream.Position = 0;

        var read = TextModelFile.Read(stream);

        read.FloorsByLabel(0.9).Should().Equal(Model.FloorsByLabel(0.9));
        read.WithPriors(new Dictionary<string, int> { ["Access"] = 300 })
            .Predict("printer", "login")
            .Ranked.Should()
            .Equal(
                Model.WithPriors(new Dictionary<string, int> { ["Access"] = 300 }).Predict("printer", "login").Ranked
            );
    }

    private static double Of(Prediction prediction, string label) =>
        prediction.Ranked.Single(r => r.Label == label).Confidence;
}
