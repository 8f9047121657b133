namespace OversightConsole.Core.Autonomy.Evidence;

internal static class EvidenceResults
{
    public static EvidenceWeight Weigh(this EvidenceResult result) =>
        result switch
        {
            EvidenceResult.Approved or EvidenceResult.ClosedAsProposed => EvidenceWeight.Right,
            EvidenceResult.Overridden
            or EvidenceResult.RejectedWrong
            or EvidenceResult.ClosedOtherwise
            or EvidenceResult.Unanswered
            or EvidenceResult.UndoneWrong
            or EvidenceResult.Contradicted => EvidenceWeight.Wrong,
            EvidenceResult.Excused => EvidenceWeight.Excused,
            EvidenceResult.Lapsed => EvidenceWeight.Lapsed,
            EvidenceResult.TakenBack => EvidenceWeight.Open,
            EvidenceResult.Reworded => EvidenceWeight.Nothing,
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Unknown ending."),
        };

    /// <summary>
    /// Whether a person's answer in the queue says so. What was found out later belongs to no reviewer: it is not left out
    /// with anybody's answers.
    /// </summary>
    public static bool IsAnswer(this EvidenceResult result) =>
        result
            is EvidenceResult.Approved
                or EvidenceResult.Overridden
                or EvidenceResult.RejectedWrong
                or EvidenceResult.Excused;

    /// <summary>
    /// Whether <paramref name="next"/> may follow <paramref name="last"/>. An error stays an error whatever happens to the
    /// ticket later: only its own decision, taken back in time, opens it again.
    /// </summary>
    public static bool MayFollow(this EvidenceResult next, EvidenceResult? last) =>
        last?.Weigh() switch
        {
            null or EvidenceWeight.Open => next != EvidenceResult.TakenBack,
            EvidenceWeight.Right => true,
            _ => next == EvidenceResult.TakenBack,
        };
}
