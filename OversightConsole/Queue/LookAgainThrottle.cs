namespace OversightConsole.Queue;

/// <summary>
/// Turns a stream of "look again" into at most one look a second. A request during a look is kept and served after it, so
/// the last change is never missed.
/// </summary>
public sealed class LookAgainThrottle(TimeProvider time, Func<Task> look, Func<Exception, Task> failed) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private ITimer? timer;
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private bool waiting;
    private bool looking;
    private bool disposed;

    public void Request()
    {
        lock (gate)
        {
            if (waiting || disposed)
                return;
            waiting = true;
            if (!looking)
                Arm();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            timer?.Dispose();
        }
    }

    private void Arm()
    {
        var since = time.GetUtcNow() - last;
        timer?.Dispose();
        timer = time.CreateTimer(
            _ => _ = RunAsync(),
            null,
            since >= Pace ? TimeSpan.Zero : Pace - since,
            Timeout.InfiniteTimeSpan
        );
    }

    private async Task RunAsync()
    {
        lock (gate)
        {
            if (disposed)
                return;
            waiting = false;
            looking = true;
            last = time.GetUtcNow();
        }
        try
        {
            await look();
        }
        catch (Exception e)
        {
            await failed(e);
        }
        finally
        {
            lock (gate)
            {
                looking = false;
                if (waiting && !disposed)
                    Arm();
            }
        }
    }
}
