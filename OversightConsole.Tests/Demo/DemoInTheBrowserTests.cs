using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Demo;

/// <summary>A fresh start with the demo desk, as a newcomer meets it.</summary>
[Collection("demo in the browser")]
[Trait("Category", "Time")]
public sealed class DemoInTheBrowserTests
{
    private const int ShortDemo = 45;

    [BrowserFact]
    public async Task A_fresh_console_builds_its_demo_desk_and_a_technician_finds_work_in_the_queue()
    {
        await using var console = new ConsoleApp { DemoDays = ShortDemo };
        await console.InitializeAsync();
        await using var person = await console.NewPersonAsync();

        var page = await ConsoleApp.SignInAsync(person, "technician");

        var rows = page.GetByTestId("queue-row");
        await Expect(rows.Nth(5)).ToBeVisibleAsync(new() { Timeout = 300_000 });
        await rows.First.ClickAsync();
        await Expect(page.Locator("[data-testid=proposal-line][data-state=waiting]").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-testid=proposal-line][data-agent=classification]")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("queue-detail")).ToHaveAttributeAsync("data-ticket", new Regex("^48[0-9]{4}$"));
        await Expect(page.GetByText("Demo desk: generated data")).ToBeVisibleAsync();
        await ((IAsyncLifetime)console).DisposeAsync();
    }
}
