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
            format.ContentType(),
            done.Name
        );
}
