using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;

namespace OversightConsole.Tests.Host;

public sealed class ShellInBrowserTests(ConsoleApp app) : IClassFixture<ConsoleApp>
{
    // The administrator's page needs no ticket to be there.
    private const string Person = "admin";

    [BrowserFact]
    public async Task Nothing_is_asked_of_another_host_and_nothing_breaks_the_content_policy()
    {
        await using var person = await app.NewPersonAsync();
        var elsewhere = new List<string>();
        var complaints = new List<string>();
        person.Request += (_, r) =>
        {
            if (
                !r.Url.StartsWith(app.Address.ToString(), StringComparison.Ordinal)
                && !r.Url.StartsWith("data:", StringComparison.Ordinal)
            )
                elsewhere.Add(r.Url);
        };
        person.Console += (_, m) =>
        {
            if (m.Type is "error" or "warning")
                complaints.Add(m.Text);
        };

        var page = await ConsoleApp.SignInAsync(person, Person);
        await PressAsync(page, "Control+k", page.GetByTestId("palette"));

        elsewhere.Should().BeEmpty();
        complaints.Should().BeEmpty();
        (await page.EvaluateAsync<bool>("document.fonts.check('13px \"Inter Variable\"')")).Should().BeTrue();
    }

    [BrowserFact]
    public async Task The_sheet_of_shortcuts_opens_and_closes_by_key()
    {
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, Person);
        var sheet = page.GetByTestId("shortcuts");

        await PressAsync(page, "?", sheet);
        await page.EscapeAsync(sheet);
    }

    [BrowserFact]
    public async Task Single_keys_can_be_switched_off_and_then_work_with_alt()
    {
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, Person);
        var sheet = page.GetByTestId("shortcuts");
        await PressAsync(page, "?", sheet);
        await page.GetByTestId("single-keys").UncheckAsync();
        await Assertions.Expect(page.GetByTestId("single-keys")).Not.ToBeCheckedAsync();
        await page.EscapeAsync(sheet);

        await page.Keyboard.PressAsync("?");
        // Ctrl K answers after the key before it would have: what opens first is what the first key did.
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByTestId("palette").WaitForAsync();
        await Assertions.Expect(sheet).ToHaveCountAsync(0);
        await page.EscapeAsync(page.GetByTestId("palette"));

        await page.Keyboard.PressAsync("Alt+?");
        await sheet.WaitForAsync();
    }

    [BrowserFact]
    public async Task A_page_is_found_by_keyboard_alone()
    {
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, Person);
        var palette = page.GetByTestId("palette");
        await PressAsync(page, "Control+k", palette);
        await Assertions.Expect(palette).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("switch");
        // Until the list is narrowed there are several, which a check of one element's text would not wait for.
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveTextAsync("Switch to dark");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("html[data-theme=dark]")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task The_theme_is_remembered_from_the_first_answer_on()
    {
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, Person);

        await page.GetByTestId("theme").ClickAsync();
        await Assertions.Expect(page.Locator("html[data-theme=dark]")).ToHaveCountAsync(1);
        var answer = await page.APIRequest.GetAsync(new Uri(app.Address, "sign-in").ToString());
        var html = await answer.TextAsync();
        await page.ReloadAsync();
        await page.GetByTestId("account").WaitForAsync();

        html.Should().Contain("data-theme=\"dark\"");
        var background = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        background.Should().Be("rgb(15, 18, 22)");
    }

    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Sign_in_and_shell_pass_the_automated_accessibility_checks(string theme)
    {
        await using var person = await app.NewPersonAsync();
        var gate = await person.NewPageAsync();
        await gate.GotoAsync($"/sign-in?theme={theme}");
        await ExpectAccessibleAsync(gate);

        var page = await ConsoleApp.SignInAsync(person, Person);
        await ExpectAccessibleAsync(page);
        await PressAsync(page, "?", page.GetByTestId("shortcuts"));
        await ExpectAccessibleAsync(page);
    }

    [BrowserFact]
    public async Task A_technician_signs_out_from_the_account_menu()
    {
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, Person);

        await page.GetByTestId("account").ClickAsync();
        await page.GetByTestId("sign-out").First.ClickAsync();

        await page.GetByTestId("sign-in-user").WaitForAsync();
    }

    /// <summary>The module listens a moment after the page shows, and says so.</summary>
    private static async Task PressAsync(IPage page, string key, ILocator shown)
    {
        // Not by a script that waits: the content policy forbids evaluating one.
        await Assertions.Expect(page.Locator("html[data-keys]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync(key);
        await shown.WaitForAsync();
    }

    private static async Task ExpectAccessibleAsync(IPage page)
    {
        await page.EvaluateAsync("Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)))");
        var result = await page.RunAxe(
            new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions
                {
                    Type = "tag",
                    Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
                },
            }
        );
        result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}").Should().BeEmpty();
    }
}
