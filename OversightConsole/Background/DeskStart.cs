using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Demo;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.Training;
using OversightConsole.Settings;

namespace OversightConsole.Background;

/// <summary>
/// What happens once at start while the sign-in page answers already: the desk's configuration, the installed agents,
/// what they learned, and whether the trail holds.
/// </summary>
public sealed class DeskStart(
    DeskConfiguration configuration,
    FleetControl fleet,
    TicketWork work,
    VersionsAtWork versions,
    TrailCheck trail,
    StartupGate ready,
    DemoDesk demo,
    DemoProgress progress,
    ConsoleSettings settings,
    ILogger<DeskStart> log
) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (settings is { DemoEnabled: true, DemoDays: > 0 })
                await BuildDemoAsync(stoppingToken);
            await configuration.EnsureAsync(stoppingToken);
            await fleet.InstallAsync(work.AgentKeys, stoppingToken);
            await versions.RunOnceAsync(ct: stoppingToken);
            // The gate lets nobody act alone without a verdict of today.
            await trail.RunAsync(ct: stoppingToken);
            ready.Open();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogCritical(exception, "The desk could not be made ready; agents stay idle");
        }
    }

    /// <summary>A demo that cannot be built leaves the desk as it is; the screen and the log say why.</summary>
    private async Task BuildDemoAsync(CancellationToken ct)
    {
        try
        {
            switch (await demo.EnsureAsync(new DemoPlan(settings.DemoSeed, settings.DemoDays), ct))
            {
                case DemoBuilt built:
                    log.LogInformation("The demo desk was built in {Seconds:0.0} s", built.Seconds);
                    break;
                case DemoRefused refused:
                    log.LogWarning("No demo desk: {Why}", refused.Sentence);
                    progress.Fail(refused.Sentence);
                    break;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "The demo desk could not be built; it is built anew at the next start");
            progress.Fail("The demo desk could not be built. It is built anew at the next start.");
            throw;
        }
    }
}
