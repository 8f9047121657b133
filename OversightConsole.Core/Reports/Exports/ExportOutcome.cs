namespace OversightConsole.Core.Reports.Exports;

/// <summary>How far an export has come.</summary>
/// <param name="Done">The number of overrides written so far.</param>
/// <param name="Total">The number of overrides in the report.</param>
public readonly record struct ExportProgress(long Done, long Total);

/// <summary>The outcome of an export.</summary>
public abstract record ExportOutcome;

/// <summary>The file lies in the folder and the trail says so.</summary>
/// <param name="Path">The finished file, under a name nobody else uses; the caller moves or removes it.</param>
/// <param name="Name">What it is to be called: period and trail entry are in the name.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="Sequence">The trail's entry about it.</param>
public sealed record Exported(string Path, string Name, long Rows, long Sequence) : ExportOutcome;

/// <summary>This person may not; nothing was written.</summary>
public sealed record ExportNotAllowed : ExportOutcome;
