using Microsoft.Playwright;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using OversightConsole.Tests.Fleet.Browser;
using OversightConsole.Tests.Queue.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Audit.Browser;

/// <summary>Undo without a pointer, and by the accessibility rules.</summary>
public sealed class UndoForEveryoneTests(QueueApp app) : IClassFixture<QueueApp>
{
    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Dialog_and_range_page_hold_to_the_accessibility_rules(string theme)
    {
        var ticket = await WrittenTicket.MakeAsync(app);
        await using var max = await Technician.SignInAsync(app, "manager");
        var page = max.Page;
        await page.GotoAsync($"/audit/ticket/{ticket.Number}?theme={theme}");
        await page.GetByTestId("undo-one").ClickAsync();
        await page.GetByTestId("undo-comment").WaitForAsync();
        (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();

        await page.GotoAsync($"/audit/undo?agent=assignment&theme={theme}");
        await page.GetByTestId("undo-comment").WaitForAsync();
        (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
    }

    [BrowserFact]
    public async Task One_change_is_undone_by_keyboard_alone()
    {
        var ticket = await WrittenTicket.MakeAsync(app);
        await using var lena = await Technician.SignInAsync(app, "technician");
        var page = lena.Page;
        await page.GotoAsync($"/audit/ticket/{ticket.Number}");
        var undo = page.GetByTestId("undo-one");
        await undo.FocusAsync();
        await lena.PressAsync("Enter");
        await page.GetByTestId("undo-comment").WaitForAsync();
        await page.EscapeAsync(page.GetByTestId("undo-dialog"));
        await Expect(undo).ToBeFocusedAsync();

        await lena.PressAsync("Enter");
        await page.GetByTestId("undo-comment").WaitForAsync();
        await TabToAsync(lena, page.GetByTestId("undo-reason").First);
        await lena.PressAsync("Space");
        await Expect(page.GetByTestId("undo-reason").First).ToBeCheckedAsync();
        await TabToAsync(lena, page.GetByTestId("undo-confirm"));
        await lena.PressAsync("Enter");

        await Expect(page.GetByTestId("undo-said")).ToHaveTextAsync("1 change put back.");
        (await app.ValueAsync(ticket, TicketFields.Team)).Should().Be(ticket[TicketFields.Team]?.Name);
    }

    /// <summary>Tabs on until <paramref name="wanted"/> has the focus; a place that is never reached fails.</summary>
    private static async Task TabToAsync(Technician person, ILocator wanted)
    {
        for (var tabs = 0; tabs < 20; tabs++)
        {
            await person.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
        }
        await Expect(wanted).ToBeFocusedAsync(new() { Timeout = 1 });
    }
}
