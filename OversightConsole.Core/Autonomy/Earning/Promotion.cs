namespace OversightConsole.Core.Autonomy;

/// <summary>A manager let an agent work alone; what that rested on is frozen here and in the trail.</summary>
public sealed class Promotion
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

/// <summary>An agent lost its autonomy.</summary>
public sealed class Demotion
{
    public Guid Id { get; init; }

    public required string Agent { get; init; }

    /// <summary>Agent and action type: the family whose bar doubles.</summary>
    public required string Family { get; init; }

    public required string Claim { get; init; }

    public DateTimeOffset At { get; init; }

    public DemotionCause Cause { get; init; }

    /// <summary>Who; <c>oversight console</c> where it did it by itself.</summary>
    public required string ByName { get; init; }

    /// <summary>In one sentence, for every page.</summary>
    public required string Reason { get; init; }

    /// <summary>The alarm score then; null by hand.</summary>
    public double? Score { get; init; }

    /// <summary>Whether the errors behind it stand; then the bar doubles. Until blind second reviews exist, all but new terms do.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>When somebody who manages said that they had seen it; until then every page says so.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public string? SeenBy { get; private set; }

    internal void See(string by, DateTimeOffset now) => (SeenBy, SeenAt) = (by, now);
}
