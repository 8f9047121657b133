namespace OversightConsole.Core.ServiceDesk.Import.Writing;

/// <summary>The outcome of a batch of rows.</summary>
/// <param name="Closed">How many of those imported are closed tickets.</param>
internal sealed record BatchResult(int Imported, int Closed, int Duplicates, IReadOnlyList<RejectedRow> Rejected);
