namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>How a proposal ended, as far as the measuring of accuracy is concerned (<c>earned-autonomy.md</c> §1).</summary>
public enum EvidenceResult
{
    /// <summary>A person chose the same value: right.</summary>
    Approved,

    /// <summary>A person chose another value: wrong.</summary>
    Overridden,

    /// <summary>Rejected as wrong: wrong.</summary>
    RejectedWrong,

    /// <summary>Rejected or undone as not needed, a duplicate or not now: none up to 5 % of flagged items, above that wrong.</summary>
    Excused,

    /// <summary>
    /// The ticket was closed with the proposed value before anyone answered: right. Of a challenger also
    /// where the ticket says so after 14 days.
    /// </summary>
    ClosedAsProposed,

    /// <summary>
    /// The ticket was closed with another value before anyone answered: wrong. Of a challenger also where
    /// the ticket says so after 14 days.
    /// </summary>
    ClosedOtherwise,

    /// <summary>Nobody answered in 14 days: wrong.</summary>
    Unanswered,

    /// <summary>Stale, or withdrawn because a fact changed: none; the share is shown and above 5 % it blocks promotion.</summary>
    Lapsed,

    /// <summary>Its effect was undone as wrong within 7 days: wrong.</summary>
    UndoneWrong,

    /// <summary>A person changed the written field within 7 days: wrong.</summary>
    Contradicted,

    /// <summary>The decision was taken back before it was sent: unanswered again.</summary>
    TakenBack,

    /// <summary>
    /// Its agent put another wording in its place before anyone answered; no fact changed, and what took its place counts
    /// instead.
    /// </summary>
    Reworded,
}

/// <summary>What an ending counts as.</summary>
internal enum EvidenceWeight
{
    /// <summary>The proposal is not answered: the prefix ends before it.</summary>
    Open,
    Right,
    Wrong,
    Excused,
    Lapsed,

    /// <summary>As if it had never been flagged; the prefix goes on behind it.</summary>
    Nothing,
}
