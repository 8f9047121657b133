namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>
/// What a claim's longest answered prefix counts. The one place that says how: the stored counts, the replay from the
/// trail and the check of one against the other all step through <see cref="With"/>.
/// </summary>
/// <param name="Prefix">Everything flagged up to this sequence number has ended.</param>
/// <param name="Flagged">Flagged items in it.</param>
/// <param name="Right">Incidents on which every item was right.</param>
/// <param name="Wrong">Incidents on which an item was wrong.</param>
/// <param name="Excused">Items not needed, duplicate or not now.</param>
/// <param name="Lapsed">Items stale or withdrawn.</param>
public readonly record struct ClaimTally(long Prefix, long Flagged, long Right, long Wrong, long Excused, long Lapsed)
{
    /// <summary>So large a share of flagged items may be excused before the rest of them counts as wrong.</summary>
    public const double ExcusedShare = 0.05;

    /// <summary>Excused items beyond their share; each counts as wrong, since a choice could hide a hard case.</summary>
    public long ExcusedTooMany => Math.Max(0, Excused - (long)Math.Floor(ExcusedShare * Flagged));

    /// <summary>f of the formulas: incidents that were wrong, and what was excused too often.</summary>
    public long Failures => Wrong + ExcusedTooMany;

    /// <summary>The share of flagged items that turned stale or were withdrawn, 0–1.</summary>
    public double LapsedShare => Flagged == 0 ? 0 : (double)Lapsed / Flagged;

    /// <summary>The number of answers that count.</summary>
    public long Counted => Right + Failures;

    /// <summary>The same with an item put in (or, with <paramref name="sign"/> −1, taken out again).</summary>
    /// <param name="unit">The item's incident so far; changed in step.</param>
    internal ClaimTally With(EvidenceResult result, UnitTally unit, int sign, out UnitTally after)
    {
        var evidenceWeight = result.Weigh();
        after = evidenceWeight switch
        {
            EvidenceWeight.Right => unit with { Right = unit.Right + sign },
            EvidenceWeight.Wrong => unit with { Wrong = unit.Wrong + sign },
            _ => unit,
        };
        return this with
        {
            Flagged = Flagged + (evidenceWeight == EvidenceWeight.Nothing ? 0 : sign),
            Right = Right - (unit.IsRight ? 1 : 0) + (after.IsRight ? 1 : 0),
            Wrong = Wrong - (unit.IsWrong ? 1 : 0) + (after.IsWrong ? 1 : 0),
            Excused = Excused + (evidenceWeight == EvidenceWeight.Excused ? sign : 0),
            Lapsed = Lapsed + (evidenceWeight == EvidenceWeight.Lapsed ? sign : 0),
        };
    }
}

/// <summary>One incident: right only if every item on it is.</summary>
internal readonly record struct UnitTally(int Right, int Wrong)
{
    public bool IsWrong => Wrong > 0;

    public bool IsRight => Right > 0 && Wrong == 0;
}

/// <summary>A flagged proposal with how it ended; <see cref="Ending"/> null while it is unanswered.</summary>
internal readonly record struct CountedItem(long Sequence, string Unit, EvidenceResult? Ending);
