using OversightConsole.Core.Execution.Undoing;

namespace OversightConsole.Audit.Timeline;

/// <summary>Who acted; the shape tells: agents are squares, people circles, systems bare icons.</summary>
public enum RowActor
{
    /// <summary>An agent.</summary>
    Agent,

    /// <summary>A member of staff.</summary>
    Person,

    /// <summary>The console, the desk, the customer's mail.</summary>
    System,
}

/// <summary>The line of the overview that a row lies on.</summary>
public enum RowLane
{
    /// <summary>What the customer did.</summary>
    Customer,

    /// <summary>What agents suggested or did alone.</summary>
    Agents,

    /// <summary>What staff did.</summary>
    People,

    /// <summary>What was written to the service desk, and what the console did otherwise.</summary>
    Written,
}

/// <summary>Which rows are shown.</summary>
public enum RowFilter
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>What changed the ticket.</summary>
    Changes,

    /// <summary>What agents did.</summary>
    Agents,

    /// <summary>What people did.</summary>
    People,
}

/// <summary>One thing that happened to a ticket, in words.</summary>
/// <param name="Who">In bold before the text; null where the text says it all.</param>
/// <param name="Key">The agent's key where an agent acted; an icon where a system did.</param>
/// <param name="Value">The value, in bold after the text.</param>
/// <param name="Hash">The trail's fingerprint; null for what only the desk tells.</param>
/// <param name="Changed">Whether the ticket was changed by it.</param>
/// <param name="Alone">Whether an agent did it without asking.</param>
/// <param name="Undo">What undoing it would do; null where there is nothing to undo.</param>
public sealed record TimelineRow(
    DateTimeOffset At,
    RowActor Actor,
    RowLane Lane,
    string? Who,
    string Key,
    string Text,
    string? Value = null,
    string? Detail = null,
    string? Hash = null,
    bool Changed = false,
    bool Alone = false,
    UndoItem? Undo = null
)
{
    /// <summary>Whether <paramref name="filter"/> shows it.</summary>
    public bool Is(RowFilter filter) =>
        filter switch
        {
            RowFilter.All => true,
            RowFilter.Changes => Changed,
            RowFilter.Agents => Actor == RowActor.Agent,
            RowFilter.People => Actor == RowActor.Person,
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Unknown filter."),
        };
}
