namespace OversightConsole.Keyboard;

/// <summary>
/// Keys as they arrive from the browser, one circuit's. A page subscribes while it is open; keys are handed on one at a
/// time, so a quick second key acts on what the first one left.
/// </summary>
public sealed class KeyboardShortcuts : IDisposable
{
    private readonly List<Subscription> pages = [];
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    /// <summary>A page subscribed or left: the browser module listens for page keys only while <see cref="HasPage"/>.</summary>
    public event Action? PagesChanged;

    /// <summary>What the layout does with its own keys.</summary>
    internal Func<ShortcutKey, Task>? Layout { get; set; }

    /// <summary>Whether single keys work; when switched off (speech input), Alt with the same key does. Kept in the browser.</summary>
    public bool SingleKeys { get; internal set; } = true;

    /// <summary>Whether any page wants page keys.</summary>
    public bool HasPage => pages.Count > 0;

    /// <summary>Hands every page key to <paramref name="handler"/> until disposed. Call and dispose on the circuit.</summary>
    public IDisposable Subscribe(Func<ShortcutKey, Task> handler)
    {
        var subscription = new Subscription(this, handler);
        pages.Add(subscription);
        PagesChanged?.Invoke();
        return subscription;
    }

    /// <summary>Hands one key on; also what buttons that stand for a key may call.</summary>
    public async Task PressAsync(ShortcutKey key)
    {
        if (ShortcutTable.IsGlobal(key))
        {
            // Not in the line of page keys: a dialog it opens may stay open for minutes.
            if (Layout is { } layout)
                await layout(key);
            return;
        }
        await oneAtATime.WaitAsync();
        try
        {
            foreach (var page in pages.ToArray())
                await page.Handler(key);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private sealed record Subscription(KeyboardShortcuts Owner, Func<ShortcutKey, Task> Handler) : IDisposable
    {
        public void Dispose()
        {
            if (Owner.pages.RemoveAll(p => ReferenceEquals(p, this)) > 0)
                Owner.PagesChanged?.Invoke();
        }
    }
}
