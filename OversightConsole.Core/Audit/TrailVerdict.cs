using OversightConsole.Core.Text;

namespace OversightConsole.Core.Audit;

/// <summary>
/// What the last check of the trail found: the chain, and whether modes, claims and evidence follow from it. One row; the
/// gate reads it and lets nobody act alone while it is bad or missing.
/// </summary>
public sealed class TrailVerdict
{
    /// <summary>The one row's key.</summary>
    public const int TheOne = 1;

    internal const int MostReason = 1000;

    public int Id { get; init; } = TheOne;

    /// <summary>Whether the chain holds and the state follows from it.</summary>
    public bool Intact { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>How many entries hold, from the first on without a gap.</summary>
    public long Entries { get; set; }

    public long HeadSequence { get; set; }

    public string HeadHash { get; set; } = "";

    /// <summary>The first entry that does not hold, or that the state does not follow from; null when intact.</summary>
    public long? FirstBadSequence { get; set; }

    /// <summary>What is wrong, in one sentence; null when intact.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether the entries themselves hold, so that what is wrong is the state beside them.</summary>
    public bool IsChainWhole => Intact || FirstBadSequence is not { } at || at <= Entries;

    /// <summary>Takes over what a check found that began at <paramref name="at"/>; true when that is news.</summary>
    internal bool Enter(AuditVerdict verdict, DateTimeOffset at)
    {
        var reason = verdict.Reason?.Cut(MostReason);
        var isNews = Intact != verdict.Intact || Reason != reason || At == default;
        (Intact, At, Entries) = (verdict.Intact, at, verdict.Entries);
        (HeadSequence, HeadHash) = (verdict.HeadSequence, verdict.HeadHash);
        (FirstBadSequence, Reason) = (verdict.FirstBadSequence, reason);
        return isNews;
    }
}
