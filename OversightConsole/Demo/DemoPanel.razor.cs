using Microsoft.AspNetCore.Components;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.Demo.Simulated;
using OversightConsole.Core.Storage;

namespace OversightConsole.Demo;

/// <summary>The demo desk's own controls.</summary>
public sealed partial class DemoPanel : LivePage
{
    private int? left;

    [Inject]
    public required SimulatedFeed Feed { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    protected override IReadOnlyList<Topic> Topics => [Topic.Demo];

    protected override Task OnInitializedAsync() => LookAsync();

    protected override async Task LookAsync()
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
