using OversightConsole.Core.Storage;

namespace OversightConsole.Background;

/// <summary>
/// Runs one piece of work again and again: at its interval, and sooner when a commit touched something it waits for. It
/// holds nothing but the timer; a failed run is logged and the next one comes all the same.
/// </summary>
/// <param name="name">The name of the work in the log.</param>
/// <param name="interval">The longest pause between two runs.</param>
/// <param name="wakes">Topics whose change runs it at once.</param>
/// <param name="ready">Awaited before the first run: a demo desk being built must not be worked on.</param>
/// <param name="run">The work; true when there is more to do right away.</param>
/// <param name="changes">Tells when a topic changed.</param>
/// <param name="time">The clock of the pauses.</param>
/// <param name="log">Gets what failed.</param>
public sealed class PeriodicWork(
    string name,
    TimeSpan interval,
    IReadOnlyList<Topic> wakes,
    Func<CancellationToken, Task> ready,
    Func<CancellationToken, Task<bool>> run,
    ChangeNotifier changes,
    TimeProvider time,
    ILogger<PeriodicWork> log
) : BackgroundService
{
    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ready(stoppingToken);
            using var listening = changes.Subscribe(_ => Wake(), [.. wakes]);
            while (true)
            {
                var more = await RunAsync(stoppingToken);
                if (!more)
                    await PauseAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<bool> RunAsync(CancellationToken ct)
    {
        try
        {
            return await run(ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogError(exception, "{Work} failed; it runs again in {Interval}", name, interval);
            return false;
        }
    }

    private async Task PauseAsync(CancellationToken ct)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var woken = _wake.WaitAsync(pause.Token);
        await Task.WhenAny(woken, Task.Delay(interval, time, pause.Token));
        await pause.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    private void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0)
                _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Two wakers at once: one run serves both.
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }
}
