namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>The outcome of an agent's look at a ticket.</summary>
public enum LookResult
{
    /// <summary>The agent proposed an action.</summary>
    Proposed,

    /// <summary>The agent abstained and said why.</summary>
    Abstained,

    /// <summary>It was not asked: off, not installed, or the ticket is not for agents.</summary>
    NotAsked,

    /// <summary>It waits for another agent's matter to be decided.</summary>
    Waits,

    /// <summary>A person set the value; nobody overwrites that.</summary>
    SetByPerson,

    /// <summary>It failed on this ticket; the others were not held up.</summary>
    Failed,
}
