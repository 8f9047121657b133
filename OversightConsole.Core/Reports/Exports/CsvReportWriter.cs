using CsvHelper;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>
/// Header and rows as RFC 4180 wants them, UTF-8 without a byte order mark. Text that a spreadsheet would run as a formula
/// (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front. The hash is that of the whole file.
/// </summary>
internal sealed class CsvReportWriter<TRow> : IReportWriter<TRow>
{
    private readonly ReportTable<TRow> _table;
    private readonly HashingStream _file;
    private readonly CsvWriter _csv;
    private long _count;

    public CsvReportWriter(Stream file, ReportTable<TRow> table)
    {
        _table = table;
        _file = new HashingStream(file);
        _file.Begin();
        _csv = CsvWriter.Create(
            _file,
            new CsvWriterOptions { Injection = CsvInjection.Escape, HasHeader = false },
            leaveOpen: true
        );
        _csv.WriteRecord([.. table.Names]);
    }

    public Task WriteAsync(TRow row, CancellationToken ct)
    {
        _count++;
        string[] cells = [.. _table.Columns.Select(c => c.Text(row) ?? "")];
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
