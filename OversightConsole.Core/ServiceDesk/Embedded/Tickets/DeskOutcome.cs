using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Tickets;

/// <summary>The outcome of a write to the embedded desk.</summary>
public abstract record DeskOutcome;

/// <summary>Written, with its change log. <see cref="Changed"/> names the fields, consequences included; empty when all stood so already.</summary>
public sealed record DeskSaved(long Ticket, long Version, IReadOnlyList<string> Changed) : DeskOutcome;

/// <summary>Nothing was written: a value is not valid. Show each problem beside its field.</summary>
public sealed record DeskRefused(IReadOnlyList<FieldProblem> Problems) : DeskOutcome
{
    /// <summary>All problems as sentences.</summary>
    public string Sentence => string.Join(" ", Problems.Select(p => p.Sentence));
}

/// <summary>Nothing was written: somebody changed one of the same fields since. Show who, and the present values.</summary>
public sealed record DeskChangedMeanwhile(long Version, string Field, Actor By, DateTimeOffset At) : DeskOutcome;

/// <summary>There is no such ticket.</summary>
public sealed record DeskNotFound(long Ticket) : DeskOutcome;

/// <summary>This person may read the desk, not change it.</summary>
public sealed record DeskNotAllowed(string Sentence) : DeskOutcome;

/// <summary>A value the desk does not take: which field, why, and what to do instead.</summary>
public sealed record FieldProblem(string Field, string Sentence);
