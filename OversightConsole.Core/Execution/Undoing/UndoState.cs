namespace OversightConsole.Core.Execution.Undoing;

/// <summary>How far an undo has come.</summary>
public enum UndoState
{
    /// <summary>Asked for; being written.</summary>
    Asked,

    /// <summary>Written and read back.</summary>
    Done,

    /// <summary>A field changed in the same moment; nothing was written.</summary>
    Conflicted,

    /// <summary>The desk refused, or nobody knows; a person looks.</summary>
    Failed,
}
