using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Components;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Agents.Registered;

public sealed class ThirteenthAgentInTheBrowserTests : IAsyncLifetime
{
    private readonly ConsoleApp _console = new() { More = s => s.AddAgent<ThirteenthAgent>(ThirteenthAgent.Described) };

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null)
            return;
        await _console.InitializeAsync();
        var services = _console.Services;
        await services.GetRequiredService<DeskConfiguration>().EnsureAsync(default);
        await services
            .GetRequiredService<FleetControl>()
            .InstallAsync(services.GetRequiredService<TicketWork>().AgentKeys);
        await services
            .GetRequiredService<EmbeddedDesk>()
            .CreateAsync(
                new NewTicket { Summary = "The printer is jammed" },
                new Actor(ActorKind.Customer, "someone", "Someone"),
                default
            );
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_console).DisposeAsync();

    [BrowserFact]
    public async Task It_is_seen_in_the_queue_the_fleet_its_scope_and_its_replay()
    {
        var page = await ConsoleApp.SignInAsync(await _console.NewPersonAsync(), "manager");

        await page.GotoAsync("/queue?view=everyone");
        var rail = page.GetByRole(AriaRole.Navigation, new() { Name = "Queue", Exact = true });
        var link = rail.GetByRole(AriaRole.Link, new() { Name = "The thirteenth" });
        await Expect(link).ToBeVisibleAsync(new() { Timeout = 30_000 });
        (await link.Locator("svg path").Last.GetAttributeAsync("d"))
            .Should()
            .Match(d => AgentIcons.Of("Campaign").Contains(d, StringComparison.Ordinal));

        await page.GotoAsync("/fleet");
        var row = page.Locator("[data-testid=fleet-row][data-agent=thirteenth]");
        await Expect(row).ToContainTextAsync("The thirteenth");
        await Expect(row).ToContainTextAsync("Titles in capitals");

        await page.GotoAsync("/fleet/thirteenth/scope");
        await Expect(page.GetByTestId("scope-page")).ToContainTextAsync("The thirteenth: scope and rules");

        await page.GotoAsync("/fleet/thirteenth/replay");
        await page.GetByTestId("replay-run").ClickAsync();
        await Expect(page.GetByTestId("replay-report")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task An_address_that_names_no_agent_says_so_and_breaks_nothing()
    {
        var page = await ConsoleApp.SignInAsync(await _console.NewPersonAsync(), "manager");

        await page.GotoAsync("/fleet/fourteenth");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("No agent called “fourteenth” is installed");
        foreach (var under in new[] { "scope", "versions", "replay" })
        {
            await page.GotoAsync($"/fleet/fourteenth/{under}");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Fourteenth: ");
        }
    }
}
