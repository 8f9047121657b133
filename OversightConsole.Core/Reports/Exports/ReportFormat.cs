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

/// <summary>Everything that differs from format to format: its content type and its writer.</summary>
public static class ReportFormats
{
    /// <summary>The codes of all formats, for a sentence: "csv or json".</summary>
    public static string Known { get; } = string.Join(" or ", Enum.GetValues<ReportFormat>().Select(Codes.Of));

    /// <summary>The content type under which a file of this format is sent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The format has no content type yet.</exception>
    public static string ContentType(this ReportFormat format) =>
        format switch
        {
            ReportFormat.Csv => "text/csv; charset=utf-8",
            ReportFormat.Json => "application/json",
            _ => throw Unknown(format),
        };

    /// <summary>A writer of this format for any report; it begins the file at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The format has no writer yet.</exception>
    internal static IReportWriter<TRow> Writer<TRow>(
        this ReportFormat format,
        Stream file,
        ReportTable<TRow> table,
        ReportEnvelope envelope
    ) =>
        format switch
        {
            ReportFormat.Csv => new CsvReportWriter<TRow>(file, table),
            ReportFormat.Json => new JsonReportWriter<TRow>(file, table, envelope),
            _ => throw Unknown(format),
        };

    private static ArgumentOutOfRangeException Unknown(ReportFormat format) =>
        new(nameof(format), format, "Unknown format.");
}
