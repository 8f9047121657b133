namespace OversightConsole.Core.Proposals;

/// <summary>
/// The decision that takes effect: one per proposal and round. Written once, but for <see cref="NotBefore"/>; a retraction
/// is a row beside it.
/// </summary>
public sealed class Decision
{
    public Guid Id { get; init; }

    public Guid ProposalId { get; init; }

    /// <summary>The round of the proposal; unique together with it, so two decisions can never both stand.</summary>
    public int Round { get; init; }

    /// <summary>A person or the gate.</summary>
    public DecisionKind Kind { get; init; }

    /// <summary>Identity's user id, or the agent's key for an automatic decision.</summary>
    public required string ById { get; init; }

    /// <summary>The name as it was then.</summary>
    public required string ByName { get; init; }

    public Verdict Verdict { get; init; }

    /// <summary>With an override: the right values.</summary>
    public IReadOnlyList<FieldChange>? Value { get; init; }

    /// <summary>Code of the override or reject reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Free text; personal, so the trail holds only its salted hash.</summary>
    public string? Comment { get; init; }

    /// <summary>Salt of the comment's hash in the trail.</summary>
    public string? CommentSalt { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Whether the suggestion was hidden while it was decided.</summary>
    public bool SuggestionHidden { get; init; }

    /// <summary>The hash of the action that was decided on; compared again before sending.</summary>
    public required string ProposalHash { get; init; }

    /// <summary>
    /// Not sent before this instant, so that it can be taken back. Its decider puts it off by looking at it, within a bound
    /// and in the trail.
    /// </summary>
    public DateTimeOffset NotBefore { get; init; }
}
