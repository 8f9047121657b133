namespace OversightConsole.Core.Autonomy;

internal static class EvidenceEndings
{
    public static Weighed Weigh(this EvidenceEnding ending) =>
        ending switch
        {
            EvidenceEnding.Approved or EvidenceEnding.ClosedAsProposed => Weighed.Right,
            EvidenceEnding.Overridden
            or EvidenceEnding.RejectedWrong
            or EvidenceEnding.ClosedOtherwise
            or EvidenceEnding.Unanswered
            or EvidenceEnding.UndoneWrong
            or EvidenceEnding.Contradicted => Weighed.Wrong,
            EvidenceEnding.Excused => Weighed.Excused,
            EvidenceEnding.Lapsed => Weighed.Lapsed,
            EvidenceEnding.TakenBack => Weighed.Open,
            EvidenceEnding.Reworded => Weighed.Nothing,
            _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "Unknown ending."),
        };

    /// <summary>
    /// Whether a person's answer in the queue says so. What was found out later belongs to no reviewer: it is not left out
    /// with anybody's answers.
    /// </summary>
    public static bool IsAnswer(this EvidenceEnding ending) =>
        ending
            is EvidenceEnding.Approved
                or EvidenceEnding.Overridden
                or EvidenceEnding.RejectedWrong
                or EvidenceEnding.Excused;

    /// <summary>
    /// Whether <paramref name="next"/> may follow <paramref name="last"/>. An error stays an error whatever happens to the
    /// ticket later: only its own decision, taken back in time, opens it again.
    /// </summary>
    public static bool MayFollow(this EvidenceEnding next, EvidenceEnding? last) =>
        last?.Weigh() switch
        {
            null or Weighed.Open => next != EvidenceEnding.TakenBack,
            Weighed.Right => true,
            _ => next == EvidenceEnding.TakenBack,
        };
}
