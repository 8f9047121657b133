namespace OversightConsole.Core.Reports.Exports;

/// <summary>What the rows came to, before the trail knows of them.</summary>
/// <param name="Count">The number of rows.</param>
/// <param name="Sha256">Lower-case hex, over what the format says.</param>
internal sealed record WrittenRows(long Count, string Sha256);

/// <summary>Where the export stands in the trail.</summary>
internal sealed record ReportPosition(long Sequence, string Hash);

/// <summary>What a file may say about its report as a whole; a format without room for it leaves it out.</summary>
/// <param name="Report">The report's code, as the trail has it.</param>
/// <param name="GeneratedAt">When the export began.</param>
/// <param name="Facts">What was asked, and what else is to be known of the rows: a name and an object to serialize for each.</param>
internal sealed record ReportEnvelope(
    string Report,
    DateTimeOffset GeneratedAt,
    params IReadOnlyList<(string Name, object Value)> Facts
);

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
