using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Fleet.Browser;

public sealed class ScopeInTheBrowserTests(FleetApp app) : IClassFixture<FleetApp>
{
    [BrowserFact]
    public async Task A_manager_limits_an_agent_and_sets_a_rule_and_every_change_is_a_version_with_its_reason()
    {
        await app.AgentAsync("priority");
        var page = await app.OpenAsync("manager", "/fleet/priority/scope");

        await page.Locator("[data-testid=scope-board][value=alerts]").CheckAsync();
        await page.Locator("[data-testid=scope-locked][value=owner]").CheckAsync();
        await page.GetByTestId("rule-add").ClickAsync();
        await page.GetByTestId("scope-save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("A rule has no name");
        await page.GetByTestId("rule-name").FillAsync("SOP 12");
        await page.GetByTestId("rule-vip").CheckAsync();
        await page.GetByTestId("scope-save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        await page.GetByTestId("scope-reason").FillAsync("Agreed with the partners");
        await page.GetByTestId("scope-save").ClickAsync();

        await Expect(page.GetByTestId("scope-said")).ToHaveTextAsync("Saved as version 1.");
        await Expect(page.GetByTestId("scope-versions")).ToContainTextAsync("Agreed with the partners");
        var saved = (await app.Services.GetRequiredService<AgentScopes>().ListAsync("priority")).Single().Scope;
        saved.Boards.Should().Equal("alerts");
        saved.LockedFields.Should().Equal("owner");
        var rule = saved.Rules.Should().ContainSingle().Subject;
        (rule.Name, rule.OnlyVip, rule.Raise, rule.Company).Should().Be(("SOP 12", true, 1, null));
        (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
    }

    [BrowserFact]
    public async Task A_technician_sees_the_scope_and_changes_nothing()
    {
        await app.AgentAsync("priority");
        var page = await app.OpenAsync("technician", "/fleet/priority/scope");

        await Expect(page.Locator("[data-testid=scope-board]").First).ToBeDisabledAsync();
        await Expect(page.GetByTestId("scope-save")).ToHaveCountAsync(0);
    }
}
