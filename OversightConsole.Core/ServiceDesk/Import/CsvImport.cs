using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Import.Mapping;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.ServiceDesk.Import.Writing;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>What to import and how.</summary>
/// <param name="Path">The file.</param>
/// <param name="Mapping">Which columns to take; null takes the guess.</param>
/// <param name="Closed">Every row is a closed ticket: training material.</param>
/// <param name="Name">The file's name for people, where the path is a temporary one.</param>
public sealed record ImportRequest(
    string Path,
    ColumnMapping? Mapping = null,
    bool Closed = false,
    string? Name = null
);

/// <summary>
/// Imports tickets from CSV. The file is read twice: first to the end without writing (a file that cannot be read to its
/// end leaves nothing half done, and its hash and dates are known), then in batches. Memory does not grow with the file.
/// </summary>
public sealed class CsvImport(
    IDbContextFactory<OversightDbContext> contexts,
    DeskConfiguration configuration,
    DeskDirectories directories,
    EmbeddedDesk desk,
    DeskZone zone,
    TimeProvider time,
    ImportLimits limits,
    ImportFolder folder
)
{
    private const int PreviewRows = 20;
    private const int BatchCharacters = 8 << 20;
    private const int ReportEvery = 1_000;

    /// <summary>What somebody who may not import is told.</summary>
    public const string NotAllowed = "Importing tickets is for managers and administrators; ask one of them.";

    /// <summary>Whether this person may import.</summary>
    public static bool MayImport(Person person) => person.Is(Role.Manager, Role.Administrator);

    /// <summary>Looks at the first rows, with the mapping asked for or the one that suggests itself; writes nothing.</summary>
    public async Task<ImportPreviewOutcome> PreviewAsync(ImportRequest request, Person by, CancellationToken ct)
    {
        if (!MayImport(by))
            return new ImportUnreadable(NotAllowed);
        try
        {
            await using var source = await CsvSource.OpenAsync(request.Path, request.Name, limits, ct);
            return await Previews.OfAsync(source, request, PreviewRows, new InstantReader(zone.Zone), limits, ct);
        }
        catch (ImportRefusedException e)
        {
            return new ImportUnreadable(e.Message);
        }
    }

    /// <summary>
    /// Imports the file. Cancelling stops after the batch under way; importing the same file again adds only what is
    /// missing.
    /// </summary>
    public async Task<ImportOutcome> ImportAsync(
        ImportRequest request,
        Person by,
        IProgress<ImportProgress>? progress,
        CancellationToken ct
    )
    {
        if (!MayImport(by))
            return new ImportRefused(NotAllowed);
        try
        {
            await using var source = await CsvSource.OpenAsync(request.Path, request.Name, limits, ct);
            var mapping =
                request.Mapping
                ?? (
                    await Previews.OfAsync(source, request, PreviewRows, new InstantReader(zone.Zone), limits, ct)
                ).Mapping;
            var instants = new InstantReader(zone.Zone);
            var hash = await CheckAsync(source, mapping, request.Closed, instants, progress, ct);
            await configuration.EnsureAsync(ct);
            return await WriteAsync(source, mapping, request.Closed, instants, hash, by, progress, ct);
        }
        catch (ImportRefusedException e)
        {
            return new ImportRefused(e.Message);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new ImportRefused("Cancelled before anything was written.");
        }
    }

    /// <summary>Reads the whole file once; returns the hash of its text.</summary>
    private async Task<string> CheckAsync(
        CsvSource source,
        ColumnMapping mapping,
        bool closed,
        InstantReader instants,
        IProgress<ImportProgress>? progress,
        CancellationToken ct
    )
    {
        await using var rows = await source.ReadAsync(ct);
        if (mapping.Problem(rows.Columns) is { } problem)
            throw new ImportRefusedException(problem);
        var reader = new RowReader(mapping, rows.Columns, "", closed, instants, limits);
        while (await rows.NextAsync(ct))
        {
            reader.Observe(rows);
            if (rows.Row % ReportEvery == 0)
                progress?.Report(new(ImportPhase.Checking, rows.Row, 0, 0, 0, rows.FileBytes, source.FileLength));
        }
        return rows.Row > 0
            ? rows.Hash()
            : throw new ImportRefusedException(
                $"{source.Name} has a header line but no rows; there is nothing to import."
            );
    }

    private async Task<ImportOutcome> WriteAsync(
        CsvSource source,
        ColumnMapping mapping,
        bool closed,
        InstantReader instants,
        string hash,
        Person by,
        IProgress<ImportProgress>? progress,
        CancellationToken ct
    )
    {
        await using var rejects = new RejectsFile(folder.Path, source.Name, time.GetUtcNow());
        var writer = new BatchWriter(contexts, directories, desk, time, limits, by, hash);
        var tally = new ImportTally(source, rejects, progress);
        string? cut = null;
        try
        {
            await using var rows = await source.ReadAsync(ct);
            var reader = new RowReader(mapping, rows.Columns, hash, closed, instants, limits);
            await WriteRowsAsync(rows, reader, writer, tally, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            cut = "Cancelled.";
        }
        catch (Exception e) when (e is ImportRefusedException or IOException)
        {
            cut = e.Message;
        }
        var counts = await tally.CountsAsync();
        if (counts.Imported > 0)
            await writer.FinishAsync(counts, tally.Closed, complete: cut is null);
        return cut is null ? new ImportFinished(counts) : ImportTally.Stopped(cut, counts);
    }

    private async Task WriteRowsAsync(
        CsvRows rows,
        RowReader reader,
        BatchWriter writer,
        ImportTally tally,
        CancellationToken ct
    )
    {
        var batch = new List<ImportRow>(limits.BatchRows);
        var weight = 0;
        while (await rows.NextAsync(ct))
        {
            if (reader.TryRead(rows, out var row, out var reason))
            {
                batch.Add(row);
                weight += row.Weight;
            }
            else
                await tally.RejectAsync(new RejectedRow(rows.Line, reason, rows.Raw), ct);
            if (batch.Count < limits.BatchRows && weight < BatchCharacters)
                continue;
            await tally.AddAsync(await writer.WriteAsync(batch, ct), batch.Count, rows.FileBytes);
            batch.Clear();
            weight = 0;
        }
        if (batch.Count > 0)
            await tally.AddAsync(await writer.WriteAsync(batch, ct), batch.Count, rows.FileBytes);
    }
}
