using System.Globalization;
using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using OversightConsole.Tests.Queue.Browser;

namespace OversightConsole.Tests.Audit.Browser;

public sealed class UndoInTheBrowserTests(QueueApp app) : IClassFixture<QueueApp>
{
    [BrowserFact]
    public async Task One_change_is_undone_from_the_timeline_and_the_desk_shows_the_value_before()
    {
        var ticket = await WrittenTicket.MakeAsync(app);
        await using var lena = await Technician.SignInAsync(app, "technician");
        var page = lena.Page;
        await page.GotoAsync($"/audit/ticket/{ticket.Number}");
        await Assertions.Expect(page.GetByTestId("timeline-list")).ToContainTextAsync("Assignment suggested team");

        await page.GetByTestId("undo-one").ClickAsync();
        await Assertions.Expect(page.GetByTestId("undo-restore")).ToContainTextAsync($"#{ticket.Number}");
        await page.GetByTestId("undo-confirm").ClickAsync();
        await Assertions.Expect(page.GetByTestId("undo-dialog")).ToContainTextAsync("Choose why it is undone.");
        await page.Locator("[data-testid=undo-reason][data-value=wrong]").CheckAsync();
        await page.GetByTestId("undo-confirm").ClickAsync();

        await Assertions.Expect(page.GetByTestId("undo-said")).ToHaveTextAsync("1 change put back.");
        await Assertions.Expect(page.GetByTestId("timeline-list")).ToContainTextAsync("undid what Assignment wrote");
        await Assertions.Expect(page.GetByTestId("undo-one")).ToHaveCountAsync(0);
        (await app.ValueAsync(ticket, TicketFields.Team)).Should().Be(ticket[TicketFields.Team]?.Name);
        await page.GotoAsync($"/desk/{ticket.Number}");
        await Assertions.Expect(page.GetByTestId("desk-changes")).ToContainTextAsync("technician");
    }

    [BrowserFact]
    public async Task The_timeline_goes_back_in_time_and_says_why_nothing_happened()
    {
        var ticket = await WrittenTicket.MakeAsync(app);
        await using var lena = await Technician.SignInAsync(app, "technician");
        var page = lena.Page;
        await lena.OpenAsync(ticket.Number);
        await Assertions.Expect(page.Locator("html[data-keys]")).ToHaveCountAsync(1);
        await lena.PressAsync("l");
        await page.GetByTestId("timeline").WaitForAsync();
        var team = page.Locator("[data-testid=stands] [data-field=Team]");
        await Assertions.Expect(team).ToContainTextAsync("suggested by Assignment, approved by technician");

        await page.GetByTestId("back-in-time").FocusAsync();
        await lena.PressAsync("Home");

        await Assertions.Expect(page.GetByTestId("stands")).ToContainTextAsync("How it stood");
        await Assertions.Expect(team).Not.ToContainTextAsync("suggested by Assignment");
        await Assertions.Expect(page.GetByTestId("why-nothing")).ToContainTextAsync("Classification");
        await page.GetByTestId("timeline-changes").ClickAsync();
        await Assertions
            .Expect(page.GetByTestId("timeline-row"))
            .ToHaveTextAsync([new System.Text.RegularExpressions.Regex("Written to the service desk")]);
        var found = await page.RunAxe(
            new()
            {
                RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
            }
        );
        found.Violations.Should().BeEmpty();
    }

    [BrowserFact]
    public async Task A_range_is_undone_with_its_preview_and_what_a_person_changed_since_is_kept()
    {
        var from = app.Services.GetRequiredService<TimeProvider>().Now().AddSeconds(-1);
        var untouched = await WrittenTicket.MakeAsync(app);
        var changed = await WrittenTicket.MakeAsync(app);
        var teams = (await app.Services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default)).Teams;
        await app.SetAsync(changed, TicketFields.Team, teams[2].Id);
        await using var max = await Technician.SignInAsync(app, "manager");
        var page = max.Page;

        await page.GotoAsync($"/audit/undo?agent=assignment&from={Text(from)}&to={Text(from.AddMinutes(10))}");
        await Assertions.Expect(page.GetByTestId("undo-restore")).ToContainTextAsync($"#{untouched.Number}");
        await Assertions.Expect(page.GetByTestId("undo-kept")).ToContainTextAsync($"#{changed.Number}");
        await page.Locator("[data-testid=undo-reason][data-value=not-now]").CheckAsync();
        await page.GetByTestId("undo-confirm").ClickAsync();

        await Assertions.Expect(page.GetByTestId("undo-said")).ToContainTextAsync("put back.");
        (await app.ValueAsync(untouched, TicketFields.Team)).Should().Be(untouched[TicketFields.Team]?.Name);
        (await app.ValueAsync(changed, TicketFields.Team)).Should().Be(teams[2].Name);
    }

    [BrowserFact]
    public async Task Comment_keeps_every_letter_on_a_slow_line()
    {
        var ticket = await WrittenTicket.MakeAsync(app);
        await using var lena = await Technician.SignInAsync(app, "technician");
        var line = await SlowLine.OnAsync(lena.Page);
        await lena.Page.GotoAsync($"/audit/ticket/{ticket.Number}");
        await lena.Page.GetByTestId("undo-one").ClickAsync();

        await line.TypeAsync(lena.Page.GetByTestId("undo-comment"), "Imaging has it");

        await Assertions.Expect(lena.Page.GetByTestId("undo-comment")).ToHaveValueAsync("Imaging has it");
    }

    [BrowserFact]
    public async Task The_timeline_says_that_the_record_is_intact_and_an_auditor_checks_and_exports_it()
    {
        var ticket = await WrittenTicket.MakeAsync(app);
        await using var person = await Technician.SignInAsync(app, "auditor");
        var page = person.Page;
        await page.GotoAsync($"/audit/ticket/{ticket.Number}");

        await page.GetByTestId("record-verify").ClickAsync();

        var state = page.GetByTestId("record-state");
        await Assertions.Expect(state).ToHaveAttributeAsync("data-intact", "true");
        await Assertions.Expect(state).ToContainTextAsync("Record intact");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("record-export").ClickAsync());
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(await download.PathAsync()));
        file.RootElement.GetProperty("rows")
            .EnumerateArray()
            .Select(r => r.GetProperty("ticket").GetString())
            .Distinct()
            .Should()
            .Equal(ticket.Number);
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.Page.GotoAsync($"/audit/ticket/{ticket.Number}");
        await Assertions.Expect(lena.Page.GetByTestId("record-state")).ToContainTextAsync("Record intact");
        await Assertions.Expect(lena.Page.GetByTestId("record-verify")).ToHaveCountAsync(0);
    }

    private static string Text(DateTimeOffset at) =>
        Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture));
}
