namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>The counts of an import.</summary>
/// <param name="Read">Rows of the file that were looked at.</param>
/// <param name="Imported">Rows that became tickets now.</param>
/// <param name="Duplicates">Rows whose identity the desk already had; nothing was written for them.</param>
/// <param name="Rejected">Rows left out, listed in the rejects file.</param>
/// <param name="RejectsFile">Where they are listed; null when none was rejected.</param>
public sealed record ImportCounts(long Read, long Imported, long Duplicates, long Rejected, string? RejectsFile);

/// <summary>The outcome of an import.</summary>
public abstract record ImportOutcome;

/// <summary>The whole file was worked through.</summary>
public sealed record ImportFinished(ImportCounts Counts) : ImportOutcome;

/// <summary>Nothing was written: the file or the mapping cannot be used. Show the sentence.</summary>
public sealed record ImportRefused(string Sentence) : ImportOutcome;

/// <summary>Cut short after rows were written (cancelled, or the file failed while it was read). Importing it again continues.</summary>
public sealed record ImportStopped(string Sentence, ImportCounts Counts) : ImportOutcome;

/// <summary>What an import is doing.</summary>
public enum ImportPhase
{
    /// <summary>Reads the whole file once without writing anything.</summary>
    Checking,

    /// <summary>Writes tickets.</summary>
    Importing,
}

/// <summary>How an import is getting on.</summary>
/// <param name="BytesRead">Bytes of the file itself read in this phase.</param>
/// <param name="BytesTotal">The size of the file.</param>
public sealed record ImportProgress(
    ImportPhase Phase,
    long Read,
    long Imported,
    long Duplicates,
    long Rejected,
    long BytesRead,
    long BytesTotal
);
