using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Summary;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Learning;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Agents.Measured;
using Xunit.Abstractions;

namespace OversightConsole.Tests.Agents;

/// <summary>
/// What the summary agent's confidence rests on. A title counts as right when a classifier that learned from other tickets
/// tells the ticket's true class from the title alone.
/// </summary>
public sealed class SummaryFiguresTests(ITestOutputHelper output)
{
    [Fact]
    public void A_proposed_title_tells_the_class_as_often_as_its_confidence_says_and_clear_titles_are_left_alone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var model = TextClassifier.Train(
            [
                .. new DemoGenerator(1, MeasuredSeed.At, zone)
                    .Generate(120)
                    .Select(t => new TrainingExample([t.Summary, t.Body], LabelOf(t), t.Storm)),
            ],
            TrainingOptions.SubjectAndBody.Quick()
        );
        var others = new DemoGenerator(MeasuredSeed.Or(2), MeasuredSeed.At, zone)
            .Generate(240)
            .Where(t => t.Source != "monitoring")
            .ToList();
        var proposed = others
            .Select(t => (Ticket: t, Draft: (new SummaryAgent().Look(View(t)) as Proposes)?.Draft))
            .ToList();
        var titles = proposed.Where(p => p.Draft is not null).ToList();
        var before = Right(titles.Select(t => (t.Ticket, t.Ticket.Summary)));
        output.WriteLine(
            $"{others.Count} tickets, {titles.Count} given another title; class told from the old one {before:0.000}"
        );
        foreach (var band in titles.GroupBy(t => t.Draft!.Confidence).OrderByDescending(g => g.Key))
        {
            var right = Right(band.Select(t => (t.Ticket, t.Draft!.Action.Changes[0].After!.Name)));
            output.WriteLine($"stated {band.Key:0.00}, {band.Count()} titles, right {right:0.000}");
            right.Should().BeApproximately(band.Key, 0.04);
        }
        before.Should().BeLessThan(0.4);
        proposed.Where(p => p.Ticket.IsVague).Average(p => p.Draft is null ? 0.0 : 1).Should().BeGreaterThan(0.8);
        proposed.Where(p => !p.Ticket.IsVague).Average(p => p.Draft is null ? 0.0 : 1).Should().BeLessThan(0.12);

        double Right(IEnumerable<(DemoTicket Ticket, string Title)> told) =>
            told.Average(t => model.Predict(t.Title, "").Label == LabelOf(t.Ticket) ? 1.0 : 0);
    }

    private static TicketView View(DemoTicket ticket) =>
        new(
            new SorRecord(
                EmbeddedDesk.RefOf(1),
                new SorVersion("1"),
                new Dictionary<string, FieldValue> { [TicketFields.Summary] = FieldValue.Text(ticket.Summary) },
                ticket.Body,
                TicketSource.Of(ticket.Source),
                ticket.Sender,
                ticket.OpenedAt,
                null,
                [],
                null
            ),
            new SorCatalog([], [], [], [], []),
            ticket.OpenedAt
        );

    private static string LabelOf(DemoTicket ticket) => $"{ticket.Booked.Board}|{ticket.Booked.Code}";
}
