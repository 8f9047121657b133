using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Learning;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Demo;

[Trait("Category", "Time")]
public sealed class LearnabilityTests
{
    private static readonly DateTimeOffset Until = TestClock.Now;

    /// <summary>Real desks are neither hopeless nor perfect, and the confident predictions are the better ones.</summary>
    [Fact]
    public void A_classifier_trained_on_the_older_90_days_is_good_on_the_last_30_and_not_perfect()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var tickets = new DemoGenerator(1, Until, zone).Generate(120);
        var cut = Until.AddDays(-30);
        var model = TextClassifier.Train(
            [
                .. tickets
                    .Where(t => t.OpenedAt < cut)
                    .Select(t => new TrainingExample([t.Summary, t.Body], LabelOf(t), t.Storm)),
            ],
            TrainingOptions.SubjectAndBody.Quick()
        );

        var seen = tickets
            .Where(t => t.OpenedAt >= cut)
            .Select(t => (Prediction: model.Predict(t.Summary, t.Body), Truth: LabelOf(t)))
            .ToList();
        var accuracy = Accuracy(seen);
        var confident = seen.Where(s => s.Prediction.Confidence >= 0.9).ToList();

        accuracy.Should().BeInRange(0.88, 0.985);
        confident.Count.Should().BeGreaterThan(seen.Count / 2);
        Accuracy(confident).Should().BeGreaterThan(accuracy);
    }

    private static double Accuracy(IReadOnlyCollection<(Prediction Prediction, string Truth)> seen) =>
        seen.Count(s => s.Prediction.Label == s.Truth) / (double)seen.Count;

    private static string LabelOf(DemoTicket ticket) => $"{ticket.Booked.Board}|{ticket.Booked.Code}";
}
