using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using OversightConsole.Tests.Queue.Browser;
using OversightConsole.Tests.Reports.Overrides;

namespace OversightConsole.Tests.Overrides;

[Trait("Category", "Time")]
public sealed class OverridesInTheBrowserTests(QueueApp app) : IClassFixture<QueueApp>
{
    private const string Formula = "=1+1, “two faults”";

    [BrowserFact]
    public async Task Page_csv_and_json_hold_the_rows_that_the_database_does()
    {
        await PutRight.InQueueAsync(app, "technician", OverrideReason.Misread, null);
        await PutRight.InQueueAsync(app, "technician2", OverrideReason.Other, Formula);
        var expected = await InDatabaseAsync();
        await using var person = await app.NewPersonAsync(null);
        var page = await ConsoleApp.SignInAsync(person, "auditor");
        await page.GotoAsync("/overrides");

        var table = page.GetByTestId("overrides-table").Locator("tbody tr");
        await Assertions.Expect(table).ToHaveCountAsync(expected.Count);
        var shown = new List<string>();
        foreach (var row in await table.AllAsync())
        {
            var cells = await row.Locator("td").AllInnerTextsAsync();
            shown.Add($"{cells[1].TrimStart('#')}|{cells[3].ToLowerInvariant()}|{cells[4]}|{cells[5]}|{cells[7]}");
        }
        shown.Should().BeEquivalentTo(expected);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export-csv").ClickAsync());
        var records = Csv.Parse(await File.ReadAllTextAsync(await download.PathAsync()));
        records[1..].Select(r => $"{r[1]}|{r[5]}|{r[6]}|{r[7]}|{r[10]}").Should().BeEquivalentTo(expected);
        records[1..].Select(r => r[9]).Should().Contain("'" + Formula);
        var sequence = (await LastExportAsync()).Sequence;
        download.SuggestedFilename.Should().EndWith($"-trail-{sequence}.csv");
        await Assertions.Expect(page.GetByTestId("export-status")).ToContainTextAsync("Ready");

        var answer = await person.APIRequest.GetAsync(await HrefAsync(page, "export-json"));
        using var document = JsonDocument.Parse(await answer.TextAsync());
        document
            .RootElement.GetProperty("rows")
            .EnumerateArray()
            .Select(r =>
                string.Join(
                    '|',
                    new[] { "ticket", "field", "suggested", "right_value", "decided_by" }.Select(n =>
                        r.GetProperty(n).GetString()
                    )
                )
            )
            .Should()
            .BeEquivalentTo(expected);
        var entry = await LastExportAsync();
        entry.ActorName.Should().Be("auditor");
        document.RootElement.GetProperty("trailSequence").GetInt64().Should().Be(entry.Sequence);
    }

    [BrowserFact]
    public async Task The_address_holds_the_filter_for_page_and_export_alike()
    {
        await PutRight.InQueueAsync(app, "technician", OverrideReason.PolicyException, null);
        await PutRight.InQueueAsync(app, "technician", OverrideReason.StaleData, null);
        await using var person = await app.NewPersonAsync(null);
        var page = await ConsoleApp.SignInAsync(person, "manager");
        await page.GotoAsync("/overrides");

        await ChooseReasonAsync(page, "policy-exception");

        var reasons = page.GetByTestId("overrides-table").Locator("tbody tr td:nth-child(7)");
        await Assertions.Expect(reasons.First).ToHaveTextAsync("Policy exception");
        (await reasons.AllInnerTextsAsync()).Should().AllBe("Policy exception");
        var href = await HrefAsync(page, "export-csv");
        href.Should().Contain("reason=policy-exception");
        var records = Csv.Parse(await (await person.APIRequest.GetAsync(href)).TextAsync());
        records[1..].Should().NotBeEmpty();
        records[1..].Select(r => r[8]).Should().AllBe("policy-exception");
    }

    /// <summary>The page draws before it listens: the choice is made until the address follows.</summary>
    private static async Task ChooseReasonAsync(IPage page, string reason)
    {
        for (var tries = 0; tries < 10 && !page.Url.Contains($"reason={reason}", StringComparison.Ordinal); tries++)
        {
            await page.GetByTestId("overrides-reason").SelectOptionAsync(reason);
            try
            {
                await page.WaitForURLAsync($"**/overrides?*reason={reason}*", new() { Timeout = 5_000 });
            }
            catch (TimeoutException)
            {
                await page.ReloadAsync();
            }
        }
        page.Url.Should().Contain($"reason={reason}", "the page must listen after ten tries");
    }

    [BrowserFact]
    public async Task Technicians_have_neither_the_page_nor_the_export()
    {
        await using var person = await app.NewPersonAsync(null);
        var page = await ConsoleApp.SignInAsync(person, "technician");
        var exports = await ExportsAsync();

        var answer = await person.APIRequest.GetAsync("/overrides/export?format=csv", new() { MaxRedirects = 0 });
        await page.GotoAsync("/overrides");

        answer.Ok.Should().BeFalse();
        (await answer.TextAsync()).Should().NotContain("decided_at");
        await Assertions.Expect(page.GetByTestId("overrides-table")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("nav a[href='/overrides']")).ToHaveCountAsync(0);
        (await ExportsAsync()).Should().Be(exports);
    }

    [BrowserTheory]
    [InlineData("format=csv&from=yesterday", "from")]
    [InlineData("format=pdf", "format")]
    [InlineData("format=csv&from=2026-03-03&to=2026-03-03", "period")]
    public async Task An_address_that_means_nothing_is_refused_with_a_sentence(string query, string names)
    {
        await using var person = await app.NewPersonAsync(null);
        await ConsoleApp.SignInAsync(person, "auditor");

        var answer = await person.APIRequest.GetAsync($"/overrides/export?{query}");

        answer.Status.Should().Be(400);
        (await answer.TextAsync()).Should().Contain(names);
    }

    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task The_page_passes_the_accessibility_checks(string theme)
    {
        await PutRight.InQueueAsync(app, "technician", OverrideReason.Misread, null);
        await using var person = await app.NewPersonAsync(null);
        var page = await ConsoleApp.SignInAsync(person, "manager");
        await page.GotoAsync($"/overrides?theme={theme}");
        await page.GetByTestId("overrides-table").WaitForAsync();

        var found = await page.RunAxe(
            new()
            {
                RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
            }
        );

        found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}").Should().BeEmpty();
    }

    private static async Task<string> HrefAsync(IPage page, string button) =>
        (await page.GetByTestId(button).GetAttributeAsync("href"))!;

    /// <summary>Ticket, field, suggested, right value and person of every override, as the tables have them.</summary>
    private async Task<List<string>> InDatabaseAsync()
    {
        await using var db = await ContextAsync();
        var decisions = await db.Set<Decision>().Where(d => d.Verdict == Verdict.Override).ToListAsync();
        var proposals = await db.Set<Proposal>().ToDictionaryAsync(p => p.Id);
        return
        [
            .. from d in decisions
            from c in proposals[d.ProposalId].Action.Changes
            let right = d.Value!.Single(v => v.Field == c.Field).After
            where right!.Id != c.After!.Id
            select $"{proposals[d.ProposalId].Ticket}|{c.Field}|{c.After!.Name}|{right!.Name}|{d.ByName}",
        ];
    }

    private async Task<AuditEntry> LastExportAsync()
    {
        await using var db = await ContextAsync();
        var entry = await db.Set<AuditEntry>()
            .Where(e => e.Kind == "report.exported")
            .OrderByDescending(e => e.Sequence)
            .FirstAsync();
        await AuditTexts.FillAsync(db, [entry], default);
        return entry;
    }

    private async Task<int> ExportsAsync()
    {
        await using var db = await ContextAsync();
        return await db.Set<AuditEntry>().CountAsync(e => e.Kind == "report.exported");
    }

    private Task<OversightDbContext> ContextAsync() =>
        app.Services.GetRequiredService<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
}
