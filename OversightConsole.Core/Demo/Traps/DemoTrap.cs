using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Traps;

/// <summary>One of the tickets with a trap: what tempts an agent into an error, and what is right.</summary>
/// <param name="Number">1 to 24, as in the product's acceptance list.</param>
/// <param name="Name">A short name for people.</param>
/// <param name="Danger">What goes wrong where nobody looks.</param>
/// <param name="Right">The right answer, as a sentence.</param>
/// <param name="Tickets">Its tickets, oldest first; the last one is the one to answer.</param>
public sealed record DemoTrap(int Number, string Name, string Danger, string Right, IReadOnlyList<TrapTicket> Tickets)
{
    /// <summary>The external key of its first ticket starts with this: <c>demo/trap-08</c>.</summary>
    public string Key => KeyOf(Number);

    /// <summary>The start of the external keys of trap <paramref name="number"/>.</summary>
    public static string KeyOf(int number) => FormattableString.Invariant($"demo/trap-{number:00}");
}

/// <summary>A trap's ticket, what happened to it before the demo is looked at, and what happens while one watches.</summary>
/// <param name="Ticket">The ticket with the truth about it.</param>
/// <param name="Board">The board it arrives on; null is the desk's first.</param>
/// <param name="Steps">What happened to it so far.</param>
/// <param name="Later">What happens after the demo has come alive, counted from then.</param>
public sealed record TrapTicket(
    DemoTicket Ticket,
    string? Board,
    IReadOnlyList<TrapStep> Steps,
    IReadOnlyList<TrapStep> Later
);

/// <summary>Something somebody does to a trap's ticket.</summary>
public sealed record TrapStep(
    TimeSpan After,
    Actor By,
    IReadOnlyDictionary<string, string> Set,
    string? Note,
    bool Internal
);
