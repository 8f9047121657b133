using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Fleet.Browser;

public sealed class VersionsInTheBrowserTests(FleetApp app) : IClassFixture<FleetApp>
{
    private const string Page = "/fleet/classification/versions";

    [BrowserFact]
    public async Task A_manager_trains_compares_puts_to_work_replays_and_goes_back()
    {
        await app.AgentAsync("classification");
        await app.CloseAsync(240);
        var page = await app.OpenAsync("manager", Page);

        await TrainAsync(page, "v1");
        await Expect(Row(page, "v1")).ToHaveAttributeAsync("data-standing", "champion");
        await Expect(page.GetByTestId("comparison")).ToHaveCountAsync(0);

        // The desk learns a word that the first version has never seen.
        await app.CloseAsync(80, "quokka");
        await TrainAsync(page, "v2");
        await Expect(Row(page, "v2")).ToHaveAttributeAsync("data-standing", "challenger");
        await Expect(Row(page, "v1")).ToHaveAttributeAsync("data-standing", "champion");
        await Expect(page.GetByTestId("comparison-verdict")).ToContainTextAsync("Of no ticket that v2 has seen");

        var ticket = await app.ArriveAsync("The driver is gone");
        await app.LookedAtAsync(ticket, AgentLook.ChallengerKey("classification", "v2"));
        await app.SettleAsync(ticket, Drafts.Driver);
        await page.ReloadAsync();
        await Expect(page.GetByTestId("comparison-verdict"))
            .ToContainTextAsync("On the one ticket that is settled both said the same.");

        await page.GetByTestId("make-champion").ClickAsync();
        await Expect(page.GetByTestId("version-reason")).ToBeFocusedAsync();
        await page.GetByTestId("version-confirm").ClickAsync();
        await Expect(page.GetByTestId("version-dialog")).ToContainTextAsync("Say why: it is kept in the audit trail.");
        await page.GetByTestId("version-reason").FillAsync("It knows the new word");
        await page.GetByTestId("version-confirm").ClickAsync();
        await Expect(Row(page, "v2")).ToHaveAttributeAsync("data-standing", "champion");
        await Expect(Row(page, "v1")).ToHaveAttributeAsync("data-standing", "retired");
        app.Services.GetRequiredService<VersionsAtWork>().ChampionOf("classification").Should().Be(2);

        await page.GotoAsync("/fleet/classification/replay");
        await page.GetByTestId("replay-run").ClickAsync();
        var report = page.GetByTestId("replay-report");
        await Expect(report).ToHaveAttributeAsync("data-broken", "0");
        await Expect(page.GetByTestId("replay-learned")).ToContainTextAsync("v2 may have learned from");

        await page.GotoAsync("/fleet/classification/scope");
        await page.Locator("[data-testid=scope-locked][value=type]").CheckAsync();
        await page.GetByTestId("scope-try").ClickAsync();
        await Expect(report).ToContainTextAsync("right now 0");
        await Expect(page.GetByTestId("scope-versions")).ToContainTextAsync("It works on every ticket, without rules");

        await page.GotoAsync(Page);
        await Row(page, "v1").GetByTestId("go-back").ClickAsync();
        await page.GetByTestId("version-reason").FillAsync("v2 is too sure of itself");
        await page.GetByTestId("version-confirm").ClickAsync();
        await Expect(Row(page, "v1")).ToHaveAttributeAsync("data-standing", "champion");
        app.Services.GetRequiredService<VersionsAtWork>().ChampionOf("classification").Should().Be(1);
    }

    [BrowserFact]
    public async Task A_technician_sees_versions_and_changes_none()
    {
        await app.AgentAsync("classification");
        var page = await app.OpenAsync("technician", Page);

        await Expect(page.GetByTestId("training")).ToBeVisibleAsync();

        await Expect(page.GetByTestId("train")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("go-back")).ToHaveCountAsync(0);
    }

    private static ILocator Row(IPage page, string version) =>
        page.Locator($"[data-testid=version-row][data-version='{version}']");

    private async Task TrainAsync(IPage page, string version)
    {
        await page.GetByTestId("train").ClickAsync();
        await Expect(page.GetByTestId("training-state")).ToContainTextAsync($"{version} learned from");
        await Expect(Row(page, version)).ToBeVisibleAsync();
    }
}
