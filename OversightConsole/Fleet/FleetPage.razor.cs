using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Charts;
using OversightConsole.Components;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Fleet.Promotion;
using OversightConsole.Stopping;

namespace OversightConsole.Fleet;

/// <summary>
/// The agents, what they have proven and what they may do. Everybody may look; what managers change takes effect at once.
/// </summary>
public sealed partial class FleetPage : LivePage
{
    private IReadOnlyList<Stop> stops = [];
    private string? refusal;
    private bool mayStop;

    [Inject]
    public required AgentRegister Register { get; init; }

    [Inject]
    public required FleetReader Reader { get; init; }

    [Inject]
    public required StopSwitch Stops { get; init; }

    [Inject]
    public required ModeChange Modes { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    private IReadOnlyList<AgentStatus>? Statuses { get; set; }

    private IReadOnlyList<AgentStatus> Drifting => [.. Statuses!.Where(s => s.Drift == DriftLevel.Amber)];

    private StripScale Scale => StripScale.ForAll(Statuses!.Select(s => s.Promotion.Accuracy));

    private bool AllStopped => stops.Any(s => s.Scope == StopScope.All);

    private string Writing =>
        stops.Where(s => s.Scope == StopScope.Agent).Select(s => Register.Name(s.Key)).Distinct().ToList() switch
        {
            { Count: 0 } when stops.Count > 0 => "Writing is stopped for some tickets",
            { Count: 0 } => "All writing is on",
            var agents => $"Writing is stopped for {string.Join(", ", agents)}",
        };

    protected override IReadOnlyList<Topic> Topics => [Topic.Fleet, Topic.Review];

    protected override async Task OnInitializedAsync()
    {
        mayStop = (await SignedIn.GetAsync()).Is(Role.Manager, Role.Administrator);
        await LookAsync();
    }

    private bool IsStoppedAlone(string agent) => stops.Any(s => s.Scope == StopScope.Agent && s.Key == agent);

    protected override async Task LookAsync()
    {
        stops = await Stops.HoldingAsync();
        Statuses = await Reader.ListAsync();
        StateHasChanged();
    }

    private async Task StopAsync(StopRequest request)
    {
        if (await StopDialog.ShowAsync(Dialogs, request))
            await LookAsync();
    }

    private async Task ChooseAsync(AgentStatus agent, AgentMode mode)
    {
        refusal = await Modes.ChooseAsync(agent, mode);
        await LookAsync();
    }
}
