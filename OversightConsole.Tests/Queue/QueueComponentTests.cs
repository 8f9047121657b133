using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Queue;
using OversightConsole.Queue.Card;
using OversightConsole.Queue.DecisionBar;
using OversightConsole.Queue.Tickets;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Queue;

[Trait("Category", "Time")]
public sealed class QueueComponentTests : IAsyncLifetime
{
    private readonly BunitContext page = new();

    public Task InitializeAsync()
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddMudServices();
        page.Services.AddSingleton(KnownAgents.Register);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await page.DisposeAsync();

    [Fact]
    public async Task The_card_carries_the_hooks_that_tests_and_tools_rely_on()
    {
        var desk = await new Desk().With("481207", Desk.Line("a")).OpenAsync();
        page.Services.AddSingleton<TimeProvider>(desk.Time);

        var card = page.Render<CardPane>(p => p.Add(c => c.Model, desk.Queue));

        card.Find("[data-testid=queue-detail]").GetAttribute("data-ticket").Should().Be("481207");
        var line = card.Find("[data-testid=proposal-line]");
        line.GetAttribute("data-item").Should().Be("a");
        line.GetAttribute("data-agent").Should().Be("priority");
        line.GetAttribute("data-field").Should().Be("priority");
        line.GetAttribute("data-state").Should().Be("waiting");
        line.GetAttribute("data-ready").Should().Be("false");
        desk.Read();
        card.Render();
        card.Find("[data-testid=proposal-line]").GetAttribute("data-ready").Should().Be("true");
        card.FindAll("[data-testid=override-option]")
            .Select(o => o.GetAttribute("data-value"))
            .Should()
            .Equal("2", "3", "4");
    }

    [Fact]
    public async Task Too_soon_is_said_beside_the_line()
    {
        var desk = await new Desk().With("1", Desk.Line("a")).OpenAsync();
        page.Services.AddSingleton<TimeProvider>(desk.Time);
        var card = page.Render<CardPane>(p => p.Add(c => c.Model, desk.Queue));

        await card.SendAsync("[data-testid=action-approve]", e => e.ClickAsync(new()));
        card.Render();

        card.Find("[data-testid=proposal-line]").TextContent.Should().Contain("Not yet – read first");
    }

    [Fact]
    public async Task One_key_chooses_the_value_and_the_reasons_follow()
    {
        var desk = (await new Desk().With("1", Desk.Line("a")).OpenAsync()).Read();
        page.Services.AddSingleton<TimeProvider>(desk.Time);
        await desk.Press(QueueKey.Digit, 2);

        var card = page.Render<CardPane>(p => p.Add(c => c.Model, desk.Queue));

        card.Find("#question").TextContent.Should().Be("Why P2, not P1?");
        card.FindAll("[data-testid=reason-option]")
            .Select(o => o.GetAttribute("data-value"))
            .Should()
            .Equal("misread", "unknown-customer", "stale-data", "policy-exception", "other");
        card.Find("[data-testid=proposal-line]").TextContent.Should().Contain("P2 High").And.Contain("it said P1");
    }

    [Fact]
    public async Task Every_answer_is_the_same_neutral_button()
    {
        var desk = await new Desk().With("1", Desk.Line("a")).OpenAsync();
        page.Services.AddSingleton<TimeProvider>(desk.Time);

        var card = page.Render<CardPane>(p => p.Add(c => c.Model, desk.Queue));

        card.FindAll(".acts button").Select(b => b.ClassName).Distinct().Should().Equal("btn big");
    }

    [Fact]
    public void A_stale_line_says_because_of_what()
    {
        var line = Desk.Line("a", "Contact", LineState.Stale) with
        {
            StateText = "Looked at again",
            StaleBecause = "Contact is looked at again because company changed.",
        };

        var row = page.Render<LineRow>(p => p.Add(r => r.Line, line));

        row.Find("li").GetAttribute("data-state").Should().Be("stale");
        row.Markup.Should()
            .Contain("Contact is looked at again because company changed.")
            .And.Contain("It said P1 Critical");
    }

    [Fact]
    public void A_value_put_right_is_shown_as_the_persons_own()
    {
        var line = Desk.Line("a", state: LineState.Decided) with
        {
            StateText = "Your value",
            Decision = new(Guid.NewGuid(), Verdict.Override, "lena", true, Desk.Morning, null, "P2 High", true, null),
        };

        var row = page.Render<LineRow>(p => p.Add(r => r.Line, line));

        row.Find(".ins.own").TextContent.Should().Contain("P2 High").And.Contain("yours");
    }

    [Fact]
    public void A_row_says_who_has_the_ticket()
    {
        var row = page.Render<TicketRowView>(p =>
            p.Add(r => r.Row, new TicketRow(Desk.Row("7") with { ReservedBy = "Ravi" }))
        );

        row.Find("[role=option]").GetAttribute("data-state").Should().Be("claimed");
        row.Markup.Should().Contain("Ravi has it");
    }

    [Fact]
    public void The_status_line_offers_undo_only_while_there_is_something_to_undo()
    {
        var bar = page.Render<StatusBar>(p => p.Add(f => f.Status, new DecisionBarStatus("Skipped: Priority.")));
        bar.FindAll("[data-testid=undo-last]").Should().BeEmpty();

        bar.Render(p => p.Add(f => f.Status, new DecisionBarStatus("Approved: P1.", Desk.Morning, Guid.NewGuid())));
        bar.Find("[data-testid=undo-last]").TextContent.Should().Contain("Undo");
        bar.Markup.Should().Contain("Sends in").And.Contain("data-countdown");
    }

    [Fact]
    public void An_address_survives_the_round_trip()
    {
        var address = new QueueAddress(
            new QueueFilter(QueueView.Everyone, QueueSort.Newest, "priority", RiskTier.High, "x & y"),
            "481207"
        );
        var query = System.Web.HttpUtility.ParseQueryString(new Uri("http://x" + address).Query);

        QueueAddress
            .Read(query["view"], query["sort"], query["agent"], query["risk"], query["search"], query["ticket"])
            .Should()
            .Be(address);
    }
}
