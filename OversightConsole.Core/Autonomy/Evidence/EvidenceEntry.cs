namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>One line of the ledger: how a proposal ended, or ended after all. Appended, never changed.</summary>
public sealed class EvidenceEntry
{
    public Guid ProposalId { get; init; }

    /// <summary>Which line of this proposal, from 1; the last one counts.</summary>
    public int Number { get; init; }

    public required string Claim { get; init; }

    /// <summary>The proposal's place in its claim.</summary>
    public long Sequence { get; init; }

    public EvidenceResult Ending { get; init; }

    /// <summary>The person who answered; null for what the console found itself.</summary>
    public string? ReviewerId { get; init; }

    /// <summary>Whether the right value is one of the critical ones; false while it is not known.</summary>
    public bool IsCritical { get; init; }

    /// <summary>Whether it was named so or handed to a person; only where <see cref="IsCritical"/>.</summary>
    public bool CriticalFound { get; init; }

    /// <summary>Whether it was wrong in a field marked severe.</summary>
    public bool IsSevere { get; init; }

    public DateTimeOffset At { get; init; }
}
