using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>The file formats a report comes in.</summary>
public enum ReportFormat
{
    /// <summary>Header and rows only, RFC 4180.</summary>
    Csv,

    /// <summary>An envelope with filters, count, time and trail position around the rows.</summary>
    Json,
}

/// <summary>What can be said of the formats without naming each.</summary>
public static class ReportFormats
{
    /// <summary>The codes of all formats, for a sentence: "csv or json".</summary>
    public static string Known { get; } = string.Join(" or ", Enum.GetValues<ReportFormat>().Select(Codes.Of));
}

/// <summary>What the rows came to, before the trail knows of them.</summary>
/// <param name="Count">How many.</param>
/// <param name="Sha256">Lower-case hex, over what the format says.</param>
internal sealed record WrittenRows(long Count, string Sha256);

/// <summary>Where the export stands in the trail.</summary>
internal sealed record ReportPosition(long Sequence, string Hash);

/// <summary>Writes one report to one file: rows first, then, once the trail has entered them, what closes the file.</summary>
internal interface IReportWriter<TRow> : IAsyncDisposable
{
    /// <summary>Appends a row.</summary>
    Task WriteAsync(TRow row, CancellationToken ct);

    /// <summary>Ends the rows and hashes them.</summary>
    Task<WrittenRows> EndRowsAsync(CancellationToken ct);

    /// <summary>Closes the file.</summary>
    Task FinishAsync(ReportPosition position, CancellationToken ct);
}
