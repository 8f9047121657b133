using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Stopping;

/// <summary>Says on every page what is stopped; live, so that nobody works on in the belief that agents write.</summary>
public sealed partial class StopBanner : LivePage
{
    private IReadOnlyList<Stop> stops = [];
    private Dictionary<Guid, IReadOnlyList<UnderWay>> underWay = [];
    private Waiting? waiting;
    private bool mayResume;
    private bool open;

    [Inject]
    public required AgentRegister Register { get; init; }

    [Inject]
    public required StopSwitch Switch { get; init; }

    [Inject]
    public required Outgoing Outgoing { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    private IEnumerable<Stop> Shown => open ? stops : stops.Take(1);

    protected override IReadOnlyList<Topic> Topics => [Topic.Fleet, Topic.Review];

    protected override Task OnInitializedAsync() => LookAsync();

    /// <summary>The queue changes all the time; it matters here only while something is stopped.</summary>
    protected override bool Matters(Topic topic) => topic == Topic.Fleet || stops.Count > 0;

    protected override async Task LookAsync()
    {
        if (await SignedIn.FindAsync() is not { } person)
            return;
        mayResume = StopRequest.MayResume(person);
        // The widest first: it is what everybody must know.
        var holding = (await Switch.HoldingAsync()).OrderBy(s => s.Scope).ThenByDescending(s => s.At).ToList();
        var works = new Dictionary<Guid, IReadOnlyList<UnderWay>>();
        foreach (var stop in holding)
            works[stop.Id] = await Outgoing.AtAsync(stop);
        waiting = holding.Count > 0 ? await Outgoing.WaitingAsync() : null;
        (stops, underWay) = (holding, works);
        StateHasChanged();
    }
}
