using Microsoft.AspNetCore.Components;
using OversightConsole.Core.Storage;
using OversightConsole.Queue;

namespace OversightConsole.Components;

/// <summary>
/// A page or a part of one that shows stored things and looks again when they change: at most once a second, and no longer
/// than it is open. A look that fails is shown by the page's error boundary, as any failure of the page is.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private LookAgainThrottle? throttle;
    private IDisposable? updates;

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required ChangeNotifier Changes { get; init; }

    /// <summary>What is shown here: a commit that touches one of these asks for a look.</summary>
    protected abstract IReadOnlyList<Topic> Topics { get; }

    /// <summary>Reads again what is shown and renders; called on the page's own thread.</summary>
    protected abstract Task LookAsync();

    /// <summary>Whether a change matters at present; where it does not, nothing is read.</summary>
    protected virtual bool Matters(Topic topic) => true;

    /// <summary>Begins to listen. Whoever overrides it calls it.</summary>
    protected override void OnInitialized()
    {
        throttle = new LookAgainThrottle(
            Time,
            () => InvokeAsync(LookAsync),
            e => InvokeAsync(() => DispatchExceptionAsync(e))
        );
        updates = Changes.Subscribe(Changed, [.. Topics]);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the listening. Whoever overrides it calls it.</summary>
    protected virtual void Dispose(bool disposing)
    {
        updates?.Dispose();
        throttle?.Dispose();
    }

    private void Changed(Topic topic)
    {
        if (Matters(topic))
            throttle!.Request();
    }
}
