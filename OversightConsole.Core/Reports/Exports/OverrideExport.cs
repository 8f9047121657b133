using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>
/// Writes the override report to a file. The rows are those of one instant (a snapshot, read page by page); once they are
/// written and counted the trail enters the export, and only then the file gets its end and its name. A process that dies
/// before leaves a part file and no entry, after it an entry and no file: never a file that the trail does not know.
/// </summary>
public sealed class OverrideExport(
    IDbContextFactory<OversightDbContext> contexts,
    DeskZone zone,
    ReportFolder folder,
    ISystemOfRecord desk,
    TimeProvider time
)
{
    /// <summary>Who may read and export what people put right: managers, auditors and administrators.</summary>
    public static bool MayRead(Person person) => person.Is(Role.Manager, Role.Auditor, Role.Administrator);

    /// <summary>Writes the report; the outcome names the file.</summary>
    /// <param name="into">The folder the file is made in; null for the data directory's.</param>
    public async Task<ExportOutcome> WriteAsync(
        Person by,
        OverrideFilter filter,
        ReportFormat format,
        string? into = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken ct = default
    )
    {
        if (!MayRead(by))
            return new ExportNotAllowed();
        var path = folder.NewPart(into, time.Now());
        try
        {
            await using var writer = format.Writer(ReportFolder.Open(path), OverrideTable.Columns, Envelope(filter));
            var rows = await WriteRowsAsync(writer, filter, progress, ct);
            // From here on it is not given up because a browser closed: the trail is about to say that it exists.
            var position = await EnterAsync(by, filter, format, rows);
            await writer.FinishAsync(position, CancellationToken.None);
            return new Exported(path, Name(filter, format, position.Sequence), rows.Count, position.Sequence);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private async Task<WrittenRows> WriteRowsAsync(
        IReportWriter<OverrideRow> writer,
        OverrideFilter filter,
        IProgress<ExportProgress>? progress,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var total = await OverrideQuery.Overridden(db, zone, filter).LongCountAsync(ct);
        var done = 0L;
        await foreach (var rows in new OverrideRows(db, new DeskCatalogs()).StreamAsync(desk, zone, filter, ct))
        {
            foreach (var row in rows)
                await writer.WriteAsync(row, ct);
            if (++done % 500 == 0)
                progress?.Report(new ExportProgress(done, total));
        }
        progress?.Report(new ExportProgress(done, total));
        return await writer.EndRowsAsync(ct);
    }

    private Task<ReportPosition> EnterAsync(Person by, OverrideFilter filter, ReportFormat format, WrittenRows rows) =>
        ReportEntry.AppendAsync(
            contexts,
            time.Now(),
            by,
            new
            {
                report = "overrides",
                format = Codes.Of(format),
                filters = ReportFilters.Of(filter),
                rows = rows.Count,
                rows.Sha256,
            }
        );

    private ReportEnvelope Envelope(OverrideFilter filter) =>
        new("overrides", time.Now(), ("filters", ReportFilters.Of(filter)));

    private static string Name(OverrideFilter filter, ReportFormat format, long sequence) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"overrides-{filter.From:yyyy-MM-dd}-{filter.To:yyyy-MM-dd}-trail-{sequence}.{Codes.Of(format)}"
        );
}
