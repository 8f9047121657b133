using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace OversightConsole.Keyboard;

/// <summary>The console's one JavaScript module, as .NET sees it; one per circuit.</summary>
public sealed class BrowserModule(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference>? loading;

    /// <summary>Loads the module by the very address the page loaded it from: the same address is the same instance.</summary>
    public Task<IJSObjectReference> LoadAsync(ResourceAssetCollection assets) =>
        loading ??= js.InvokeAsync<IJSObjectReference>("import", "./" + assets["console.js"]).AsTask();

    /// <summary>Runs <paramref name="function"/> of the loaded module; does nothing when the browser has gone.</summary>
    public async Task InvokeAsync(string function, params object?[] args)
    {
        if (loading is null)
            return;
        try
        {
            await (await loading).InvokeVoidAsync(function, args);
        }
        catch (JSDisconnectedException)
        {
            // The tab was closed; there is nobody to show it to.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (loading is not { IsCompletedSuccessfully: true })
            return;
        try
        {
            await (await loading).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab was closed, and the module with it.
        }
    }
}
