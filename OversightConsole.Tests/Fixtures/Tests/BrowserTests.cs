using OversightConsole.Tests.Fixtures.Browser;

namespace OversightConsole.Tests.Fixtures.Tests;

public sealed class BrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task A_name_outside_this_machine_does_not_resolve()
    {
        await using var context = await browser.NewContextAsync(new Uri("http://localhost"));
        var page = await context.NewPageAsync();

        var leave = () => page.GotoAsync("http://example.com/");

        await leave.Should().ThrowAsync<Microsoft.Playwright.PlaywrightException>().WithMessage("*NAME_NOT_RESOLVED*");
    }
}
