using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Training;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Background;

/// <summary>
/// What happens once at start while the sign-in page answers already: the desk's configuration, the installed agents, and
/// what they learned.
/// </summary>
public sealed class DeskStart(
    DeskConfiguration configuration,
    FleetControl fleet,
    TicketWork work,
    ClassificationTraining training,
    ReadyDesk ready,
    ILogger<DeskStart> log
) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await configuration.EnsureAsync(stoppingToken);
            await fleet.InstallAsync(work.AgentKeys, stoppingToken);
            await training.LoadAsync(ct: stoppingToken);
            ready.Open();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogCritical(exception, "The desk could not be made ready; agents stay idle");
        }
    }
}
