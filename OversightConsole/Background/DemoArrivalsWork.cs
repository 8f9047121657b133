using OversightConsole.Core.Demo.Arrivals;

namespace OversightConsole.Background;

/// <summary>Lets the demo's tickets arrive at their own irregular pace.</summary>
public sealed class DemoArrivalsWork(
    DemoArrivals arrivals,
    StartupGate ready,
    TimeProvider time,
    ILogger<DemoArrivalsWork> log
) : BackgroundService
{
    private static readonly TimeSpan WithoutDemo = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = WithoutDemo;
            try
            {
                pause = await arrivals.RunOnceAsync(stoppingToken) ?? WithoutDemo;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "No demo ticket could arrive");
            }
            await Task.Delay(pause, time, stoppingToken);
        }
    }
}
