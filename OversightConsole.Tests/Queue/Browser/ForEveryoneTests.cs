using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures;

namespace OversightConsole.Tests.Queue.Browser;

/// <summary>Automated checks of every state in both themes; zoom, forced colours and reduced motion.</summary>
public sealed class ForEveryoneTests(QueueApp app) : IClassFixture<QueueApp>
{
    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Every_state_of_the_queue_passes_the_accessibility_checks(string theme)
    {
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.Page.GotoAsync($"/queue?view=skipped&theme={theme}");
        await lena.Page.GetByTestId("queue-list").WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "an empty view");

        var ticket = await app.SeedAsync(Drafts.Priority, Drafts.Company, Drafts.Team, Drafts.Category);
        await lena.OpenAsync(ticket.Number);
        await lena.ListeningAsync();
        await lena.Line("priority").WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "a ticket");

        await lena.ReadAsync("priority");
        await lena.PressAsync("2");
        await lena.Page.GetByTestId("reason-option").First.WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "the reasons");
        await lena.PressAsync("5");
        await lena.Page.GetByTestId("reason-comment").WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "the reason in words");
        await lena.PressAsync("Escape");
        await lena.PressAsync("Escape");

        await lena.ReadAsync("company");
        await lena.PressAsync("o");
        await lena.Page.Locator("#other-value").WaitForAsync();
        // The field names its list of choices before the list is drawn.
        await lena.Page.Locator(".mud-popover-open [role=option]").First.WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "another value");
        await lena.PressAsync("Escape");

        await lena.ReadAsync("team");
        await lena.PressAsync("a");
        await lena.Page.GetByTestId("undo-last").WaitForAsync();
        await lena.PressAsync("/");
        await lena.Page.Locator("#queue-search").WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "decided, with the search open");
        await lena.Page.Locator("#queue-search").BlurAsync();
        await lena.PressAsync("?");
        await lena.Page.GetByTestId("shortcuts").WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "the sheet of keys");
    }

    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task List_and_ticket_pass_them_on_a_phone(string theme)
    {
        var ticket = await app.SeedAsync(Drafts.Priority, Drafts.Company, Drafts.Team);
        await using var lena = await Technician.SignInAsync(app, "technician", Phone(390, 844));
        await lena.Page.GotoAsync($"/queue?view=everyone&sort=newest&theme={theme}");
        await lena.Row(ticket.Number).WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "the list");

        await lena.Row(ticket.Number).ClickAsync();
        await lena.Page.GetByTestId("whole-ticket").WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "the ticket");
        await lena.Page.GetByTestId("whole-ticket").ClickAsync();
        await lena.Page.Locator(".evd").WaitForAsync();
        await ExpectAccessibleAsync(lena.Page, "the whole ticket");
    }

    [BrowserTheory]
    [InlineData(320, 256)]
    [InlineData(360, 225)]
    public async Task At_400_percent_zoom_it_is_one_column_and_all_of_it_can_be_reached(int width, int height)
    {
        var ticket = await app.SeedAsync(Drafts.Priority, Drafts.Company, Drafts.Team);
        await using var lena = await Technician.SignInAsync(app, "technician", Phone(width, height));
        await lena.Page.GotoAsync("/queue?view=everyone&sort=newest");
        await lena.Row(ticket.Number).ClickAsync();
        await lena.Line("priority").WaitForAsync();

        (await lena.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"))
            .Should()
            .BeLessThanOrEqualTo(width);
        await Assertions.Expect(lena.Page.GetByTestId("queue-list")).ToBeHiddenAsync();
        await lena.Page.GetByTestId("action-approve").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(lena.Page.GetByTestId("action-approve")).ToBeInViewportAsync();
        await lena.Line("team").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(lena.Line("team")).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await lena.Page.GetByTestId("whole-ticket").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(lena.Page.GetByTestId("whole-ticket")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task With_forced_colours_the_chosen_row_and_line_are_outlined()
    {
        var ticket = await app.SeedAsync(Drafts.Priority, Drafts.Company);
        await using var lena = await Technician.SignInAsync(
            app,
            "technician",
            new() { ForcedColors = ForcedColors.Active }
        );
        await lena.OpenAsync(ticket.Number);
        await lena.Line("priority").WaitForAsync();

        (await OutlineAsync(lena.Row(ticket.Number))).Should().Be("solid 2px");
        (await OutlineAsync(lena.Page.Locator("[data-testid=proposal-line][aria-current]"))).Should().Be("solid 2px");
    }

    [BrowserFact]
    public async Task With_reduced_motion_nothing_moves()
    {
        var ticket = await app.SeedAsync(Drafts.Priority, Drafts.Company);
        await using var lena = await Technician.SignInAsync(
            app,
            "technician",
            new() { ReducedMotion = ReducedMotion.Reduce }
        );
        await lena.OpenAsync(ticket.Number);
        await lena.ListeningAsync();
        await lena.PressAsync("?");
        await lena.Page.GetByTestId("shortcuts").WaitForAsync();

        (await lena.Page.EvaluateAsync<int>("document.getAnimations().length")).Should().Be(0);
    }

    private static Task<string> OutlineAsync(ILocator of) =>
        of.EvaluateAsync<string>(
            "e => { const s = getComputedStyle(e); return `${s.outlineStyle} ${s.outlineWidth}`; }"
        );

    private static BrowserNewContextOptions Phone(int width, int height) =>
        new()
        {
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = true,
        };

    private static async Task ExpectAccessibleAsync(IPage page, string state)
    {
        await page.EvaluateAsync("Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)))");
        var found = await page.RunAxe(
            new()
            {
                RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
            }
        );
        found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}").Should().BeEmpty(state);
    }
}
