namespace OversightConsole.Core.Proposals;

/// <summary>Takes a decision back, before it was sent.</summary>
public sealed class Retraction
{
    /// <summary>The decision taken back; a decision is retracted at most once.</summary>
    public Guid DecisionId { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    public DateTimeOffset At { get; init; }
}
