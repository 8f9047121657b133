using Microsoft.AspNetCore.Components;
using OversightConsole.Access.Session;
using OversightConsole.Core.Demo.Simulated;
using OversightConsole.Core.Storage;
using OversightConsole.Queue;

namespace OversightConsole.Demo;

/// <summary>The demo desk's own controls.</summary>
public sealed partial class DemoPanel : ComponentBase, IDisposable
{
    private int? left;
    private LookAgainThrottle? throttle;
    private IDisposable? updates;

    [Inject]
    public required SimulatedFeed Feed { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnInitializedAsync()
    {
        throttle = new LookAgainThrottle(
            Time,
            () => InvokeAsync(LookAsync),
            e => InvokeAsync(() => DispatchExceptionAsync(e))
        );
        updates = ChangeNotifier.Subscribe(_ => throttle.Request(), Topic.Demo);
        await LookAsync();
    }

    public void Dispose()
    {
        updates?.Dispose();
        throttle?.Dispose();
    }

    private async Task LookAsync()
    {
        left = await Feed.LeftAsync();
        StateHasChanged();
    }

    private async Task DriftAsync()
    {
        await Feed.LetDriftAsync(await SignedIn.GetAsync());
        await LookAsync();
    }
}
