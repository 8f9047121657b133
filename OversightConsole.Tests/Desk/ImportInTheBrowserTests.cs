using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Desk;

/// <summary>A console just started, with nothing on its desk.</summary>
public sealed class ImportInTheBrowserTests(ConsoleApp app) : IClassFixture<ConsoleApp>
{
    [BrowserFact]
    public async Task An_imported_history_is_on_the_desk_and_the_agent_has_learned_from_it()
    {
        await using var person = await app.NewPersonAsync();
        var page = await OpenAsync(person, "manager");

        await ChooseAsync(page, "history.csv", ImportFiles.History(300));
        await Expect(Column(page, "category").GetByRole(AriaRole.Combobox)).ToHaveValueAsync("category");
        await Expect(Column(page, "subject")).ToContainTextAsync("printer prints blank pages 0");
        await page.GetByTestId("import-closed").CheckAsync();
        await page.GetByTestId("import-start").ClickAsync();

        await Expect(page.GetByTestId("import-imported")).ToHaveTextAsync("300");
        await Expect(page.GetByTestId("import-rejected")).ToHaveTextAsync("0");
        await page.GetByTestId("import-to-desk").ClickAsync();
        await Expect(page.GetByTestId("desk-row").First).ToContainTextAsync("Closed");
        await page.GotoAsync("/desk?state=closed&q=certificate+295");
        await Expect(page.GetByTestId("desk-row")).ToContainTextAsync("vpn client asks for a certificate 295");
        await ExpectInTheTrailAsync(page, "model.trained", "Trained Classification v1");

        await page.GotoAsync("/desk");
        await page.GetByTestId("desk-new").ClickAsync();
        await page.GetByTestId("new-summary").FillAsync("Printer prints blank pages again");
        await page.GetByTestId("new-save").ClickAsync();
        // The agent works through what was imported meanwhile, and a desk has one writer at a time.
        await page.GetByTestId("desk-save").WaitForAsync(new() { Timeout = 60_000 });
        var ticket = page.Url.Split('/')[^1];
        await page.GotoAsync($"/queue?view=everyone&ticket={ticket}");
        await Expect(page.Locator("[data-testid=proposal-line][data-agent=classification]"))
            .ToContainTextAsync("Printing", new() { Timeout = 60_000 });
    }

    [BrowserFact]
    public async Task Rejected_rows_are_counted_and_can_be_taken_away_as_a_file()
    {
        await using var person = await app.NewPersonAsync();
        var page = await OpenAsync(person, "admin");
        await ChooseAsync(
            page,
            "mixed.csv",
            "text,opened\nfirst row is fine,2026-01-02\nsecond too,2026-01-03\nthird is not,someday\n"
        );
        await Expect(page.GetByTestId("import-verdict")).ToContainTextAsync("1 of the first 3 rows would stay out");
        await Expect(page.GetByTestId("import-verdict")).ToContainTextAsync("Line 4");
        await page.GetByTestId("import-start").ClickAsync();

        await Expect(page.GetByTestId("import-rejected")).ToHaveTextAsync("1");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("import-rejects").ClickAsync());
        var rejects = await System.IO.File.ReadAllTextAsync((await download.PathAsync())!);

        rejects.Should().Contain("4,\"Its 'opened' is not a date: \"\"someday\"\".\"");
        await using var other = await app.NewPersonAsync();
        var technician = await ConsoleApp.SignInAsync(other, "technician");
        var refused = await technician.APIRequest.GetAsync(download.Url, new() { MaxRedirects = 0 });
        refused.Headers["location"].Should().Contain("/not-allowed");
    }

    [BrowserFact]
    public async Task A_file_that_cannot_be_used_is_refused_in_one_sentence_and_leaves_nothing()
    {
        await using var person = await app.NewPersonAsync();
        var page = await OpenAsync(person, "manager");
        var before = await TicketsAsync();
        // A page of another test may not be gone yet; of this one the sentence comes a moment before its file goes.
        var others = Directory.GetFiles(Folder, "upload-*");
        (string Name, byte[] Content, string Why)[] files =
        [
            ("empty.csv", [], "empty.csv is empty"),
            ("noise.csv", ImportFiles.Noise(), "noise.csv is not text"),
            ("bomb.csv.gz", ImportFiles.Bomb(), "as a decompression bomb does"),
            ("line.csv.gz", ImportFiles.LongLine(), "is longer than 4 MiB"),
        ];

        foreach (var (name, content, why) in files)
        {
            await ChooseAsync(page, name, content);
            var sentence = page.GetByTestId("import-refusal").Filter(new() { HasText = why });
            var start = page.GetByTestId("import-start");
            await start.Or(sentence).WaitForAsync();
            // Some are found out only when the whole of them is read.
            if (await start.IsVisibleAsync())
                await start.ClickAsync();
            await Expect(sentence).ToContainTextAsync("Nothing was imported.", new() { Timeout = 30_000 });
        }

        (await TicketsAsync()).Should().Be(before);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Directory.GetFiles(Folder, "upload-*").Except(others).Any() && !limit.IsCancellationRequested)
            await Task.Delay(50);
        Directory.GetFiles(Folder, "upload-*").Except(others).Should().BeEmpty();
    }

    [BrowserFact]
    public async Task A_file_whose_columns_say_nothing_waits_until_somebody_says_what_they_are()
    {
        await using var person = await app.NewPersonAsync();
        var page = await OpenAsync(person, "manager");
        await ChooseAsync(page, "odd.csv", "foo,bar\nThe dock does not charge,x\n");

        await Expect(page.GetByTestId("import-problem")).ToContainTextAsync("No column is mapped to a ticket's text");
        await Expect(page.GetByTestId("import-start")).ToBeDisabledAsync();
        await Column(page, "foo").GetByRole(AriaRole.Combobox).SelectOptionAsync("text");

        await Expect(page.GetByTestId("import-start")).ToBeEnabledAsync();
    }

    [BrowserFact]
    public async Task By_keyboard_alone_a_file_comes_to_its_result()
    {
        await using var person = await app.NewPersonAsync();
        var page = await OpenAsync(person, "manager");
        // Asked for before the key is pressed: a chooser that opens a moment earlier is lost to the browser's driver.
        var opened = new TaskCompletionSource<IFileChooser>();
        page.FileChooser += (_, chooser) => opened.TrySetResult(chooser);
        await page.GetByTestId("import-file").FocusAsync();
        await Expect(page.GetByTestId("import-file")).ToBeFocusedAsync();
        for (var presses = 0; presses < 6 && !opened.Task.IsCompleted; presses++)
        {
            await page.Keyboard.PressAsync("Enter");
            await Task.WhenAny(opened.Task, Task.Delay(TimeSpan.FromSeconds(5)));
        }
        opened.Task.IsCompleted.Should().BeTrue("Enter opens the choice of a file");
        await (await opened.Task).SetFilesAsync(ImportFiles.Upload("keys.csv", "text\nThe keyboard works\n"));
        await page.GetByTestId("import-map").WaitForAsync();
        await Expect(page.Locator("#import-step")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(Column(page, "text").GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByTestId("import-open")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByTestId("import-closed")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByTestId("import-start")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByTestId("import-imported")).ToHaveTextAsync("1");
        await Expect(page.Locator("#import-step")).ToBeFocusedAsync();
    }

    [BrowserTheory]
    [InlineData("light", 1440)]
    [InlineData("dark", 1440)]
    [InlineData("light", 360)]
    [InlineData("dark", 360)]
    public async Task Every_step_passes_the_accessibility_checks_in_one_column(string theme, int width)
    {
        await using var person = await app.NewPersonAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        var page = await OpenAsync(person, "manager", $"?theme={theme}");
        await CheckAsync(page);
        await ChooseAsync(page, "noise.csv", ImportFiles.Noise());
        await page.GetByTestId("import-refusal").WaitForAsync();
        await CheckAsync(page);
        await ChooseAsync(
            page,
            $"steps-{theme}-{width}.csv",
            "text,opened\nfine,2026-01-02\nfine,2026-01-02\nnot fine,someday\n"
        );
        await page.GetByTestId("import-map").WaitForAsync();
        await CheckAsync(page);
        await page.GetByTestId("import-start").ClickAsync();
        await page.GetByTestId("import-outcome").WaitForAsync();
        await CheckAsync(page);
    }

    [BrowserFact]
    public async Task A_technician_is_told_that_importing_is_for_others()
    {
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, "technician");

        await page.GotoAsync("/desk");
        await page.GetByTestId("desk-new").WaitForAsync();
        await Expect(page.GetByTestId("desk-import")).ToHaveCountAsync(0);
        await page.GotoAsync("/desk/import");

        await Expect(page.GetByTestId("import-file")).ToHaveCountAsync(0);
        await Expect(page.GetByText("this page is for others")).ToBeVisibleAsync();
    }

    private string Folder => app.Services.GetRequiredService<ImportFolder>().Path;

    private static async Task CheckAsync(IPage page)
    {
        await page.ExpectAccessibleAsync();
        await page.ExpectOneColumnAsync();
    }

    private async Task<int> TicketsAsync() =>
        (
            await app
                .Services.GetRequiredService<DeskSearch>()
                .ListAsync(new DeskFilter(Open: null), null, 10_000, default)
        )
            .Lines
            .Count;

    private static async Task ExpectInTheTrailAsync(IPage page, string kind, string words)
    {
        await page.GotoAsync($"/audit?q={kind}");
        // The page lists what is there when it opens: it is opened anew until the entry is.
        for (var i = 0; i < 60 && await page.GetByText(words).CountAsync() == 0; i++)
        {
            await page.ReloadAsync();
            await page.GetByRole(AriaRole.Row).Nth(1).Or(page.GetByText("Nothing found")).First.WaitForAsync();
        }
        await Expect(page.GetByText(words)).ToBeVisibleAsync();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext person, string name, string query = "")
    {
        var page = await ConsoleApp.SignInAsync(person, name);
        await page.GotoAsync($"/desk/import{query}");
        // The same person's last import may still be shown.
        await page.GetByTestId("import-file").Or(page.GetByTestId("import-again")).WaitForAsync();
        if (await page.GetByTestId("import-again").IsVisibleAsync())
        {
            await page.GetByTestId("import-again").ClickAsync();
            await Expect(page.Locator("#import-choose")).ToBeFocusedAsync();
        }
        return page;
    }

    private static ILocator Column(IPage page, string name) => page.Locator($"[data-column='{name}']");

    private static Task ChooseAsync(IPage page, string name, string text) =>
        page.GetByTestId("import-file").SetInputFilesAsync(ImportFiles.Upload(name, text));

    private static Task ChooseAsync(IPage page, string name, byte[] content) =>
        page.GetByTestId("import-file").SetInputFilesAsync(ImportFiles.Upload(name, content));
}
