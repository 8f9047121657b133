namespace OversightConsole.Queue.DecisionBar;

/// <summary>The quiet line at the foot of the list: what became of the last act, and how long it can be taken back.</summary>
public sealed record DecisionBarStatus(string Sentence, DateTimeOffset? SendsAt = null, Guid? DecisionId = null);

/// <summary>What the buttons at the foot of the card ask.</summary>
public enum DecisionBarMode
{
    /// <summary>What to do with the line.</summary>
    Actions,

    /// <summary>The reason for another value is asked for.</summary>
    OverrideReason,

    /// <summary>What the other reason is, in words.</summary>
    OverrideComment,

    /// <summary>Why not at all.</summary>
    RejectReason,

    /// <summary>Another value is asked for.</summary>
    OtherValue,
}
