using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.Access;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Core.Training.Retraining;
using OversightConsole.Fleet.Promotion;

namespace OversightConsole.Fleet.Versions;

/// <summary>An agent's versions: which is at work, which runs beside it, how they compare, and the way back.</summary>
public sealed partial class VersionsPage : LivePage
{
    private IReadOnlyList<TrainedVersion> versions = [];
    private TrainedVersion? champion;
    private TrainedVersion? challenger;
    private Comparison? comparison;
    private VersionOutlook? outlook;
    private LanguageUse? used;
    private TrainingRun? run;
    private string? said;
    private string? shown;
    private bool learns;
    private bool loaded;
    private bool mayManage;

    /// <summary>The agent's key.</summary>
    [Parameter]
    public string Agent { get; set; } = "";

    [Inject]
    public required AgentRegister Register { get; init; }

    [Inject]
    public required AgentVersions Versions { get; init; }

    [Inject]
    public required AgentTraining Training { get; init; }

    [Inject]
    public required Retraining Retraining { get; init; }

    [Inject]
    public required VersionComparison Comparing { get; init; }

    [Inject]
    public required Promotions Promotions { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    [Inject]
    public required LanguageVersions Language { get; init; }

    [Inject]
    public required ChatModel Service { get; init; }

    private EventCallback TryIt =>
        Language.MayTry(Agent) && challenger?.LanguageModel != Service.Settings.Model
            ? EventCallback.Factory.Create(this, TryLanguageAsync)
            : default;

    // The key comes from the address: no agent may be called that.
    private string Name => Register.Find(Agent)?.Name ?? ProposalText.Capitalised(Agent);

    private DateTimeOffset Now => Time.GetUtcNow();

    protected override IReadOnlyList<Topic> Topics => [Topic.Fleet];

    protected override async Task OnInitializedAsync()
    {
        mayManage = (await SignedIn.GetAsync()).MayManage;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Agent)
            return;
        shown = Agent;
        await LookAsync();
    }

    protected override async Task LookAsync()
    {
        learns = Training.Agents.Contains(Agent);
        versions = await Versions.ListAsync(Agent);
        champion = versions.FirstOrDefault(v => v.Role == VersionRole.Champion);
        challenger = versions.FirstOrDefault(v => v.Role == VersionRole.Challenger);
        comparison = challenger is null ? null : await Comparing.ReadAsync(Agent, challenger.Version);
        outlook = challenger is null ? null : await Promotions.OutlookAsync(Agent, challenger.Version);
        used = challenger?.LanguageModel is null ? null : await Language.UsedAsync(Agent, challenger.Version);
        run = await Retraining.LatestAsync(Agent);
        loaded = true;
        StateHasChanged();
    }

    private async Task TrainAsync()
    {
        said = await Retraining.AskAsync(await SignedIn.GetAsync(), Agent) switch
        {
            ManagerActionOutcome.Unchanged => "A training is under way already.",
            var outcome => ManagerActionText.Problem(outcome, Name),
        };
        await LookAsync();
    }

    private async Task TryLanguageAsync()
    {
        var parameters = new DialogParameters<TryLanguageDialog>
        {
            { d => d.Agent, Agent },
            { d => d.Champion, champion?.Version },
            { d => d.Challenger, challenger?.Version },
        };
        await (await Dialogs.ShowAsync<TryLanguageDialog>(null, parameters, ModeChange.Wide)).Result;
        await LookAsync();
    }

    private async Task AskAsync(TrainedVersion version, VersionAct act)
    {
        var by = await SignedIn.GetAsync();
        var means = act == VersionAct.Retire ? null : await Promotions.OutlookAsync(Agent, version.Version, by);
        if (means is { Consequence: SwapConsequence.Refused })
            await RefuseAsync(version, means);
        else
            await ConfirmAsync(version, act, means);
        await LookAsync();
    }

    private async Task RefuseAsync(TrainedVersion version, VersionOutlook means)
    {
        var parameters = new DialogParameters<VersionRefusal>
        {
            { d => d.Agent, Agent },
            { d => d.Version, version.Version },
            { d => d.Champion, champion?.Version },
            { d => d.Outlook, means },
        };
        await (await Dialogs.ShowAsync<VersionRefusal>(null, parameters, ModeChange.Wide)).Result;
    }

    private async Task ConfirmAsync(TrainedVersion version, VersionAct act, VersionOutlook? means)
    {
        var parameters = new DialogParameters<VersionDialog>
        {
            { d => d.Agent, Agent },
            { d => d.Version, version },
            { d => d.Champion, champion?.Version },
            { d => d.Outlook, means },
            { d => d.Act, act },
        };
        await (await Dialogs.ShowAsync<VersionDialog>(null, parameters, ModeChange.Wide)).Result;
    }
}
