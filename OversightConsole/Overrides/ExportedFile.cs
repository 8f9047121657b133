using OversightConsole.Core.Reports.Exports;

namespace OversightConsole.Overrides;

/// <summary>A finished export on its way to the browser; when it is sent, the console keeps nothing of it.</summary>
internal static class ExportedFile
{
    public static IResult Send(this Exported done, ReportFormat format) =>
        Results.File(
            new FileStream(
                done.Path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.None,
                1 << 16,
                FileOptions.Asynchronous | FileOptions.DeleteOnClose
            ),
            ContentType(format),
            done.Name
        );

    /// <exception cref="ArgumentOutOfRangeException">The format has no content type yet.</exception>
    public static string ContentType(ReportFormat format) =>
        format switch
        {
            ReportFormat.Csv => "text/csv; charset=utf-8",
            ReportFormat.Json => "application/json",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
        };
}
