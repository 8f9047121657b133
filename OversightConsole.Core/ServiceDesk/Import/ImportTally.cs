using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.ServiceDesk.Import.Writing;

namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>Counts an import's rows, lists the rejected ones and tells how it is getting on.</summary>
internal sealed class ImportTally(CsvSource source, RejectsFile rejects, IProgress<ImportProgress>? progress)
{
    private long _settled;
    private long _imported;
    private long _closed;
    private long _duplicates;
    private long _rejected;

    /// <summary>How many of the imported are closed tickets.</summary>
    public long Closed => _closed;

    public async Task RejectAsync(RejectedRow row, CancellationToken ct)
    {
        _settled++;
        _rejected++;
        await rejects.AddAsync(row, ct);
    }

    /// <summary>Counts a batch that is in. Not cancellable: what is in is counted.</summary>
    public async Task AddAsync(BatchResult result, int rows, long fileBytes)
    {
        _settled += rows;
        _imported += result.Imported;
        _closed += result.Closed;
        _duplicates += result.Duplicates;
        _rejected += result.Rejected.Count;
        foreach (var row in result.Rejected)
            await rejects.AddAsync(row, CancellationToken.None);
        progress?.Report(
            new(ImportPhase.Importing, _settled, _imported, _duplicates, _rejected, fileBytes, source.FileLength)
        );
    }

    public async Task<ImportCounts> CountsAsync()
    {
        await rejects.FlushAsync(CancellationToken.None);
        return new ImportCounts(_settled, _imported, _duplicates, _rejected, rejects.Path);
    }

    public static ImportStopped Stopped(string why, ImportCounts counts) =>
        new(
            FormattableString.Invariant(
                $"{why} {counts.Imported:N0} tickets are in; importing the same file again continues with the rest."
            ),
            counts
        );
}
