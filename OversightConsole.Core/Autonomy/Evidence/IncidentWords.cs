namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>The words of a ticket that a proposal was made on, to recognise copies of it within a day.</summary>
public sealed class IncidentWords
{
    public Guid ProposalId { get; init; }

    public required string Claim { get; init; }

    public required string Unit { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Hashes of the distinct words, sorted.</summary>
    public required int[] Words { get; init; }
}
