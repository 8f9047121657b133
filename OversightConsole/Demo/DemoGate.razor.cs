using Microsoft.AspNetCore.Components;
using OversightConsole.Components;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Storage;

namespace OversightConsole.Demo;

/// <summary>Stands before every page until the demo desk is alive, and says how far it is.</summary>
public sealed partial class DemoGate : ComponentBase, IDisposable
{
    private DemoStep step = new(DemoPhase.Idle, 0, 0, null);
    private IDisposable? updates;

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;

    [Inject]
    public required ChangeNotifier Changes { get; init; }

    [Inject]
    public required ILogger<DemoGate> Logger { get; init; }

    [Inject]
    public required DemoProgress Progress { get; init; }

    private string Words =>
        step.Phase switch
        {
            DemoPhase.Customers => "Customers, staff and boards…",
            DemoPhase.Tickets => $"Tickets of the past months: {step.Done}…",
            DemoPhase.Training => "The agent learns from the closed tickets…",
            DemoPhase.History =>
                $"The last month, with agent and reviewers at work: {step.Done} of {step.Total} tickets…",
            DemoPhase.Open => "What waits in the queue now…",
            _ => "",
        };

    protected override void OnInitialized()
    {
        step = Progress.Current;
        updates = Changes.Subscribe(_ => InvokeAsync(LookAgain).LogFailure(Logger), Topic.Demo);
        step = Progress.Current;
    }

    public void Dispose() => updates?.Dispose();

    private void LookAgain()
    {
        step = Progress.Current;
        StateHasChanged();
    }
}
