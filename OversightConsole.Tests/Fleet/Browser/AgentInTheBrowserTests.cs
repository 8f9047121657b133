using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Fleet.Browser;

public sealed class AgentInTheBrowserTests(FleetApp app) : IClassFixture<FleetApp>
{
    [BrowserFact]
    public async Task Drift_turns_amber_then_red_and_every_page_says_so_until_a_manager_has_seen_it()
    {
        var agent = await PromotedAsync("company");
        var technician = await app.PersonAsync("technician");
        var page = await app.OpenAsync("manager");

        await agent.AnswerAsync(technician, right: 0, wrong: 5);
        await Expect(page.Locator("[data-testid=drifting][data-agent=company]")).ToBeVisibleAsync();
        await Expect(FleetApp.Row(page, "company")).ToContainTextAsync("everything is asked");

        await page.GotoAsync("/queue");
        await agent.AnswerAsync(technician, right: 0, wrong: 4);
        var notice = page.Locator("[data-testid=stepped-back][data-agent=company]");
        await Expect(notice).ToContainTextAsync("Company stepped back by itself");
        var colleague = await app.OpenAsync("technician", "/queue");
        var theirs = colleague.Locator("[data-testid=stepped-back][data-agent=company]");
        await Expect(theirs).ToBeVisibleAsync();
        await Expect(theirs.GetByTestId("seen")).ToHaveCountAsync(0);
        await notice.GetByTestId("seen").ClickAsync();

        await Expect(notice).ToHaveCountAsync(0);
        await Expect(theirs).ToHaveCountAsync(0);
        await page.GotoAsync("/fleet");
        await Expect(FleetApp.Row(page, "company")).ToHaveAttributeAsync("data-mode", "suggest");
        await Expect(FleetApp.Row(page, "company")).ToContainTextAsync("Stepped back");
    }

    [BrowserFact]
    public async Task A_floor_is_previewed_and_saved_with_a_reason_and_evidence_starts_afresh()
    {
        var agent = await app.AgentAsync("priority");
        await agent.AnswerAsync(await app.PersonAsync("technician"), right: 12, wrong: 2);
        var page = await app.OpenAsync("manager", "/fleet/priority");
        await Expect(page.GetByTestId("coverage-answer")).ToContainTextAsync("100% of its suggestions");

        await page.GetByTestId("floor").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.GetByTestId("coverage-answer")).ToContainTextAsync("from 98% confidence on");
        await page.GetByTestId("save-floor").ClickAsync();
        await Expect(page.GetByTestId("terms-floor")).ToHaveValueAsync("98");
        await Expect(page.GetByTestId("terms")).ToContainTextAsync("Its evidence starts afresh under the new terms.");
        await Expect(page.GetByTestId("terms-reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Only what it is almost certain of");
        await page.GetByTestId("terms-confirm").ClickAsync();

        await Expect(page.GetByTestId("terms")).ToHaveCountAsync(0);
        var current = await app.Services.GetRequiredService<FleetReader>().FindAsync("priority");
        current!.Terms.Floor.Should().Be(0.98);
        current.Reason.Should().Be("Only what it is almost certain of");
    }

    [BrowserFact]
    public async Task The_agents_page_answers_its_questions_and_holds_to_the_accessibility_rules()
    {
        var agent = await app.AgentAsync("classification");
        await agent.AnswerAsync(await app.PersonAsync("technician"), right: 30, wrong: 3);
        foreach (var theme in new[] { "light", "dark" })
        {
            var page = await app.OpenAsync("manager", $"/fleet/classification?theme={theme}");
            await Expect(page.GetByTestId("accuracy-chart")).ToBeVisibleAsync();
            await Expect(page.GetByTestId("coverage-chart")).ToBeVisibleAsync();
            await Expect(page.GetByTestId("reliability-chart")).ToBeVisibleAsync();
            await Expect(page.GetByTestId("corrections")).ToContainTextAsync("Most costly: 3 of 3");
            await Expect(page.GetByTestId("versions")).ToContainTextAsync("In use");
            (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
            var toggles = page.GetByRole(AriaRole.Button, new() { Name = "Show as table" });
            for (var left = 3; left > 0; left--)
            {
                await Expect(toggles).ToHaveCountAsync(left);
                await toggles.First.ClickAsync();
            }
            await Expect(toggles).ToHaveCountAsync(0);
            (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
        }
    }

    [BrowserFact]
    public async Task Fleet_reads_stopped_for_an_agent_that_may_work_alone_and_offers_no_second_stop()
    {
        await PromotedAsync("summary");
        var page = await app.OpenAsync("manager");
        var row = FleetApp.Row(page, "summary");

        await row.GetByTestId("stop-agent").ClickAsync();
        await page.GetByTestId("stop-reason").FillAsync("Its notes are late");
        await page.GetByTestId("stop-confirm").ClickAsync();

        await Expect(row.GetByTestId("mode-autonomous")).ToContainTextAsync("Stopped");
        await Expect(row.GetByTestId("stop-agent")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("stop-all")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Fleet_and_its_dialogs_hold_to_the_accessibility_rules_in_both_themes()
    {
        await app.AgentAsync("agreement");
        await (await app.AgentAsync("intake")).AnswerAsync(await app.PersonAsync("technician"), right: 26);
        foreach (var theme in new[] { "light", "dark" })
        {
            var page = await app.OpenAsync("manager", $"/fleet?theme={theme}");
            await FleetApp.Row(page, "agreement").WaitForAsync();
            (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
            await FleetApp.Row(page, "agreement").GetByTestId("mode-autonomous").ClickAsync();
            await page.GetByTestId("promotion-refusal").WaitForAsync();
            (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
            await page.EscapeAsync(page.GetByTestId("promotion-refusal"));
            await FleetApp.Row(page, "agreement").GetByTestId("mode-off").ClickAsync();
            await page.GetByTestId("mode-reason").WaitForAsync();
            (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
            await page.EscapeAsync(page.GetByTestId("mode-reason"));
            await FleetApp.Row(page, "intake").GetByTestId("review-promotion").ClickAsync();
            await Expect(page.GetByTestId("promotion-reason")).ToBeFocusedAsync();
            (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
        }
    }

    private async Task<SeededAnswers> PromotedAsync(string key)
    {
        var agent = await app.AgentAsync(key);
        await agent.AnswerAsync(await app.PersonAsync("technician"), right: 26);
        var manager = await app.PersonAsync("manager");
        (await app.Services.GetRequiredService<Promotions>().PromoteAsync(manager, key, "Good enough"))
            .Should()
            .BeOfType<Promoted>();
        await app.AuditEverythingAsync();
        return agent;
    }
}
