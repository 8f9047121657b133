namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>Why a claim gets no further proposals.</summary>
public enum ClaimEnd
{
    /// <summary>Another version, floor or target took its place; counted against the family's bar for 90 days.</summary>
    Abandoned,

    /// <summary>The agent's autonomy was lost; evidence starts afresh.</summary>
    Demoted,

    /// <summary>It worked alone until a version that had earned a claim of its own took its place; raises no bar.</summary>
    Replaced,
}

/// <summary>
/// The statement under test: this agent version, acting on this at or above this confidence, is right more often than the
/// target. Evidence belongs to exactly one claim. The counts are those of <see cref="ClaimTally"/>; the ledger's rows say
/// the same and can be counted again.
/// </summary>
public sealed class AgentClaim
{
    /// <summary>Agent, version, action type, slice, floor, target, and which time after a demotion.</summary>
    public required string Key { get; init; }

    public required string Agent { get; init; }

    public required string AgentVersion { get; init; }

    public required string ActionType { get; init; }

    /// <summary>The fields it writes, joined by <c>+</c>.</summary>
    public required string Fields { get; init; }

    /// <summary>The confidence from which proposals count, 0–1.</summary>
    public double Floor { get; init; }

    /// <summary>The accuracy to beat, 0–1.</summary>
    public double Target { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it got no further proposals; null while it is the agent's current one.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why; null while current.</summary>
    public ClaimEnd? End { get; private set; }

    /// <summary>
    /// Whether its version is a challenger: nobody sees what it says, and it earns on the same tickets.
    /// </summary>
    public bool IsChallenger { get; private set; }

    /// <summary>The last sequence number when it was promoted; audits after it feed the alarm score. Null before.</summary>
    public long? PromotedAt { get; private set; }

    /// <summary>Everything flagged up to this sequence number has ended.</summary>
    public long Prefix { get; private set; }

    /// <summary>Flagged items in the prefix.</summary>
    public long Flagged { get; private set; }

    /// <summary>Incidents in the prefix on which every item was right.</summary>
    public long Right { get; private set; }

    /// <summary>Incidents in the prefix on which an item was wrong.</summary>
    public long Wrong { get; private set; }

    /// <summary>Items in the prefix that were not needed, duplicates or not now.</summary>
    public long Excused { get; private set; }

    /// <summary>Items in the prefix that turned stale or were withdrawn.</summary>
    public long Lapsed { get; private set; }

    /// <summary>Agent and action type: demotions and abandoned claims raise the bar of the whole family.</summary>
    public string Family => $"{Agent}/{ActionType}";

    /// <summary>What the prefix counts.</summary>
    public ClaimTally Tally
    {
        get => new(Prefix, Flagged, Right, Wrong, Excused, Lapsed);
        internal set =>
            (Prefix, Flagged, Right, Wrong, Excused, Lapsed) = (
                value.Prefix,
                value.Flagged,
                value.Right,
                value.Wrong,
                value.Excused,
                value.Lapsed
            );
    }

    internal void Close(ClaimEnd end, DateTimeOffset now) => (End, EndedAt) = (end, now);

    internal void Promote(long sequence) => PromotedAt = sequence;

    /// <summary>The same claim for a challenger.</summary>
    internal AgentClaim AsChallenger()
    {
        IsChallenger = true;
        return this;
    }

    /// <summary>Its version went to work: what it earned before stays its own.</summary>
    internal void TakeUp() => (IsChallenger, End, EndedAt) = (false, null, null);
}
