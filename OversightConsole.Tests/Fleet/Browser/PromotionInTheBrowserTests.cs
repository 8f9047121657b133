using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Fleet.Browser;

public sealed class PromotionInTheBrowserTests(FleetApp app) : IClassFixture<FleetApp>
{
    [BrowserFact]
    public async Task A_manager_is_refused_with_the_way_there_and_promotes_after_the_missing_answers()
    {
        var agent = await app.AgentAsync("classification");
        var technician = await app.PersonAsync("technician");
        await agent.AnswerAsync(technician, right: 19, wrong: 1);
        await agent.AnswerAsync(await app.PersonAsync("manager"), right: 5);
        var page = await app.OpenAsync("manager");
        var row = FleetApp.Row(page, "classification");

        await row.GetByTestId("mode-autonomous").ClickAsync();

        var refusal = page.GetByTestId("promotion-refusal");
        await Expect(refusal).ToContainTextAsync("however often you look. The target is 80.0%");
        await Expect(refusal).ToContainTextAsync("more right answers in a row at best");
        await Expect(refusal).ToContainTextAsync("Your own 5 answers are left out.");
        await Expect(refusal).ToContainTextAsync("Reviewer vigilance not measured.");
        await Expect(refusal.Locator("[data-gate=accuracy]")).ToHaveAttributeAsync("data-state", "open");
        await page.EscapeAsync(refusal);
        await Expect(row).ToHaveAttributeAsync("data-mode", "suggest");

        await agent.AnswerAsync(technician, right: 24);
        await Expect(row.GetByTestId("review-promotion")).ToBeVisibleAsync();
        await row.GetByTestId("mode-autonomous").ClickAsync();
        await Expect(page.GetByTestId("promotion-reason")).ToBeFocusedAsync();
        await page.GetByTestId("promotion-confirm").ClickAsync();
        await Expect(page.GetByTestId("promotion")).ToContainTextAsync("Say why: it is kept in the audit trail.");
        await Expect(page.GetByTestId("promotion-reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Steady for weeks; agreed in the service review");
        await page.GetByTestId("promotion-confirm").ClickAsync();

        await Expect(row).ToHaveAttributeAsync("data-mode", "autonomous");
        await Expect(row).ToContainTextAsync("Earned");
        var current = await app.Services.GetRequiredService<FleetReader>().FindAsync("classification");
        current!.Reason.Should().Be("Steady for weeks; agreed in the service review");
    }

    [BrowserFact]
    public async Task A_technician_is_told_that_only_managers_promote_and_that_only_managers_change_modes()
    {
        await app.AgentAsync("assignment");
        var page = await app.OpenAsync("technician");
        var row = FleetApp.Row(page, "assignment");

        await row.GetByTestId("mode-autonomous").ClickAsync();
        await Expect(page.GetByTestId("promotion-refusal")).ToContainTextAsync("Only managers promote.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page.GetByTestId("promotion-refusal")).ToHaveCountAsync(0);
        await row.GetByTestId("mode-off").ClickAsync();

        await Expect(page.GetByText("Only managers change modes. Nothing was changed.")).ToBeVisibleAsync();
        await Expect(row).ToHaveAttributeAsync("data-mode", "suggest");
    }

    [BrowserFact]
    public async Task By_keyboard_alone_a_mode_is_set_with_its_reason()
    {
        await app.AgentAsync("priority");
        var page = await app.OpenAsync("manager");
        var row = FleetApp.Row(page, "priority");
        await row.GetByTestId("mode-suggest").FocusAsync();

        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(row.GetByTestId("mode-shadow")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("mode-reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Its rules are being rewritten");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByTestId("mode-confirm")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(row).ToHaveAttributeAsync("data-mode", "shadow");
        await Expect(page.GetByTestId("mode-change")).ToHaveCountAsync(0);
    }
}
