namespace OversightConsole.Core.Autonomy.Promotion;

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

    /// <summary>The reason in one sentence, for every page.</summary>
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
