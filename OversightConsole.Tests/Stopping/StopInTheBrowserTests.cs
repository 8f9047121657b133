using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using OversightConsole.Tests.Queue.Browser;

namespace OversightConsole.Tests.Stopping;

/// <summary>A console of their own: what is stopped here must not hold up other tests' writes.</summary>
public sealed class StopInTheBrowserTests(QueueApp app) : IClassFixture<QueueApp>
{
    [BrowserFact]
    public async Task A_technician_stops_a_ticket_in_two_presses_and_a_manager_resumes_it()
    {
        var ticket = await SeedAsync();
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);

        await lena.Page.GetByTestId("stop-menu").ClickAsync();
        await lena.Page.GetByTestId("stop-ticket").ClickAsync();

        await Assertions.Expect(Held(lena.Page, "ticket", ticket.Number)).ToContainTextAsync("by technician");
        await Assertions.Expect(lena.Page.GetByTestId("stop-resume")).ToHaveCountAsync(0);
        await lena.ReadAsync("team");
        await lena.PressAsync("a");
        await Assertions.Expect(lena.Status).ToContainTextAsync("Approved");

        await using var max = await Technician.SignInAsync(app, "manager");
        await Held(max.Page, "ticket", ticket.Number).GetByTestId("stop-resume").ClickAsync();
        await max.Page.GetByTestId("resume-reason").FillAsync("It was right");
        await max.Page.GetByTestId("resume-confirm").ClickAsync();

        await Assertions.Expect(lena.Page.GetByTestId("stop-banner")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Ctrl_K_stops_a_customer_with_a_reason_by_keyboard_alone()
    {
        var ticket = await SeedAsync();
        await app.SetAsync(ticket, TicketFields.Company, "harbor");
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);

        await FindAsync(lena.Page);
        await lena.Page.Keyboard.TypeAsync("stop agents for Harbor Dental");
        await Assertions.Expect(lena.Page.Locator("#palette-0")).ToContainTextAsync("Stop agents for Harbor Dental…");
        await lena.PressAsync("Enter");
        await Assertions.Expect(lena.Page.GetByTestId("stop-reason")).ToBeFocusedAsync();
        await lena.Page.Keyboard.TypeAsync("Tenant migration until 11:00");
        await lena.PressAsync("Tab");
        await lena.PressAsync("Tab");
        await lena.PressAsync("Enter");

        await Assertions
            .Expect(Held(lena.Page, "customer", "harbor"))
            .ToContainTextAsync("“Tenant migration until 11:00”");
        await using var max = await Technician.SignInAsync(app, "manager");
        await FindAsync(max.Page);
        await max.Page.GetByTestId("palette").FillAsync("resume agents for Harbor");
        await max.PressAsync("Enter");
        await max.Page.GetByTestId("resume-reason").FillAsync("It is done");
        await max.Page.GetByTestId("resume-confirm").ClickAsync();
        await Assertions.Expect(Held(max.Page, "customer", "harbor")).ToHaveCountAsync(0);
        (await app.Services.GetRequiredService<StopSwitch>().HoldingAsync())
            .Should()
            .NotContain(s => s.Scope == StopScope.Customer);
    }

    [BrowserFact]
    public async Task Reasons_to_stop_and_to_resume_keep_every_letter_on_a_slow_line()
    {
        var ticket = await SeedAsync();
        await using var max = await Technician.SignInAsync(app, "manager");
        var line = await SlowLine.OnAsync(max.Page);
        await max.OpenAsync(ticket.Number);
        await max.Page.GetByTestId("stop-menu").ClickAsync();
        await max.Page.GetByTestId("stop-ticket").ClickAsync();
        await Held(max.Page, "ticket", ticket.Number).GetByTestId("stop-resume").ClickAsync();

        await line.TypeAsync(max.Page.GetByTestId("resume-reason"), "It was right");

        await Assertions.Expect(max.Page.GetByTestId("resume-reason")).ToHaveValueAsync("It was right");
        await max.Page.GetByTestId("resume-confirm").ClickAsync();
        await Assertions.Expect(Held(max.Page, "ticket", ticket.Number)).ToHaveCountAsync(0);

        await FindAsync(max.Page);
        await max.Page.GetByTestId("palette").FillAsync("stop all");
        await Assertions.Expect(max.Page.Locator("#palette-0")).ToContainTextAsync("Stop all");
        await max.PressAsync("Enter");
        await line.TypeAsync(max.Page.GetByTestId("stop-reason"), "Tenant migration");
        await Assertions.Expect(max.Page.GetByTestId("stop-reason")).ToHaveValueAsync("Tenant migration");
    }

    private static async Task FindAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("html[data-keys]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByTestId("palette").WaitForAsync();
    }

    private static ILocator Held(IPage page, string scope, string key) =>
        page.Locator($"[data-testid=stop-held][data-scope={scope}][data-key='{key}']");

    private async Task<SorRecord> SeedAsync()
    {
        var ticket = await app.TicketAsync("Can't take X-rays", "All three rooms say sensor not found.");
        var desk = await app.Services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default);
        await app.ProposeAsync(ticket, Drafts.Team(ticket, desk));
        return ticket;
    }
}
