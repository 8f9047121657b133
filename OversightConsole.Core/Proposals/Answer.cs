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
