namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>What must hold before an agent may work alone.</summary>
public enum GateKind
{
    /// <summary>Evidence that its accuracy is above the target has reached the bar.</summary>
    Accuracy,

    /// <summary>Of tickets whose right value is critical it named enough so, or handed them to a person.</summary>
    Critical,

    /// <summary>Its errors are not severe, proven at their own target.</summary>
    Severe,

    /// <summary>Not too many of its proposals turn stale or are withdrawn.</summary>
    Lapsed,

    /// <summary>With three reviewers or more, the evidence holds without any one of them.</summary>
    Reviewers,

    /// <summary>The trail is intact.</summary>
    Trail,

    /// <summary>How well reviewers notice errors.</summary>
    Vigilance,
}

/// <summary>The state of a gate.</summary>
public enum GateState
{
    Passed,

    /// <summary>Not passed: promotion is refused.</summary>
    Open,

    /// <summary>Nothing to hold it against for this agent.</summary>
    NotApplicable,

    /// <summary>Not measured by this console yet; said, not counted.</summary>
    NotMeasured,
}

/// <summary>A share with its range against a target; everything 0–1.</summary>
/// <param name="Right">The number of right answers.</param>
/// <param name="Wrong">The number of wrong answers.</param>
/// <param name="Lower">95 % sure that the real share is at least this, however often one looks.</param>
/// <param name="Upper">The upper bound of the accuracy, 0–1, at the same confidence.</param>
/// <param name="Target">What it must beat.</param>
public sealed record GateFigure(long Right, long Wrong, double Lower, double Upper, double Target)
{
    /// <summary>The number of answers.</summary>
    public long Count => Right + Wrong;

    /// <summary>The measured share; null while there is none.</summary>
    public double? Measured => Count == 0 ? null : (double)Right / Count;
}

/// <summary>One gate as people read it.</summary>
public sealed record PromotionGate(GateKind Kind, GateState State, string Sentence, GateFigure? Figure = null);

/// <summary>What is missing until promotion.</summary>
/// <param name="RightAtBest">Right answers in a row that would do; 0 when earned, null when out of reach.</param>
/// <param name="Remaining">Answers that it would take at its present accuracy; 0 when earned, null when it is not above the target.</param>
/// <param name="About">About when at today's pace and accuracy; null when nobody answers or it would never be.</param>
/// <param name="PerDay">Answers that count, a day, over the last seven days.</param>
/// <param name="Remedy">What would help most, in one sentence.</param>
public sealed record WayThere(long? RightAtBest, double? Remaining, DateOnly? About, double PerDay, string Remedy);

/// <summary>The agent works alone from now on.</summary>
public sealed record Promoted(Guid PromotionId) : PromotionOutcome;

/// <summary>Not earned; says the way there, without the asker's own answers.</summary>
public sealed record NotEarnedYet(PromotionStatus Status) : PromotionOutcome;

/// <summary>This person may not, a reason is missing, or there is no such agent; nothing was changed.</summary>
public sealed record PromotionDenied(ManagerActionOutcome Why) : PromotionOutcome;
