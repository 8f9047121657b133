using Bunit;
using OversightConsole.Core.Autonomy.Insights;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Fleet;
using OversightConsole.Fleet.Agent;
using OversightConsole.Queue.Card;
using OversightConsole.Tests.Queue;

namespace OversightConsole.Tests.Fleet;

/// <summary>Why an agent that works alone asked a person, where people read it: the card of the ticket and the agent's page.</summary>
public sealed class AskedCardTests : IAsyncLifetime
{
    private readonly BunitContext page = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await page.DisposeAsync();

    [Fact]
    public void The_card_of_a_ticket_says_every_reason()
    {
        var line = Queue.Desk.Line("a") with { AsksBecause = ["Its confidence is 62%.", "A stop holds."] };

        var pane = page.Render<EvidencePane>(p => p.Add(e => e.Line, line).Add(e => e.Open, true));

        pane.FindAll("[data-testid=objections] div")
            .Select(d => d.TextContent)
            .Should()
            .Equal("Its confidence is 62%.", "A stop holds.");
    }

    [Fact]
    public void The_card_of_a_ticket_says_nothing_where_nobody_would_have_acted_alone()
    {
        var pane = page.Render<EvidencePane>(p => p.Add(e => e.Line, Queue.Desk.Line("a")).Add(e => e.Open, true));

        pane.FindAll("[data-testid=objections]").Should().BeEmpty();
    }

    [Fact]
    public void The_agents_page_counts_reasons_with_an_example_and_names_no_ticket_of_an_audit()
    {
        var report = new AskedReport(
            1_040,
            3,
            [
                new(ObjectionReason.Stopped, 2, "A stop holds.", SorRef.ParseTicket("481207")),
                new(ObjectionReason.PersonDecides, 1, null, null),
            ]
        );

        var card = page.Render<AskedCard>(p => p.Add(c => c.Report, report));

        card.Find(".answer").TextContent.Should().Contain("acted alone on 1,040 of 1,043").And.Contain("asked about 3");
        var rows = card.FindAll("tbody tr");
        rows[0].TextContent.Should().Contain("Stopped").And.Contain("A stop holds. ticket #481207");
        rows[1].TextContent.Should().Contain("Drawn for an audit").And.NotContain("#");
    }

    [Fact]
    public void Every_reason_has_a_name_of_its_own() =>
        Enum.GetValues<ObjectionReason>().Select(FleetText.Objection).Should().OnlyHaveUniqueItems();
}
