using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Desk;

/// <summary>The desk's pages as people use them, and the page of users.</summary>
[Trait("Category", "Time")]
public sealed class DeskInTheBrowserTests(ConsoleApp app) : IClassFixture<ConsoleApp>
{
    [BrowserFact]
    public async Task By_keyboard_alone_a_ticket_is_opened_changed_and_noted()
    {
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, "technician");
        await page.GotoAsync("/desk");
        await page.GetByTestId("desk-new").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("new-summary")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Scanner answers nobody");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("desk-save").WaitForAsync();

        await page.GetByLabel("Note", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("Rang them");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByTestId("desk-note-internal")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("desk-note-status")).ToHaveTextAsync("Note added.");
        await Expect(page.GetByTestId("desk-note-add")).ToBeFocusedAsync();

        var urgency = page.Locator("[data-field=urgency] select");
        await urgency.FocusAsync();
        await page.Keyboard.TypeAsync("High");
        await Expect(page.Locator("[data-field=urgency]")).ToContainTextAsync("(changed)");
        await page.GetByTestId("desk-save").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByTestId("desk-status")).ToContainTextAsync("Saved: urgency");
        await Expect(page.GetByTestId("desk-save")).ToBeFocusedAsync();
        await Expect(page.GetByTestId("desk-changes")).ToContainTextAsync("Urgency: Medium → High");
    }

    [BrowserFact]
    public async Task A_ticket_is_found_by_its_words()
    {
        var ticket = await TicketAsync("The label printer jams on Fridays");
        await TicketAsync("Something else");
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, "technician");
        await page.GotoAsync("/desk");

        await page.GetByTestId("desk-search").FillAsync("fridays LABEL");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByTestId("desk-row")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("desk-row")).ToHaveAttributeAsync("data-ticket", $"{ticket}");
    }

    [BrowserTheory]
    [InlineData("light", 1440)]
    [InlineData("dark", 1440)]
    [InlineData("light", 390)]
    [InlineData("dark", 320)]
    public async Task Desk_and_users_pass_the_accessibility_checks_in_one_column(string theme, int width)
    {
        var ticket = await TicketAsync("Averylongwordthathasnoplacetobreak" + new string('x', 120));
        await using var person = await app.NewPersonAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        var page = await ConsoleApp.SignInAsync(person, "admin");

        await page.GotoAsync($"/desk?theme={theme}");
        await page.GetByTestId("desk-row").First.WaitForAsync();
        await CheckAsync(page);
        await page.GetByTestId("desk-new").ClickAsync();
        await page.GetByTestId("new-save").WaitForAsync();
        await CheckAsync(page);
        await page.GotoAsync($"/desk/{ticket}");
        await page.GetByTestId("desk-changes").WaitForAsync();
        await CheckAsync(page);
        await page.GotoAsync("/users");
        await page.GetByTestId("user-row").First.WaitForAsync();
        await CheckAsync(page);
        await page.GetByTestId("user-create").ClickAsync();
        await page.GetByTestId("user-name").WaitForAsync();
        await CheckAsync(page);
    }

    private static async Task CheckAsync(IPage page)
    {
        await page.ExpectAccessibleAsync();
        await page.ExpectOneColumnAsync();
    }

    private async Task<long> TicketAsync(string summary)
    {
        await app.Services.GetRequiredService<DeskConfiguration>().EnsureAsync(default);
        var outcome = await app
            .Services.GetRequiredService<EmbeddedDesk>()
            .CreateAsync(new NewTicket { Summary = summary }, new Actor(ActorKind.Customer, "c-1", "Dana"), default);
        return outcome.Should().BeOfType<DeskSaved>().Subject.Ticket;
    }
}
