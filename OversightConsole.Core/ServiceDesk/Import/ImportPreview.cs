using OversightConsole.Core.ServiceDesk.Import.Mapping;

namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>A first look at a file, or why it cannot be imported.</summary>
public abstract record ImportPreviewOutcome;

/// <summary>The file cannot be imported; show the sentence.</summary>
public sealed record ImportUnreadable(string Sentence) : ImportPreviewOutcome;

/// <summary>The first rows of a file, read with a mapping.</summary>
/// <param name="Columns">Every column with what it probably stands for.</param>
/// <param name="Mapping">The mapping the rows were read with: the one asked for, or the guess.</param>
/// <param name="Problem">Why that mapping cannot be used, as a sentence; null when it can.</param>
/// <param name="Rows">The first rows.</param>
public sealed record ImportPreview(
    IReadOnlyList<ColumnGuess> Columns,
    ColumnMapping Mapping,
    string? Problem,
    IReadOnlyList<PreviewRow> Rows
) : ImportPreviewOutcome
{
    /// <summary>The header.</summary>
    public IReadOnlyList<string> Header => [.. Columns.Select(c => c.Name)];
}

/// <summary>A row as it would be imported.</summary>
/// <param name="Line">The line of the file on which it starts.</param>
/// <param name="Cells">The values of the row, shortened.</param>
/// <param name="Problem">Why it would be rejected; null when it would not.</param>
public sealed record PreviewRow(long Line, IReadOnlyList<string> Cells, string? Problem);
