using Microsoft.AspNetCore.Components;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Pipeline.Replaying;
using OversightConsole.Core.Pipeline.Training;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Fleet.Replaying;

/// <summary>Asks what a version would have done in a period, and shows it.</summary>
public sealed partial class ReplayPage : IDisposable
{
    private const int Days = 28;
    private IReadOnlyList<TrainedVersion> versions = [];
    private CancellationTokenSource? running;
    private ReplayResult? result;
    private string? problem;
    private string? shown;
    private DateOnly from;
    private DateOnly to;
    private int version;
    private int floor;
    private int looked;

    /// <summary>The agent's key.</summary>
    [Parameter]
    public string Agent { get; set; } = "";

    [Inject]
    public required AgentVersions Versions { get; init; }

    [Inject]
    public required Replay Replay { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string Name => Wording.Agent(Agent);

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Agent)
            return;
        shown = Agent;
        to = Zone.DayOf(Time.GetUtcNow());
        from = to.AddDays(-Days);
        versions = await Versions.ListAsync(Agent);
    }

    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }

    private async Task RunAsync()
    {
        problem = Problem();
        if (problem is not null)
            return;
        using var stop = running = new CancellationTokenSource();
        (result, looked) = (null, 0);
        var order = new ReplayOrder(Agent, Zone.StartOf(from), Zone.StartOf(to.AddDays(1)))
        {
            Version = version == 0 ? null : version,
            Floor = floor / 100.0,
        };
        try
        {
            result = await Task.Run(() => Replay.RunAsync(order, new Looks(this), stop.Token), stop.Token);
            if (result is null)
                problem = $"There is no such version of {Name}.";
        }
        catch (OperationCanceledException)
        {
            problem = "Stopped. Nothing was written.";
        }
        catch (CorruptModelException exception)
        {
            problem = $"That version cannot be read. {exception.Message}";
        }
        finally
        {
            running = null;
        }
    }

    private string? Problem() =>
        to < from ? "The last day is before the first; swap them."
        : floor is < 0 or > 100 ? "A floor lies from 0 to 100%."
        : null;

    /// <summary>Tells the page now and then how far it is; each ticket would be too often.</summary>
    private sealed class Looks(ReplayPage page) : IProgress<int>
    {
        private const int Step = 25;

        public void Report(int value)
        {
            if (value % Step != 0)
                return;
            page.looked = value;
            _ = page.InvokeAsync(page.StateHasChanged);
        }
    }
}
