using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Insights;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Fleet.Promotion;
using OversightConsole.Stopping;

namespace OversightConsole.Fleet.Agent;

/// <summary>One agent: what it has proven, what it would do alone, where it errs, and what became of it.</summary>
public sealed partial class AgentPage : LivePage
{
    private AgentInsights? insights;
    private string? shown;
    private string? said;
    private bool loaded;
    private bool mayManage;
    private bool mayStop;

    /// <summary>The agent's key.</summary>
    [Parameter]
    public string Agent { get; set; } = "";

    [Inject]
    public required AgentRegister Register { get; init; }

    [Inject]
    public required AgentInsightsReader Insights { get; init; }

    [Inject]
    public required ModeChange Modes { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    // The key comes from the address: no agent may be called that.
    private string Name => Register.Find(Agent)?.Name ?? ProposalText.Capitalised(Agent);

    private DateTimeOffset Now => Time.GetUtcNow();

    protected override IReadOnlyList<Topic> Topics => [Topic.Fleet, Topic.Review];

    protected override async Task OnInitializedAsync()
    {
        var person = await SignedIn.GetAsync();
        (mayManage, mayStop) = (person.MayManage, person.Is(Role.Manager, Role.Administrator));
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
        insights = await Insights.ReadAsync(Agent);
        loaded = true;
        StateHasChanged();
    }

    private async Task ChooseAsync(AgentMode mode)
    {
        said = await Modes.ChooseAsync(insights!.Status, mode);
        await LookAsync();
    }

    private async Task StopAsync()
    {
        if (await StopDialog.ShowAsync(Dialogs, StopRequest.Agent(Register[Agent])))
            await LookAsync();
    }

    private Task TermsAsync(ClaimTerms terms) =>
        AskAsync<TermsDialog>(
            new DialogParameters<TermsDialog>
            {
                { d => d.Agent, Agent },
                { d => d.Present, insights!.Status.Terms },
                { d => d.Wanted, terms },
                { d => d.Autonomous, insights.Status.Mode == AgentMode.Autonomous },
            }
        );

    private Task LiftAsync(SuspensionLine suspension) =>
        AskAsync<LiftDialog>(
            new DialogParameters<LiftDialog> { { d => d.Agent, Agent }, { d => d.Suspension, suspension } }
        );

    private async Task AskAsync<T>(DialogParameters parameters)
        where T : IComponent
    {
        await (await Dialogs.ShowAsync<T>(null, parameters, ModeChange.Wide)).Result;
        await LookAsync();
    }

    private static string When(AgentStatus agent) =>
        agent switch
        {
            { Mode: AgentMode.Autonomous } => "Now",
            { Promotion.IsEarned: true } => "Once a manager lets it",
            _ => "Once every gate is passed",
        };

    private static string State(AgentStatus agent) =>
        agent switch
        {
            { Stopped: true } => "Stopped: it writes nothing.",
            { Drift: DriftLevel.Amber } => "Drifting: everything it would do alone is asked now.",
            { SteppedBack: { Cause: not (DemotionCause.ByHand or DemotionCause.NewTerms) } back } => back.Reason,
            { Mode: AgentMode.Autonomous } => "It works alone.",
            { Mode: AgentMode.Off } => "It is off.",
            { Mode: AgentMode.Shadow } => "It works unseen.",
            _ => "It suggests, people decide.",
        };
}
