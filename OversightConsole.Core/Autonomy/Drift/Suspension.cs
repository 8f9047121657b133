namespace OversightConsole.Core.Autonomy.Drift;

/// <summary>After a severe error an agent asks again for that customer, until a manager lifts it.</summary>
public sealed class Suspension
{
    public Guid Id { get; init; }

    public required string Agent { get; init; }

    /// <summary>The company it asks for again.</summary>
    public required string Company { get; init; }

    /// <summary>The proposal that was wrong.</summary>
    public Guid ProposalId { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftedBy { get; private set; }

    internal void Lift(string by, DateTimeOffset now) => (LiftedBy, LiftedAt) = (by, now);
}
