namespace OversightConsole.Core.Execution;

/// <summary>How far an intent to execute has come.</summary>
public enum IntentState
{
    /// <summary>To be sent, not before its time.</summary>
    Intent,

    /// <summary>Claimed by an executor; the desk may have it already.</summary>
    Sent,

    /// <summary>Done and read back.</summary>
    Verified,

    /// <summary>The ticket no longer had the values that were decided on; nothing was written.</summary>
    Conflicted,

    /// <summary>The desk will not do it; nothing was written.</summary>
    Refused,

    /// <summary>Nobody knows, or only a part was done; a person looks.</summary>
    Uncertain,

    /// <summary>The decision was taken back first.</summary>
    Cancelled,
}
