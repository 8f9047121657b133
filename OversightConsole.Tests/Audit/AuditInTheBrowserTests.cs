using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Settings;
using OversightConsole.Tests.Commands;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fleet.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Audit;

/// <summary>Somebody opens the console's own file while it runs.</summary>
[Trait("Category", "Time")]
public sealed class AuditInTheBrowserTests(FleetApp app) : IClassFixture<FleetApp>
{
    private const string Agent = "classification";

    [BrowserFact]
    public async Task A_mode_flipped_in_the_file_is_named_on_the_page_and_by_the_command_and_the_agent_asks_people()
    {
        var agent = await app.AgentAsync(Agent);
        await agent.AnswerAsync(await app.PersonAsync("technician"), right: 1);
        var page = await app.OpenAsync("admin", "/audit");
        var status = page.GetByTestId("audit-status");
        await Expect(status).ToHaveAttributeAsync("data-intact", "true");
        await Expect(status).ToContainTextAsync("Record intact");

        await InTheFileAsync(
            "UPDATE AgentSettings SET Mode = 'autonomous', PromotedClaim = (SELECT Key FROM AgentClaims) WHERE Agent = 'classification'"
        );
        await page.GetByTestId("audit-verify").ClickAsync();

        await Expect(status).ToHaveAttributeAsync("data-intact", "false");
        await Expect(status).ToContainTextAsync("The database does not match the record.");
        await Expect(status).ToContainTextAsync("Classification is autonomous, but entry");
        await Expect(page.GetByTestId("audit-stop")).ToBeVisibleAsync();
        (await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag22aa") }))
            .Violations.Should()
            .BeEmpty();
        var other = await app.OpenAsync("technician", "/queue");
        var banner = other.GetByTestId("trail-banner");
        await Expect(banner).ToContainTextAsync("The database does not match the record.");
        await Expect(banner.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("trail-banner").GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/audit");
        var (code, verdict) = await VerifyAsync();
        (code, verdict.GetProperty("intact").GetBoolean()).Should().Be((1, false));
        verdict.GetProperty("reason").GetString().Should().StartWith("Classification is autonomous, but entry");
        var suggested = (await agent.SuggestAsync(1)).Single();
        (await StatusAsync(suggested.Proposal)).Should().Be(ProposalStatus.Pending);

        await page.GetByTestId("audit-show").ClickAsync();
        var entry = verdict.GetProperty("firstBadSequence").GetInt64();
        await Expect(page.Locator($"[data-testid=audit-row][data-entry='{entry}']")).ToHaveClassAsync("bad");

        await InTheFileAsync(
            "UPDATE AgentSettings SET Mode = 'suggest', PromotedClaim = NULL WHERE Agent = 'classification'"
        );
        await page.GetByTestId("audit-verify").ClickAsync();
        await Expect(status).ToHaveAttributeAsync("data-intact", "true");
        await Expect(banner).ToHaveCountAsync(0);
        (await VerifyAsync()).Code.Should().Be(0);
    }

    [BrowserFact]
    public async Task A_byte_changed_in_an_entry_is_found_and_the_page_still_shows_the_rest()
    {
        await app.AgentAsync("summary");
        await InTheFileAsync("UPDATE AuditEntries SET Payload = '-' || Payload WHERE Sequence = 1");
        var page = await app.OpenAsync("auditor", "/audit");
        var status = page.GetByTestId("audit-status");

        await Expect(status).ToHaveAttributeAsync("data-intact", "false");
        await Expect(status).ToContainTextAsync("The record does not match at entry 1.");
        await Expect(status).ToContainTextAsync("Everything before it is sound;");
        await Expect(page.GetByTestId("audit-stop")).ToHaveCountAsync(0, new() { Timeout = 1 });
        await page.GetByTestId("audit-show").ClickAsync();
        await Expect(page.GetByText("What it said can't be read any more")).ToBeVisibleAsync();

        await InTheFileAsync("UPDATE AuditEntries SET Payload = substr(Payload, 2) WHERE Sequence = 1");
        await page.GetByTestId("audit-verify").ClickAsync();
        await Expect(status).ToHaveAttributeAsync("data-intact", "true");
    }

    [BrowserFact]
    public async Task New_entries_wait_until_they_are_asked_for()
    {
        var page = await app.OpenAsync("auditor", "/audit");
        await Expect(page.GetByTestId("audit-status")).ToHaveAttributeAsync("data-intact", "true");

        await app.AgentAsync("resolution");

        await page.GetByTestId("audit-newer").ClickAsync();
        await Expect(page.GetByText("Installed Resolution")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("audit-newer")).ToHaveCountAsync(0);
    }

    private ConsoleSettings Settings => app.Services.GetRequiredService<ConsoleSettings>();

    private async Task InTheFileAsync(string sql)
    {
        await using var connection = new SqliteConnection(Settings.Storage.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }

    private async Task<(int Code, JsonElement Verdict)> VerifyAsync()
    {
        using var verify = ConsoleProcess.Start(Settings.Storage, Settings.DataDirectory, "audit", "verify", "--json");
        var json = JsonDocument.Parse(await verify.StandardOutput.ReadToEndAsync()).RootElement;
        await verify.WaitForExitAsync();
        return (verify.ExitCode, json);
    }

    private async Task<ProposalStatus> StatusAsync(Guid proposal)
    {
        var contexts = app.Services.GetRequiredService<IDbContextFactory<OversightDbContext>>();
        await using var db = await contexts.CreateDbContextAsync();
        return (await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == proposal)).Status;
    }
}
