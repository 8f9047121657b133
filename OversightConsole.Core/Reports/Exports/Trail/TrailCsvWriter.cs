using System.Globalization;
using System.Text.Json;
using CsvHelper;
using OversightConsole.Core.Audit;

namespace OversightConsole.Core.Reports.Exports.Trail;

/// <summary>Header and entries, as <see cref="CsvReportWriter"/> has it; the hash is that of the whole file.</summary>
internal sealed class TrailCsvWriter : IReportWriter<ExportedEntry>
{
    private readonly HashingStream _file;
    private readonly CsvWriter _csv;
    private long _count;

    public TrailCsvWriter(Stream file)
    {
        _file = new HashingStream(file);
        _file.Begin();
        _csv = CsvWriter.Create(
            _file,
            new CsvWriterOptions { Injection = CsvInjection.Escape, HasHeader = false },
            leaveOpen: true
        );
        _csv.WriteRecord([.. ExportedEntry.Columns]);
    }

    public Task WriteAsync(ExportedEntry row, CancellationToken ct)
    {
        _count++;
        var entry = row.Entry;
        string[] cells =
        [
            entry.Sequence.ToString(CultureInfo.InvariantCulture),
            entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            entry.Kind,
            entry.ActorKind,
            entry.ActorId,
            entry.ActorName,
            entry.Subject,
            entry.Ticket ?? "",
            row.Payload ?? "",
            entry.PreviousHash,
            entry.Hash,
            entry.ActorNameHash ?? "",
            row.Texts.Count == 0 ? "" : JsonSerializer.Serialize(row.Texts, ReportFilters.Json),
        ];
        return _csv.WriteRecordAsync(cells, ct).AsTask();
    }

    public async Task<WrittenRows> EndRowsAsync(CancellationToken ct)
    {
        await _csv.FlushAsync(ct);
        return new WrittenRows(_count, _file.End());
    }

    public Task FinishAsync(ReportPosition position, CancellationToken ct) => _file.FlushAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await _csv.DisposeAsync();
        await _file.DisposeAsync();
    }
}
