using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Agents.Rules;

/// <summary>
/// A rule of the desk that goes before what an agent would say: a condition in plain fields, no code. All parts that are
/// given must hold.
/// </summary>
public sealed record DeskRule
{
    /// <summary>What people call it: "SOP 12".</summary>
    public required string Name { get; init; }

    /// <summary>Only tickets of this customer, in one word (<see cref="SorRef.Word"/>); null means any.</summary>
    public string? Company { get; init; }

    /// <summary>Only requesters who are handled ahead of the grid.</summary>
    public bool OnlyVip { get; init; }

    /// <summary>Only classes that begin with this code, in one word: <c>incident/network</c>; null means any.</summary>
    public string? Class { get; init; }

    /// <summary>Only tickets whose title or text has this word, whatever its case; null means any.</summary>
    public string? Word { get; init; }

    /// <summary>How many priorities up (positive) or down (negative) from what the grid gives; from -3 to 3.</summary>
    public int Raise { get; init; }

    /// <summary>Whether it holds for what is seen.</summary>
    public bool Holds(TicketView view) =>
        (Company is null || OnItsDesk(view, view.Company?.Value.Id) == Company)
        && (!OnlyVip || view.Contact is { IsVip: true })
        && (Class is null || IsUnder(OnItsDesk(view, view.Class), Class))
        && (Word is null || view.Text.All.Contains(Word, StringComparison.OrdinalIgnoreCase));

    /// <summary>What has an id on the ticket's desk, in one word; null for nothing.</summary>
    private static string? OnItsDesk(TicketView view, string? id) =>
        id is null ? null : SorRef.Word(view.Actual.Ref.Connection, id);

    private static bool IsUnder(string? code, string prefix) =>
        code is not null && (code == prefix || code.StartsWith(prefix + "/", StringComparison.Ordinal));
}

/// <summary>
/// On which tickets an agent works, what it may not write, and the rules that go before it. Boards, statuses and customers
/// are those of one desk, in one word (<see cref="SorRef.Word"/>): another desk may use the same id.
/// </summary>
public sealed record AgentScope
{
    /// <summary>Every ticket, every field, no rules.</summary>
    public static readonly AgentScope Everything = new();

    /// <summary>Only tickets on these boards; empty means all.</summary>
    public IReadOnlyList<string> Boards { get; init; } = [];

    /// <summary>Only tickets in these statuses; empty means all.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Only tickets of these customers; empty means all.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>No tickets of these customers.</summary>
    public IReadOnlyList<string> ExceptCompanies { get; init; } = [];

    /// <summary>Fields that it must not write.</summary>
    public IReadOnlyList<string> LockedFields { get; init; } = [];

    /// <summary>Rules of the desk, in the order in which they are asked; the first that holds counts.</summary>
    public IReadOnlyList<DeskRule> Rules { get; init; } = [];

    /// <summary>Why a ticket is none of the agent's business, in one sentence; null when it is.</summary>
    public string? WhyNot(TicketView view)
    {
        var ticket = view.Ticket;
        if (Boards.Count > 0 && !Boards.Contains(ticket.Word(TicketFields.Board) ?? ""))
            return "It does not work on this board.";
        if (Statuses.Count > 0 && !Statuses.Contains(ticket.Word(TicketFields.Status) ?? ""))
            return "It does not work on tickets in this status.";
        var company = ticket.Word(TicketFields.Company) ?? "";
        if ((Companies.Count > 0 && !Companies.Contains(company)) || ExceptCompanies.Contains(company))
            return "It does not work for this customer.";
        return null;
    }
}
