namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>What became of a batch of rows.</summary>
internal sealed record BatchResult(int Imported, int Duplicates, IReadOnlyList<RejectedRow> Rejected);
