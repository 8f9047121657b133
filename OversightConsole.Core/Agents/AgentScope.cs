using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents;

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
