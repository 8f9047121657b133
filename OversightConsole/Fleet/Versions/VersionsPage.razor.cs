using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Components;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Fleet.Promotion;

namespace OversightConsole.Fleet.Versions;

/// <summary>An agent's versions: the champion, the challenger, how they compare, and the way back.</summary>
public sealed partial class VersionsPage : LivePage
{
    /// <summary>The agent's key.</summary>
    [Parameter]
    public string Agent { get; set; } = "";

    [Inject]
    public required VersionsViewModel Model { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    private EventCallback TryIt =>
        Model.MayTryLanguage ? EventCallback.Factory.Create(this, TryLanguageAsync) : default;

    private DateTimeOffset Now => Time.GetUtcNow();

    protected override IReadOnlyList<Topic> Topics => [Topic.Fleet];

    protected override Task OnParametersSetAsync() => Model.ShowAsync(Agent);

    protected override async Task LookAsync()
    {
        await Model.LookAsync();
        StateHasChanged();
    }

    private Task TryLanguageAsync() =>
        OpenAsync<TryLanguageDialog>(
            new DialogParameters<TryLanguageDialog>
            {
                { d => d.Agent, Agent },
                { d => d.Champion, Model.Champion?.Version },
                { d => d.Challenger, Model.Challenger?.Version },
            }
        );

    private async Task AskAsync(TrainedVersion version, VersionAct act)
    {
        var means = await Model.MeansAsync(version, act);
        if (means is { Consequence: SwapConsequence.Refused })
            await RefuseAsync(version, means);
        else
            await ConfirmAsync(version, act, means);
    }

    private Task RefuseAsync(TrainedVersion version, VersionOutlook means) =>
        OpenAsync<VersionRefusal>(
            new DialogParameters<VersionRefusal>
            {
                { d => d.Agent, Agent },
                { d => d.Version, version.Version },
                { d => d.Champion, Model.Champion?.Version },
                { d => d.Outlook, means },
            }
        );

    private Task ConfirmAsync(TrainedVersion version, VersionAct act, VersionOutlook? means) =>
        OpenAsync<VersionDialog>(
            new DialogParameters<VersionDialog>
            {
                { d => d.Agent, Agent },
                { d => d.Version, version },
                { d => d.Champion, Model.Champion?.Version },
                { d => d.Outlook, means },
                { d => d.Act, act },
            }
        );

    private async Task OpenAsync<T>(DialogParameters parameters)
        where T : IComponent
    {
        await (await Dialogs.ShowAsync<T>(null, parameters, ModeChange.Wide)).Result;
        await Model.LookAsync();
    }
}
