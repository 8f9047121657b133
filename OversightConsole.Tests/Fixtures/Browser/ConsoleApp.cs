using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using OversightConsole.Tests.Fixtures.Clocks;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Fixtures.Browser;

/// <summary>The whole console on a real port with a database of its own, and one Chromium: one of each per collection.</summary>
public sealed class ConsoleApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("console");
    private readonly BrowserFixture _browser = new();

    /// <summary>Days of demo tickets; 0 for the demo's users and a desk that holds only what the test puts there.</summary>
    public int DemoDays { get; init; }

    /// <summary>Registers what only this test's console has; null for the console as it is.</summary>
    public Action<IServiceCollection>? More { get; init; }

    /// <summary>Where the console listens.</summary>
    public Uri Address { get; private set; } = default!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await _browser.InitializeAsync();
        await SqliteTemplate.CopyToAsync(Path.Combine(_folder.FullName, "oversight.db"));
        UseKestrel(0);
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(addresses.Addresses.First());
    }

    /// <summary>A person's fresh profile, not signed in.</summary>
    public Task<IBrowserContext> NewPersonAsync(BrowserNewContextOptions? options = null) =>
        _browser.NewContextAsync(Address, options);

    /// <summary>A page of <paramref name="person"/>'s, signed in as the demo user, on the page that role lands on.</summary>
    public static async Task<IPage> SignInAsync(IBrowserContext person, string name)
    {
        var page = await person.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByTestId("sign-in-user").FillAsync(name);
        await page.GetByTestId("sign-in-password").FillAsync(name);
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await page.GetByTestId("account").WaitForAsync();
        return page;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data:Directory", _folder.FullName);
        builder.UseSetting("Urls", "http://127.0.0.1:0");
        builder.UseSetting("Demo:Days", DemoDays.ToString(CultureInfo.InvariantCulture));
        if (More is { } more)
            builder.ConfigureServices(more);
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(TestClock.Running())));
    }

    /// <inheritdoc />
    async Task IAsyncLifetime.DisposeAsync()
    {
        await _browser.DisposeAsync();
        await DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
