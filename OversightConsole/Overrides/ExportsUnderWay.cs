using System.Collections.Concurrent;
using OversightConsole.Core.Reports.Exports;

namespace OversightConsole.Overrides;

/// <summary>How far an export has come, for the page that asked for it.</summary>
/// <param name="Done">The number of overrides written so far.</param>
/// <param name="Total">The number of overrides in the report.</param>
/// <param name="Ended">Whether the browser has begun to receive it, or never will.</param>
public sealed record ExportRun(long Done, long Total, bool Ended);

/// <summary>
/// Lets a page look at the export that its browser is fetching beside it. Only a courtesy: where the request reaches
/// another node the page shows nothing and the file comes all the same.
/// </summary>
public sealed class ExportsUnderWay
{
    private const int MostKept = 200;
    private readonly ConcurrentDictionary<Guid, ExportRun> _runs = new();

    /// <summary>Called with the run that has got on.</summary>
    public event Action<Guid>? Changed;

    /// <summary>How far it is; null when nothing is known of it.</summary>
    public ExportRun? Find(Guid run) => _runs.GetValueOrDefault(run);

    /// <summary>Reports to the page under <paramref name="run"/>; to nobody without one.</summary>
    public IProgress<ExportProgress> For(Guid? run) =>
        new Reporter(p => Set(run, new ExportRun(p.Done, p.Total, Ended: false)));

    /// <summary>The file is on its way, or it failed.</summary>
    public void End(Guid? run)
    {
        if (run is { } id && _runs.TryGetValue(id, out var last))
            Set(id, last with { Ended = true });
    }

    /// <summary>The page has seen the end.</summary>
    public void Forget(Guid run) => _runs.TryRemove(run, out _);

    private void Set(Guid? run, ExportRun state)
    {
        if (run is not { } id)
            return;
        // Pages that were closed meanwhile forget nothing; what they left must not pile up.
        if (_runs.Count >= MostKept)
            _runs.Clear();
        _runs[id] = state;
        Changed?.Invoke(id);
    }

    private sealed class Reporter(Action<ExportProgress> report) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => report(value);
    }
}
