using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Queue;

namespace OversightConsole.Fleet;

/// <summary>The agents and their modes. Everybody may look; only managers change a mode, which takes effect at once.</summary>
public sealed partial class FleetPage : IDisposable
{
    /// <summary>What the trail says of a change made with one press; a promotion asks for more.</summary>
    private const string Reason = "Set by hand on the Fleet page";

    private LookAgainThrottle? throttle;
    private IDisposable? updates;
    private string? refusal;

    [Inject]
    public required FleetControl Fleet { get; init; }

    [Inject]
    public required FleetReader Reader { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private IReadOnlyList<AgentStanding>? Standings { get; set; }

    private string Summary =>
        Standings is null
            ? ""
            : $"{Count(AgentMode.Autonomous)} work alone, {Count(AgentMode.Suggest)} suggest, "
                + $"{Count(AgentMode.Shadow)} shadow, {Count(AgentMode.Off)} off.";

    protected override async Task OnInitializedAsync()
    {
        throttle = new LookAgainThrottle(
            Time,
            () => InvokeAsync(LookAsync),
            e => InvokeAsync(() => DispatchExceptionAsync(e))
        );
        updates = ChangeNotifier.Subscribe(_ => throttle.Request(), Topic.Fleet, Topic.Review);
        await LookAsync();
    }

    public void Dispose()
    {
        updates?.Dispose();
        throttle?.Dispose();
    }

    private int Count(AgentMode mode) => Standings!.Count(s => s.Mode == mode);

    private async Task LookAsync()
    {
        Standings = await Reader.ListAsync();
        StateHasChanged();
    }

    private async Task ChooseAsync(AgentStanding agent, AgentMode mode)
    {
        refusal = null;
        var name = Wording.Agent(agent.Agent);
        switch (await Fleet.SetModeAsync(await SignedIn.GetAsync(), agent.Agent, mode, Reason))
        {
            case ModeOutcome.Set or ModeOutcome.Unchanged:
                await LookAsync();
                break;
            case ModeOutcome.NotEarned:
                await RefusalDialog.ShowAsync(Dialogs, name);
                break;
            case ModeOutcome.NotAllowed when mode == AgentMode.Autonomous:
                await RefusalDialog.ShowAsync(Dialogs, name);
                break;
            case ModeOutcome.NotAllowed:
                refusal = "Only managers change modes. Nothing was changed.";
                break;
            case ModeOutcome.UnknownAgent:
                refusal = $"{name} is no longer installed.";
                await LookAsync();
                break;
            case var unexpected:
                throw new InvalidOperationException($"Unexpected outcome {unexpected}.");
        }
    }
}
