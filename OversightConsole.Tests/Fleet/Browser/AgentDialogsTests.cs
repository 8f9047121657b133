using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Fleet.Browser;

/// <summary>The agent's dialogs by the accessibility rules and without a pointer.</summary>
public sealed class AgentDialogsTests(FleetApp app) : IClassFixture<FleetApp>
{
    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task What_it_must_prove_is_changed_by_keyboard_alone(string theme)
    {
        await app.AgentAsync("priority");
        var page = await app.OpenAsync("manager", $"/fleet/priority?theme={theme}");
        var opener = page.GetByTestId("change-terms");

        await OpenAsync(page, opener, "terms-reason");

        await page.Keyboard.TypeAsync("Proven elsewhere");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("terms")).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
    }

    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task A_suspension_is_lifted_by_keyboard_alone(string theme)
    {
        var agent = theme == "light" ? "summary" : "resolution";
        await app.AgentAsync(agent);
        await SuspendAsync(agent);
        var page = await app.OpenAsync("manager", $"/fleet/{agent}?theme={theme}");

        await OpenAsync(page, page.GetByTestId("lift"), "lift-reason");

        await page.Keyboard.TypeAsync("The cause is known");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByTestId("lift-confirm")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("lift")).ToHaveCountAsync(0);
    }

    /// <summary>Opens with Enter; the reason has the focus, never the button that confirms.</summary>
    private static async Task OpenAsync(IPage page, ILocator opener, string reason)
    {
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId(reason)).ToBeFocusedAsync();
        (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
    }

    private async Task SuspendAsync(string agent)
    {
        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        db.Add(
            new Suspension
            {
                Id = Guid.NewGuid(),
                Agent = agent,
                Company = "Harbor Dental",
                ProposalId = Guid.NewGuid(),
                At = app.Services.GetRequiredService<TimeProvider>().Now(),
            }
        );
        await write.CommitAsync();
    }
}
