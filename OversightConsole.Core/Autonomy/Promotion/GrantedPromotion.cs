namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>A manager let an agent work alone; what that rested on is frozen here and in the trail.</summary>
public sealed class GrantedPromotion
{
    public Guid Id { get; init; }

    public required string Agent { get; init; }

    public required string Claim { get; init; }

    public DateTimeOffset At { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>Why, as the manager wrote it.</summary>
    public required string Reason { get; init; }

    /// <summary>Right and wrong without the promoter's own answers.</summary>
    public long Right { get; init; }

    public long Wrong { get; init; }

    /// <summary>E at the target then.</summary>
    public double Evidence { get; init; }

    /// <summary>What E had to reach.</summary>
    public double Bar { get; init; }

    /// <summary>The lower bound shown then, 0–1.</summary>
    public double Lower { get; init; }

    public double Target { get; init; }

    public double Floor { get; init; }
}

/// <summary>Why autonomy was lost.</summary>
public enum DemotionCause
{
    /// <summary>The alarm score of the audits reached red.</summary>
    Drift,

    /// <summary>The alarm score of later reversals reached red.</summary>
    Reversals,

    /// <summary>The alarm score of severe errors reached red.</summary>
    SevereErrors,

    /// <summary>A manager set another mode.</summary>
    ByHand,

    /// <summary>A manager set another target or floor: what was earned was another claim.</summary>
    NewTerms,
}
