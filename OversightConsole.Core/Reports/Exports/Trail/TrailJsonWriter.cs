using System.Text.Encodings.Web;
using System.Text.Json;
using OversightConsole.Core.Audit;

namespace OversightConsole.Core.Reports.Exports.Trail;

/// <summary>
/// What was asked, where the chain ended, the entries as they are hashed, and which entry tells of the export. The hash is
/// that of the bytes between the brackets of <c>rows</c>.
/// </summary>
internal sealed class TrailJsonWriter : IReportWriter<ExportedEntry>
{
    private const int FlushAt = 1 << 16;

    private readonly HashingStream _file;
    private readonly Utf8JsonWriter _json;
    private long _count;
    private WrittenRows? _rows;

    public TrailJsonWriter(Stream file, TrailFilters filters, ChainHead head, DateTimeOffset generatedAt)
    {
        _file = new HashingStream(file);
        _json = new Utf8JsonWriter(_file, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("report", "audit");
        _json.WriteString("generatedAt", generatedAt.UtcDateTime);
        _json.WritePropertyName("filters");
        JsonSerializer.Serialize(_json, filters, ReportFilters.Json);
        _json.WritePropertyName("head");
        JsonSerializer.Serialize(_json, head, ReportFilters.Json);
        _json.WriteStartArray("rows");
        _json.Flush();
        _file.Begin();
    }

    public async Task WriteAsync(ExportedEntry row, CancellationToken ct)
    {
        _count++;
        var entry = row.Entry;
        _json.WriteStartObject();
        _json.WriteNumber("sequence", entry.Sequence);
        _json.WriteString("at", entry.At.UtcDateTime);
        _json.WriteString("kind", entry.Kind);
        _json.WriteString("actor_kind", entry.ActorKind);
        _json.WriteString("actor_id", entry.ActorId);
        _json.WriteString("actor_name", entry.ActorName);
        _json.WriteString("subject", entry.Subject);
        _json.WriteString("ticket", entry.Ticket);
        _json.WriteString("payload", row.Payload);
        _json.WriteString("previous_hash", entry.PreviousHash);
        _json.WriteString("hash", entry.Hash);
        _json.WriteString("actor_name_hash", entry.ActorNameHash);
        _json.WritePropertyName("texts");
        JsonSerializer.Serialize(_json, row.Texts, ReportFilters.Json);
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

/// <summary>The filter as the export and the trail write it down; what was not asked for is left out.</summary>
internal sealed record TrailFilters(
    string? Search,
    string? Ticket,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? ActorKind,
    string? ActorId,
    string? Kind,
    bool? Alone
);
