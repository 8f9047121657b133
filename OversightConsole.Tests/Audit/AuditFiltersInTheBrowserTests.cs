using Microsoft.Playwright;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fleet.Browser;
using OversightConsole.Tests.Reports.Overrides;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Audit;

public sealed class AuditFiltersInTheBrowserTests(FleetApp app) : IClassFixture<FleetApp>
{
    [BrowserFact]
    public async Task Filters_stand_in_the_address_and_narrow_list_and_export_alike()
    {
        var agent = await app.AgentAsync("classification");
        await agent.AnswerAsync(await app.PersonAsync("technician"), right: 2);
        var page = await app.OpenAsync("auditor", "/audit");
        var rows = page.GetByTestId("audit-row");
        await Expect(rows.First).ToBeVisibleAsync();

        await page.GetByTestId("audit-what").SelectOptionAsync("decision");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("what=decision"));
        await Expect(rows).ToHaveCountAsync(2);
        await page.GetByTestId("audit-who").SelectOptionAsync("system");
        await Expect(page.GetByText("Nothing found.")).ToBeVisibleAsync();
        await page.GetByTestId("audit-who").SelectOptionAsync(new SelectOptionValue { Label = "technician" });
        await Expect(rows).ToHaveCountAsync(2);
        await page.GetByTestId("audit-alone").SelectOptionAsync("yes");
        await Expect(page.GetByText("Nothing found.")).ToBeVisibleAsync();
        await page.GetByTestId("audit-alone").SelectOptionAsync("no");
        await Expect(rows).ToHaveCountAsync(2);

        await page.GetByTestId("audit-search").FillAsync("no such thing");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Nothing found.")).ToBeVisibleAsync();
        await page.GetByTestId("audit-search").FillAsync("technician");
        await page.Keyboard.PressAsync("Enter");
        await Expect(rows).ToHaveCountAsync(2);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("audit-export-csv").ClickAsync());
        var records = Csv.Parse(await File.ReadAllTextAsync(await download.PathAsync()));
        records[1..].Select(r => r[2]).Should().Equal("decision.recorded", "decision.recorded");
        download.SuggestedFilename.Should().MatchRegex(@"^audit-head-\d+-[0-9a-f]{16}-trail-\d+\.csv$");
        await page.GotoAsync("/audit?what=report");
        await Expect(rows.First).ToContainTextAsync("Exported the record");

        await page.GotoAsync("/audit?from=2001-01-01&until=2001-12-31");
        await Expect(page.GetByText("Nothing found.")).ToBeVisibleAsync();
        await page.GotoAsync("/audit?from=yesterday&what=decision");
        await Expect(page.GetByText("must be a day as YYYY-MM-DD")).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task A_technician_gets_no_export_of_the_record()
    {
        var page = await app.OpenAsync("technician", "/queue");

        var answer = await page.APIRequest.GetAsync("/audit/export?format=json", new() { MaxRedirects = 0 });

        answer.Ok.Should().BeFalse();
        (await answer.TextAsync()).Should().NotContain("previous_hash");
    }

    [BrowserTheory]
    [InlineData("format=pdf", "format")]
    [InlineData("format=csv&alone=maybe", "alone")]
    [InlineData("format=csv&who=nobody", "who")]
    [InlineData("format=csv&from=2026-03-03&until=2026-03-01", "period")]
    public async Task An_address_that_means_nothing_is_refused_with_a_sentence(string query, string names)
    {
        var page = await app.OpenAsync("auditor", "/audit");

        var answer = await page.APIRequest.GetAsync($"/audit/export?{query}");

        answer.Status.Should().Be(400);
        (await answer.TextAsync()).Should().Contain(names);
    }

    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task The_page_passes_the_accessibility_checks(string theme)
    {
        await app.AgentAsync("classification");
        var page = await app.OpenAsync("auditor", $"/audit?theme={theme}");
        await Expect(page.GetByTestId("audit-status")).ToHaveAttributeAsync("data-intact", "true");

        (await AxeRules.ViolationsAsync(page)).Should().BeEmpty();
    }
}
