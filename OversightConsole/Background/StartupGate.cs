namespace OversightConsole.Background;

/// <summary>Says when the desk is ready to be worked on: after set-up, and after a demo desk has been built.</summary>
public sealed class StartupGate
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it is ready.</summary>
    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    /// <summary>Completes when it is.</summary>
    public Task WaitAsync(CancellationToken ct) => _ready.Task.WaitAsync(ct);

    /// <summary>Lets the work begin.</summary>
    public void Open() => _ready.TrySetResult();
}
