using Microsoft.AspNetCore.Components;
using OversightConsole.Components;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Training;

namespace OversightConsole.Fleet.Replaying;

/// <summary>Asks what a version would have done in a period, under a floor and a scope, and shows it.</summary>
public sealed partial class ReplayPage : IDisposable
{
    private const int Days = 28;
    private const int InForce = -1;
    private IReadOnlyList<TrainedVersion> versions = [];
    private IReadOnlyList<AgentScopeVersion> scopes = [];
    private ReplayRun run = default!;
    private string? shown;
    private DateOnly from;
    private DateOnly to;
    private int version;
    private int scope = InForce;
    private int floor;

    /// <summary>The agent's key.</summary>
    [Parameter]
    public string Agent { get; set; } = "";

    [Inject]
    public required ILogger<ReplayPage> Logger { get; init; }

    [Inject]
    public required AgentRegister Register { get; init; }

    [Inject]
    public required AgentVersions Versions { get; init; }

    [Inject]
    public required AgentScopes Scopes { get; init; }

    [Inject]
    public required Replay Replay { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    // The key comes from the address: no agent may be called that.
    private string Name => Register.Find(Agent)?.Name ?? ProposalText.Capitalised(Agent);

    protected override void OnInitialized() =>
        run = new(Replay, Register, () => InvokeAsync(StateHasChanged).LogFailure(Logger));

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Agent)
            return;
        shown = Agent;
        to = Zone.DayOf(Time.GetUtcNow());
        from = to.AddDays(-Days);
        // A language service answers of today's service, and each time at a price: the past is not asked of it.
        versions = [.. (await Versions.ListAsync(Agent)).Where(v => v.LanguageModel is null)];
        scopes = await Scopes.ListAsync(Agent);
    }

    public void Dispose() => run?.Dispose();

    private Task RunAsync()
    {
        if (Problem() is { } problem)
        {
            run.Refuse(problem);
            return Task.CompletedTask;
        }
        return run.StartAsync(
            new(Agent, Zone.StartOf(from), Zone.StartOf(to.AddDays(1)))
            {
                Version = version == 0 ? null : version,
                Floor = floor / 100.0,
                Scope = scope switch
                {
                    InForce => null,
                    0 => AgentScope.Everything,
                    var number => scopes.First(s => s.Number == number).Scope,
                },
            }
        );
    }

    private string? Problem() =>
        to < from ? "The last day is before the first; swap them."
        : floor is < 0 or > 100 ? "A floor lies from 0 to 100%."
        : null;
}
