using Microsoft.Playwright;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;

namespace OversightConsole.Tests.Queue.Browser;

/// <summary>The queue without a pointer.</summary>
public sealed class ByKeyboardTests(QueueApp app) : IClassFixture<QueueApp>
{
    [BrowserFact]
    public async Task Every_key_of_the_sheet_does_what_it_says()
    {
        var ticket = await app.SeedAsync(Drafts.Priority, Drafts.Company, Drafts.Category);
        var second = await app.SeedAsync(Drafts.Priority);
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);
        await lena.ListeningAsync();

        await lena.Line("company").ClickAsync();
        await lena.PressAsync("ArrowDown");
        await Assertions.Expect(lena.Line("priority")).ToBeFocusedAsync();
        await lena.PressAsync("ArrowUp");
        await Assertions.Expect(lena.Line("company")).ToBeFocusedAsync();
        await lena.PressAsync("ArrowDown");

        await lena.PressAsync("w");
        await Assertions.Expect(lena.Page.Locator(".evd")).ToHaveCountAsync(0);
        await lena.PressAsync("w");
        await Assertions.Expect(lena.Page.Locator(".evd")).ToHaveCountAsync(1);

        await lena.PressAsync("c");
        await lena.Page.GetByTestId("claim").WaitForAsync();

        await lena.ReadAsync("priority");
        await lena.PressAsync("r");
        await lena.Page.GetByText("Why not P1?").WaitForAsync();
        await lena.PressAsync("Escape");
        await lena.Page.GetByTestId("action-approve").WaitForAsync();

        await lena.Line("company").ClickAsync();
        await lena.ReadAsync("company");
        await lena.PressAsync("o");
        await lena.Page.Locator("#other-value").WaitForAsync();
        await Assertions.Expect(lena.Page.Locator("#other-value")).ToBeFocusedAsync();
        await lena.PressAsync("Escape");
        await Assertions.Expect(lena.Page.Locator("#other-value")).ToHaveCountAsync(0);

        await lena.ReadAsync("company");
        await lena.PressAsync("s");
        await Assertions.Expect(lena.Line("company")).ToContainTextAsync("You skipped");

        await lena.ReadAsync("priority");
        await lena.PressAsync("a");
        await lena.Line("priority", "decided").WaitForAsync();
        await lena.PressAsync("z");
        await lena.Line("priority").WaitForAsync();

        await lena.PressAsync("j");
        await Assertions.Expect(lena.Detail).ToHaveAttributeAsync("data-ticket", second.Number);
        await lena.PressAsync("k");
        await Assertions.Expect(lena.Detail).ToHaveAttributeAsync("data-ticket", ticket.Number);

        await lena.PressAsync("Escape");
        await Assertions.Expect(lena.Row(ticket.Number)).ToBeFocusedAsync();
        await lena.PressAsync("Enter");
        await Assertions.Expect(lena.Page.Locator("[data-testid=proposal-line][aria-current]")).ToBeFocusedAsync();

        await lena.PressAsync("/");
        await Assertions.Expect(lena.Page.Locator("#queue-search")).ToBeFocusedAsync();
        await lena.Page.Locator("#queue-search").BlurAsync();

        await app.SeedAsync(Drafts.Team);
        await lena.Page.GetByTestId("show-new").WaitForAsync();
        await lena.PressAsync(".");
        await Assertions.Expect(lena.Page.GetByTestId("show-new")).ToHaveCountAsync(0);

        await lena.PressAsync("p");
        await Assertions
            .Expect(lena.Page)
            .ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/desk/{ticket.Number}$"));
        // The address changes before the page does: a key pressed meanwhile would still be the queue's.
        await Assertions.Expect(lena.Page.GetByTestId("queue-list")).ToHaveCountAsync(0);
        await lena.PressAsync("g");
        await lena.PressAsync("q");
        await lena.Detail.WaitForAsync();
        await lena.PressAsync("g");
        await lena.PressAsync("e");
        await Assertions
            .Expect(lena.Page)
            .ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/queue\\?view=everyone"));
    }

    [BrowserFact]
    public async Task The_rest_is_approved_with_one_key_and_each_line_is_its_own_record()
    {
        var ticket = await app.SeedAsync(
            Drafts.Team,
            Drafts.Category,
            (t, d) => Drafts.Company(t, d) with { Risk = RiskTier.Low }
        );
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);
        await lena.ReadAsync("team");
        await Assertions.Expect(lena.Page.GetByTestId("action-approve-rest")).ToBeEnabledAsync();

        await lena.PressAsync("Shift+Enter");

        await Assertions
            .Expect(lena.Page.Locator($"[data-testid=queue-row][data-ticket='{ticket.Number}'][data-state=waiting]"))
            .ToHaveCountAsync(0);
        await lena.OpenAsync(ticket.Number);
        await Assertions.Expect(lena.Page.GetByText("You approved")).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task With_single_keys_switched_off_a_letter_does_nothing_and_alt_with_it_decides()
    {
        var ticket = await app.SeedAsync(Drafts.Team, Drafts.Company);
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);
        await lena.ListeningAsync();
        await lena.PressAsync("?");
        await lena.Page.GetByTestId("single-keys").UncheckAsync();
        await lena.PressAsync("Escape");
        await Assertions.Expect(lena.Page.GetByTestId("shortcuts")).ToHaveCountAsync(0);
        await lena.ReadAsync("team");

        await lena.PressAsync("r");
        await lena.PressAsync("Alt+a");

        await Assertions.Expect(lena.Line("team", "decided")).ToContainTextAsync("You approved");
    }

    [BrowserFact]
    public async Task Tab_goes_from_bar_to_rail_to_list_to_text_to_evidence_to_one_line_to_the_buttons()
    {
        var ticket = await app.SeedAsync(Drafts.Priority, Drafts.Company, Drafts.Team);
        await using var lena = await Technician.SignInAsync(app, "technician");
        await lena.OpenAsync(ticket.Number);
        await lena.Line("priority").WaitForAsync();

        var stops = new List<string>();
        for (var i = 0; i < 60 && !(stops.Contains("buttons") && stops[^1] != "buttons"); i++)
        {
            await lena.PressAsync("Tab");
            stops.Add(await lena.Page.EvaluateAsync<string>(WhereScript));
        }

        stops.Should().NotContain("hidden", "a stop that cannot be seen is lost");
        Runs(stops)
            .Should()
            .ContainInOrder("skip", "bar", "rail", "list", "head", "text", "evidence", "lines", "buttons");
        stops.Count(s => s == "lines").Should().Be(1);
        stops.Count(s => s == "row").Should().BeLessThanOrEqualTo(1);
    }

    [BrowserFact]
    public async Task The_reason_in_words_keeps_every_letter_on_a_slow_line()
    {
        var ticket = await app.SeedAsync(Drafts.Priority);
        await using var lena = await Technician.SignInAsync(app, "technician");
        var line = await SlowLine.OnAsync(lena.Page);
        await lena.OpenAsync(ticket.Number);
        await lena.ListeningAsync();
        await lena.ReadAsync("priority");
        await lena.PressAsync("2");
        await lena.Page.GetByTestId("reason-option").First.WaitForAsync();
        await lena.PressAsync("5");
        var comment = lena.Page.GetByTestId("reason-comment");

        await line.TypeAsync(comment, "Only one chair is down");

        await Assertions.Expect(comment).ToHaveValueAsync("Only one chair is down");
    }

    [BrowserFact]
    public async Task Letters_typed_before_the_search_has_come_go_into_it_and_decide_nothing()
    {
        var ticket = await app.SeedAsync(Drafts.Company);
        await using var lena = await Technician.SignInAsync(app, "technician");
        var line = await SlowLine.OnAsync(lena.Page);
        await lena.OpenAsync(ticket.Number);
        await lena.ListeningAsync();
        await lena.ReadAsync("company");

        await line.HoldAsync();
        await lena.PressAsync("o");
        foreach (var letter in new[] { "n", "o", "r" })
            await lena.PressAsync(letter);
        await line.ReleaseAsync();
        await Assertions.Expect(lena.Page.Locator("#other-value")).ToHaveValueAsync("nor");
        await lena.PressAsync("a");

        await Assertions.Expect(lena.Page.Locator("#other-value")).ToHaveValueAsync("nora");
        await Assertions.Expect(lena.Page.GetByTestId("reason-option")).ToHaveCountAsync(0);
        await Assertions.Expect(lena.Line("company")).ToBeVisibleAsync();
        // The search has heard them: emptied, it shows all there is.
        await Assertions.Expect(lena.Page.Locator(".mud-popover-open [role=option]")).ToHaveCountAsync(0);
        await lena.Page.Locator("#other-value").FillAsync("");
        await lena.Page.Locator(".mud-popover-open [role=option]").First.WaitForAsync();
    }

    private const string WhereScript = """
        () => {
          const e = document.activeElement;
          const box = e.getBoundingClientRect();
          if (e !== document.body && (box.width === 0 || box.bottom <= 0)) return "hidden";
          if (e.matches("a.skip")) return "skip";
          if (e.closest(".bar")) return "bar";
          if (e.closest(".rail")) return "rail";
          if (e.closest(".list")) return "list";
          if (e.closest(".dh")) return "head";
          if (e.closest(".evidence")) return "evidence";
          if (e.closest(".lines ul")) return "lines";
          if (e.closest(".lines")) return "rest";
          if (e.closest(".acts")) return "buttons";
          if (e.closest(".db")) return "text";
          return "elsewhere";
        }
        """;

    private static IEnumerable<string> Runs(IEnumerable<string> stops)
    {
        string? last = null;
        foreach (var stop in stops)
            if (stop != last)
                yield return last = stop;
    }
}
