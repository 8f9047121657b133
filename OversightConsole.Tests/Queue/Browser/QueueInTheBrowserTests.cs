using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures;

namespace OversightConsole.Tests.Queue.Browser;

public sealed class QueueInTheBrowserTests(QueueApp app) : IClassFixture<QueueApp>
{
    [BrowserFact]
    public async Task What_a_technician_decides_is_what_the_desk_shows()
    {
        var ticket = await app.SeedAsync(Drafts.Company, Drafts.Priority, Drafts.Team);
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);

        await lena.ReadAsync("company");
        await lena.PressAsync("a");
        await Assertions.Expect(lena.Status).ToContainTextAsync("Approved: Harbor Dental");
        await lena.Line("company", "decided").WaitForAsync();

        await lena.ReadAsync("priority");
        await lena.PressAsync("2");
        await lena.Page.GetByTestId("reason-option").First.WaitForAsync();
        await lena.PressAsync("1");
        await Assertions.Expect(lena.Line("priority", "decided")).ToContainTextAsync("Your value");

        await lena.ReadAsync("team");
        await lena.PressAsync("r");
        await lena.PressAsync("1");
        await lena.Line("team", "decided").Or(lena.Page.GetByText("Rejected:")).First.WaitForAsync();

        await Eventually(async () =>
        {
            (await app.ValueAsync(ticket, TicketFields.Company)).Should().Be("Harbor Dental");
            (await app.ValueAsync(ticket, TicketFields.Priority)).Should().StartWith("P2");
        });
        (await app.ValueAsync(ticket, TicketFields.Team)).Should().Be(ticket[TicketFields.Team]?.Name);
    }

    [BrowserFact]
    public async Task Undone_within_the_window_nothing_is_written()
    {
        var ticket = await app.SeedAsync(Drafts.Company, Drafts.Priority);
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);
        await lena.ReadAsync("company");
        await lena.PressAsync("a");
        await lena.Page.GetByTestId("undo-last").WaitForAsync();

        await lena.PressAsync("z");

        await lena.Line("company").WaitForAsync();
        await Assertions.Expect(lena.Status).ToContainTextAsync("Taken back");
        (await app.ValueAsync(ticket, TicketFields.Company)).Should().Be(ticket[TicketFields.Company]?.Name);
    }

    [BrowserFact]
    public async Task While_one_looks_at_the_status_line_nothing_is_sent()
    {
        var ticket = await app.SeedAsync(Drafts.Company, Drafts.Priority);
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);
        await lena.ReadAsync("company");
        await lena.PressAsync("a");

        await lena.Page.GetByTestId("undo-last").HoverAsync();
        await Assertions.Expect(lena.Page.GetByTestId("undo-paused")).ToContainTextAsync("paused");
        await lena.Detail.HoverAsync();
        await Assertions.Expect(lena.Page.GetByTestId("undo-paused")).ToHaveCountAsync(0);
        await lena.Page.GetByTestId("undo-last").FocusAsync();
        await lena.Page.GetByTestId("undo-paused").WaitForAsync();
        await lena.Page.Keyboard.PressAsync("Shift+Tab");

        await Assertions.Expect(lena.Page.GetByTestId("undo-paused")).ToHaveCountAsync(0);
        await Eventually(async () => (await app.ValueAsync(ticket, TicketFields.Company)).Should().Be("Harbor Dental"));
    }

    [BrowserFact]
    public async Task A_second_technician_sees_the_row_dim_and_is_told_who_decided()
    {
        var ticket = await app.SeedAsync(Drafts.Team);
        await app.SeedAsync(Drafts.Team);
        await using var lena = await Technician.SignInAsync(app, "technician");
        await using var ravi = await Technician.SignInAsync(app, "technician2");
        await lena.OpenAsync(ticket.Number);
        await ravi.OpenAsync(ticket.Number);
        await Assertions.Expect(lena.Detail).ToContainTextAsync("also open: technician2");

        await ravi.ReadAsync("team");
        await ravi.PressAsync("a");

        await Assertions.Expect(lena.Row(ticket.Number)).ToHaveAttributeAsync("data-state", "decided");
        await Assertions.Expect(lena.Line("team", "decided")).ToContainTextAsync("technician2 approved");
        (await lena.Detail.GetAttributeAsync("data-ticket")).Should().Be(ticket.Number);
    }

    [BrowserFact]
    public async Task A_persons_change_on_the_desk_makes_an_open_proposal_stale()
    {
        var ticket = await app.SeedAsync((t, d) => Drafts.RestingOnCompany(Drafts.Team(t, d), t));
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);
        await lena.Line("team").WaitForAsync();

        await using var ravi = await Technician.SignInAsync(app, "technician2");
        await ravi.Page.GotoAsync($"/desk/{ticket.Number}");
        await ravi.Page.Locator("[data-field=company] select").SelectOptionAsync("harbor-east");
        await ravi.Page.GetByTestId("desk-save").ClickAsync();
        await Assertions.Expect(ravi.Page.GetByTestId("desk-status")).ToContainTextAsync("Saved: company");

        await Assertions
            .Expect(lena.Line("team", "stale"))
            .ToContainTextAsync("Looked at again", new() { Timeout = 20000 });
    }

    [BrowserFact]
    public async Task On_a_phone_the_list_leads_to_a_ticket_with_six_equal_answers()
    {
        var ticket = await app.SeedAsync(Drafts.Priority);
        await using var lena = await Technician.SignInAsync(
            app,
            "technician",
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                HasTouch = true,
            }
        );
        await lena.Page.GotoAsync("/queue?view=everyone&sort=newest");
        await lena.Row(ticket.Number).ClickAsync();

        await lena.Detail.WaitForAsync();
        await Assertions.Expect(lena.Page.GetByTestId("queue-list")).ToBeHiddenAsync();
        await Assertions.Expect(lena.Page.GetByTestId("action-approve-rest")).ToBeHiddenAsync();
        var sizes = new List<(double Width, double Height)>();
        foreach (var button in await lena.Page.Locator(".acts button:visible").AllAsync())
            if (await button.BoundingBoxAsync() is { } box)
                sizes.Add((Math.Round(box.Width), Math.Round(box.Height)));
        sizes.Should().HaveCount(6);
        sizes.Distinct().Should().ContainSingle().Which.Height.Should().BeGreaterThanOrEqualTo(48);

        await lena.Page.GetByLabel("Back to list").ClickAsync();
        await lena.Row(ticket.Number).WaitForAsync();
    }

    /// <summary>Sending takes the undo window and a tick; the condition is asked until it holds.</summary>
    private static async Task Eventually(Func<Task> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            try
            {
                await holds();
                return;
            }
            catch (Xunit.Sdk.XunitException) when (!limit.IsCancellationRequested)
            {
                await pace.WaitForNextTickAsync();
            }
        }
    }
}
