using System.Text.Encodings.Web;
using System.Text.Json;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>
/// An envelope with the rows in the middle: what was asked, the rows, how many they are and which entry of the trail says
/// so. The hash is that of the bytes between the brackets of <c>rows</c>.
/// </summary>
internal sealed class JsonReportWriter : IReportWriter<OverrideRow>
{
    private const int FlushAt = 1 << 16;

    private readonly HashingStream _file;
    private readonly Utf8JsonWriter _json;
    private long _count;
    private WrittenRows? _rows;

    public JsonReportWriter(Stream file, OverrideFilter filter, DateTimeOffset generatedAt)
    {
        _file = new HashingStream(file);
        _json = new Utf8JsonWriter(_file, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("report", "overrides");
        _json.WriteString("generatedAt", generatedAt.UtcDateTime);
        _json.WritePropertyName("filters");
        JsonSerializer.Serialize(_json, ReportFilters.Of(filter), ReportFilters.Json);
        _json.WriteStartArray("rows");
        _json.Flush();
        _file.Begin();
    }

    public async Task WriteAsync(OverrideRow row, CancellationToken ct)
    {
        _count++;
        _json.WriteStartObject();
        _json.WriteString("decided_at", row.DecidedAt.UtcDateTime);
        _json.WriteString("ticket", row.Ticket);
        _json.WriteString("company", row.Company);
        _json.WriteString("agent", row.Agent);
        _json.WriteString("agent_version", row.AgentVersion);
        _json.WriteString("field", row.Field);
        _json.WriteString("suggested", row.Suggested);
        _json.WriteString("right_value", row.RightValue);
        _json.WriteString("reason_code", row.ReasonCode);
        _json.WriteString("comment", row.Comment);
        _json.WriteString("decided_by", row.DecidedBy);
        _json.WriteNumber("confidence", row.Confidence);
        _json.WriteString("risk", Codes.Of(row.Risk));
        _json.WriteString("outcome", row.Outcome);
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
