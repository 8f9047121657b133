namespace OversightConsole.Core.Proposals;

/// <summary>
/// One person's response to a review item. There may be several to a proposal (two-person approval, double review); the
/// decision that takes effect is a row of its own. Written once, never changed.
/// </summary>
public sealed class Answer
{
    public Guid Id { get; init; }

    public Guid ProposalId { get; init; }

    /// <summary>The round of the proposal it belongs to (see <see cref="Proposal.Round"/>).</summary>
    public int Round { get; init; }

    /// <summary>The review item that was answered.</summary>
    public required string Item { get; init; }

    public required string PersonId { get; init; }

    /// <summary>The name as it was then.</summary>
    public required string PersonName { get; init; }

    /// <summary>What they chose; null when they passed it on (skip, can't tell).</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The value they chose instead, with an override.</summary>
    public IReadOnlyList<FieldChange>? Value { get; init; }

    /// <summary>Code of the override or reject reason; <c>skip</c> when passed on.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the suggestion was hidden while they chose.</summary>
    public bool SuggestionHidden { get; init; }

    /// <summary>Taken together with others by "approve the rest".</summary>
    public bool InBulk { get; init; }

    /// <summary>When the item was first shown to this person; null when it never was.</summary>
    public DateTimeOffset? ShownAt { get; init; }

    public DateTimeOffset At { get; init; }
}

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

/// <summary>Takes a decision back, before it was sent.</summary>
public sealed class Retraction
{
    /// <summary>The decision taken back; a decision is retracted at most once.</summary>
    public Guid DecisionId { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    public DateTimeOffset At { get; init; }
}
