using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Execution.Undoing;

/// <summary>What is to be undone.</summary>
public abstract record UndoScope
{
    /// <summary>Whether <paramref name="person"/> may undo it: a range is a manager's.</summary>
    public virtual bool MayUndo(Person person) => person.MayDecide;
}

/// <summary>What one proposal wrote.</summary>
public sealed record UndoOne(Guid Proposal) : UndoScope;

/// <summary>What agents wrote to one ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="OnlyAlone">Whether only actions that agents did without asking are undone.</param>
public sealed record UndoTicket(SorRef Ticket, bool OnlyAlone = false) : UndoScope;

/// <summary>What one agent wrote in a period.</summary>
/// <param name="Agent">The key of the agent.</param>
/// <param name="From">The first instant of the period, inclusive.</param>
/// <param name="To">The end of the period, exclusive.</param>
/// <param name="OnlyAlone">Whether only actions that the agent did without asking are undone.</param>
public sealed record UndoRange(string Agent, DateTimeOffset From, DateTimeOffset To, bool OnlyAlone = false) : UndoScope
{
    /// <inheritdoc />
    public override bool MayUndo(Person person) => person.MayManage;
}
