using Microsoft.Playwright;
using OversightConsole.Tests.Fixtures.Browser;

namespace OversightConsole.Tests.Queue.Browser;

/// <summary>A person at a browser of their own, signed in, looking at the queue.</summary>
internal sealed class Technician(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    public ILocator Detail => Page.GetByTestId("queue-detail");
    public ILocator Status => Page.GetByTestId("queue-status");

    public static async Task<Technician> SignInAsync(
        QueueApp app,
        string name,
        BrowserNewContextOptions? options = null
    )
    {
        var context = await app.NewPersonAsync(options);
        var page = await ConsoleApp.SignInAsync(context, name);
        return new Technician(context, page);
    }

    public async Task OpenAsync(string ticket)
    {
        await Page.GotoAsync($"/queue?view=everyone&ticket={ticket}");
        await Detail.And(Page.Locator($"[data-ticket='{ticket}']")).WaitForAsync();
    }

    public ILocator Row(string ticket) => Page.Locator($"[data-testid=queue-row][data-ticket='{ticket}']");

    public ILocator Line(string field, string state = "waiting") =>
        Page.Locator($"[data-testid=proposal-line][data-field='{field}'][data-state={state}]");

    /// <summary>Goes to the line, reads it, and waits until it may be decided.</summary>
    public async Task ReadAsync(string field)
    {
        await Line(field).ClickAsync();
        await Page.Locator($"[data-testid=proposal-line][data-field='{field}'][data-ready=true]").WaitForAsync();
    }

    /// <summary>The module listens for keys a moment after the page shows, and says so.</summary>
    public Task ListeningAsync() => Assertions.Expect(Page.Locator("html[data-keys]")).ToHaveCountAsync(1);

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
