using System.Globalization;
using CsvHelper;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>
/// Header and rows as RFC 4180 wants them, UTF-8 without a byte order mark. Text that a spreadsheet would run as a formula
/// (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front. The hash is that of the whole file.
/// </summary>
internal sealed class CsvReportWriter : IReportWriter<OverrideRow>
{
    private readonly HashingStream _file;
    private readonly CsvWriter _csv;
    private long _count;

    public CsvReportWriter(Stream file)
    {
        _file = new HashingStream(file);
        _file.Begin();
        _csv = CsvWriter.Create(
            _file,
            new CsvWriterOptions { Injection = CsvInjection.Escape, HasHeader = false },
            leaveOpen: true
        );
        _csv.WriteRecord([.. OverrideRow.Columns]);
    }

    public Task WriteAsync(OverrideRow row, CancellationToken ct)
    {
        _count++;
        string?[] cells =
        [
            Instant(row.DecidedAt),
            row.Ticket,
            row.Company,
            row.Agent,
            row.AgentVersion,
            row.Field,
            row.Suggested,
            row.RightValue,
            row.ReasonCode,
            row.Comment,
            row.DecidedBy,
            row.Confidence.ToString("R", CultureInfo.InvariantCulture),
            Codes.Of(row.Risk),
            row.Outcome,
        ];
        return _csv.WriteRecordAsync([.. cells.Select(c => c ?? "")], ct).AsTask();
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

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
