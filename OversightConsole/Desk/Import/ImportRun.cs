using OversightConsole.Core.ServiceDesk.Import;

namespace OversightConsole.Desk.Import;

/// <summary>One import as a page shows it. It goes on when the page closes and is found again when it opens.</summary>
public sealed class ImportRun(string fileName, CancellationTokenSource stop, TimeProvider time)
    : IProgress<ImportProgress>
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private long _told;

    /// <summary>The name the file came with.</summary>
    public string FileName { get; } = fileName;

    /// <summary>How far it is; null before the first word of it.</summary>
    public ImportProgress? Progress { get; private set; }

    /// <summary>The outcome of the import; null while it runs.</summary>
    public ImportOutcome? Outcome { get; private set; }

    /// <summary>Whether somebody asked it to stop.</summary>
    public bool IsStopping => stop.IsCancellationRequested;

    /// <summary>Look again: at most twice a second, and at the end. Called from the import's own thread.</summary>
    public event Action? Changed;

    /// <summary>Stops it after the batch under way.</summary>
    public void Stop() => stop.Cancel();

    void IProgress<ImportProgress>.Report(ImportProgress value)
    {
        Progress = value;
        if (_told != 0 && time.GetElapsedTime(_told) < Pace)
            return;
        _told = time.GetTimestamp();
        Changed?.Invoke();
    }

    internal void End(ImportOutcome outcome)
    {
        Outcome = outcome;
        Changed?.Invoke();
    }
}
