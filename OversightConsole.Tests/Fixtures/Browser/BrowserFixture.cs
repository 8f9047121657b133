using Microsoft.Playwright;

namespace OversightConsole.Tests.Fixtures.Browser;

/// <summary>One Chromium for a collection; every test takes a context of its own, as a person with a fresh profile would.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
            return;
        // A busy machine answers late; what never comes still fails.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium.Program, Args = Chromium.Arguments }
        );
    }

    /// <summary>
    /// A new profile. Relative addresses are relative to <paramref name="baseAddress"/>. The caller disposes the context,
    /// which closes its pages.
    /// </summary>
    public Task<IBrowserContext> NewContextAsync(Uri baseAddress, BrowserNewContextOptions? options = null)
    {
        Need.Present(Chromium.Missing);
        options ??= new();
        options.BaseURL = baseAddress.ToString();
        return _browser!.NewContextAsync(options);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
