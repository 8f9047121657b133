namespace OversightConsole.Core.Storage;

/// <summary>What a live page may be asked to look at again.</summary>
public enum Topic
{
    /// <summary>A proposal, answer, decision or claim changed: the queue.</summary>
    Review,

    /// <summary>A ticket, note or its fields changed on the desk.</summary>
    Desk,

    /// <summary>A mode, claim, measured accuracy, lock or the stop switch changed: the fleet.</summary>
    Fleet,

    /// <summary>Users or roles changed: open circuits re-check who is signed in.</summary>
    Access,

    /// <summary>The demo desk's progress or state changed.</summary>
    Demo,

    /// <summary>The trail grew or was verified.</summary>
    Trail,

    /// <summary>An import of closed tickets came to its end: there is more to learn from.</summary>
    Lessons,
}
