using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Browser;

namespace OversightConsole.Tests.Fleet.Browser;

/// <summary>The whole console with the demo's people and agents whose suggestions the tests make and answer.</summary>
public sealed class FleetApp : IAsyncLifetime
{
    /// <summary>Low enough for a test: 23 right answers without an error prove 80 %, nine critical ones 60 %.</summary>
    private static readonly ClaimTerms Easy = new(Target: 0.80, Floor: 0, CriticalTarget: 0.60);

    private readonly ConsoleApp console = new();

    public IServiceProvider Services => console.Services;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null)
            return;
        await console.InitializeAsync();
        await Services.GetRequiredService<DeskConfiguration>().EnsureAsync(default);
        await Services.GetRequiredService<TrailCheck>().RunAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)console).DisposeAsync();

    /// <summary>A person signed in, in a browser of their own, on the fleet's page.</summary>
    public async Task<IPage> OpenAsync(string name, string path = "/fleet", BrowserNewContextOptions? options = null)
    {
        var page = await ConsoleApp.SignInAsync(await console.NewPersonAsync(options), name);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>An agent of this test alone that promises little.</summary>
    internal async Task<SeededAnswers> AgentAsync(string agent)
    {
        var fleet = Services.GetRequiredService<FleetControl>();
        await fleet.InstallAsync([agent]);
        await fleet.SetTermsAsync(await PersonAsync("manager2"), agent, Easy, "For a test");
        return new SeededAnswers(Services, agent);
    }

    /// <summary>The demo's user with the roles they have.</summary>
    public async Task<Person> PersonAsync(string name)
    {
        await using var db = await Services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        var user = await db.Users.SingleAsync(u => u.UserName == name);
        var role = name.StartsWith("manager", StringComparison.Ordinal) ? Role.Manager : Role.Technician;
        return new Person(user.Id, name, new HashSet<Role> { role });
    }

    public static ILocator Row(IPage page, string agent) =>
        page.Locator($"[data-testid=fleet-row][data-agent='{agent}']");

    /// <summary>Every action that an agent could do alone is drawn for audit, so that a test knows which wait.</summary>
    public async Task AuditEverythingAsync()
    {
        await using var db = await Services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        await db.Set<AgentSettings>().ExecuteUpdateAsync(s => s.SetProperty(a => a.AuditShare, _ => 1.0));
    }
}
