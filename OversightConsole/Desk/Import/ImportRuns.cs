using System.Collections.Concurrent;
using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Import;

namespace OversightConsole.Desk.Import;

/// <summary>
/// Runs imports apart from the pages that show them: a lost connection must not cut one short. Nothing that matters lives
/// here: if the process ends, what is in stays in, and importing the file again adds what is missing.
/// </summary>
public sealed class ImportRuns(CsvImport import, TimeProvider time, ILogger<ImportRuns> log) : IHostedService
{
    private readonly ConcurrentDictionary<string, (ImportRun Run, Task Work)> _runs = new(StringComparer.Ordinal);

    /// <summary>That person's import: under way, or the last one until it is put away; null when there is none.</summary>
    public ImportRun? Of(Person person) => _runs.TryGetValue(person.Id, out var kept) ? kept.Run : null;

    /// <summary>Starts an import of an uploaded file, which is discarded when it ends.</summary>
    public ImportRun Start(ImportRequest request, string fileName, Person by)
    {
        var stop = new CancellationTokenSource();
        var run = new ImportRun(fileName, stop, time);
        _runs[by.Id] = (run, Task.Run(() => RunAsync(run, request, by, stop.Token), CancellationToken.None));
        return run;
    }

    /// <summary>Puts a finished import away.</summary>
    public void PutAway(ImportRun run)
    {
        foreach (var (person, kept) in _runs)
        {
            // Only this very one: its person may have started another meanwhile.
            if (kept.Run == run && run.Outcome is not null)
                _runs.TryRemove(new(person, kept));
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The console stops: each import ends after its batch under way.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var (run, _) in _runs.Values)
            run.Stop();
        return Task.WhenAll(_runs.Values.Select(r => r.Work)).WaitAsync(cancellationToken);
    }

    private async Task RunAsync(ImportRun run, ImportRequest request, Person by, CancellationToken ct)
    {
        try
        {
            run.End(await import.ImportAsync(request, by, run, ct));
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The import of {File} failed", run.FileName);
            run.End(Broken(run.Progress));
        }
        finally
        {
            ImportUploads.Discard(request.Path);
        }
    }

    private static ImportOutcome Broken(ImportProgress? reached) =>
        reached is { Phase: ImportPhase.Importing } p
            ? new ImportStopped(
                "The import stopped working, and the failure was logged. What is in stays in; importing the same file again adds the rest.",
                new ImportCounts(p.Read, p.Imported, p.Duplicates, p.Rejected, null)
            )
            : new ImportRefused("The import stopped working, and the failure was logged. Try again.");
}
