using Microsoft.Playwright;
using OversightConsole.Core.Proposals;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using OversightConsole.Tests.Queue.Browser;

namespace OversightConsole.Tests.Overrides;

/// <summary>The page while people go on putting things right.</summary>
public sealed class LiveOverridesTests(QueueApp app) : IClassFixture<QueueApp>
{
    [BrowserFact]
    public async Task New_ones_wait_until_they_are_asked_for_and_names_lead_to_timeline_and_agent()
    {
        await PutRight.InQueueAsync(app, "technician", OverrideReason.Misread, null);
        await using var person = await app.NewPersonAsync(null);
        var page = await ConsoleApp.SignInAsync(person, "manager");
        await page.GotoAsync("/overrides");
        var rows = page.GetByTestId("overrides-table").Locator("tbody tr");
        await Assertions.Expect(rows.First).ToBeVisibleAsync();
        var first = await rows.First.GetAttributeAsync("data-ticket");

        await PutRight.InQueueAsync(app, "technician", OverrideReason.Misread, null);

        var fresh = page.GetByTestId("overrides-new");
        await Assertions.Expect(fresh).ToHaveTextAsync("1 new. Show");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-ticket", first!);
        await fresh.ClickAsync();
        await Assertions.Expect(rows.First).Not.ToHaveAttributeAsync("data-ticket", first!);
        await Assertions.Expect(fresh).ToHaveCountAsync(0);
        var ticket = await rows.First.GetAttributeAsync("data-ticket");
        var links = rows.First.Locator("a");
        await Assertions.Expect(links.Nth(0)).ToHaveAttributeAsync("href", $"/audit/ticket/{ticket}");
        await Assertions.Expect(links.Nth(1)).ToHaveAttributeAsync("href", "/fleet/classification");
        await Assertions
            .Expect(page.GetByTestId("overrides-by-agent").GetByRole(AriaRole.Link, new() { Name = "Classification" }))
            .ToHaveAttributeAsync("href", "/fleet/classification");
    }

    [BrowserTheory]
    [InlineData("", "Exports leave these out.")]
    [InlineData("&reason=misread", "the filter “Reason” does not narrow them")]
    [InlineData("&by=x", "the filter “By” does not narrow them")]
    [InlineData("&reason=misread&by=x", "The filters “Reason” and “By” do not narrow them.")]
    public async Task What_was_found_on_the_desk_says_which_filters_do_not_narrow_it(string filter, string says)
    {
        await using var person = await app.NewPersonAsync(null);
        var page = await ConsoleApp.SignInAsync(person, "auditor");

        await page.GotoAsync($"/overrides?show=found{filter}");

        await Assertions.Expect(page.GetByTestId("found-note")).ToContainTextAsync(says);
    }
}
