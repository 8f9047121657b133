using System.Text.Encodings.Web;
using System.Text.Json;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>
/// An envelope with the rows in the middle: what was asked, the rows, how many they are and which entry of the trail says
/// so. The hash is that of the bytes between the brackets of <c>rows</c>.
/// </summary>
internal sealed class JsonReportWriter<TRow> : IReportWriter<TRow>
{
    private const int FlushAt = 1 << 16;

    private readonly ReportTable<TRow> _table;
    private readonly HashingStream _file;
    private readonly Utf8JsonWriter _json;
    private long _count;
    private WrittenRows? _rows;

    public JsonReportWriter(Stream file, ReportTable<TRow> table, ReportEnvelope envelope)
    {
        _table = table;
        _file = new HashingStream(file);
        _json = new Utf8JsonWriter(_file, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("report", envelope.Report);
        _json.WriteString("generatedAt", envelope.GeneratedAt.UtcDateTime);
        foreach (var (name, value) in envelope.Facts)
        {
            _json.WritePropertyName(name);
            JsonSerializer.Serialize(_json, value, value.GetType(), ReportFilters.Json);
        }
        _json.WriteStartArray("rows");
        _json.Flush();
        _file.Begin();
    }

    public async Task WriteAsync(TRow row, CancellationToken ct)
    {
        _count++;
        _json.WriteStartObject();
        foreach (var column in _table.Columns)
        {
            _json.WritePropertyName(column.Name);
            column.Json(_json, row);
        }
        _json.WriteEndObject();
        if (_json.BytesPending > FlushAt)
            await _json.FlushAsync(ct);
    }

    public async Task<WrittenRows> EndRowsAsync(CancellationToken ct)
    {
        await _json.FlushAsync(ct);
        return _rows = new WrittenRows(_count, _file.End());
    }

    public async Task FinishAsync(ReportPosition position, CancellationToken ct)
    {
        _json.WriteEndArray();
        _json.WriteNumber("rowCount", _rows!.Count);
        _json.WriteString("rowsSha256", _rows.Sha256);
        _json.WriteNumber("trailSequence", position.Sequence);
        _json.WriteString("trailHash", position.Hash);
        _json.WriteEndObject();
        await _json.FlushAsync(ct);
        await _file.FlushAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync();
        await _file.DisposeAsync();
    }
}
