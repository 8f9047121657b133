using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Autonomy.Stopping;

/// <summary>What a stop could hit: an agent about to write, and where.</summary>
/// <param name="Agent">The key of the agent.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Board">The board it lies on now; null where it lies on none.</param>
/// <param name="Company">The customer of the ticket; null where it has none.</param>
public sealed record StopTarget(string Agent, SorRef Ticket, string? Board, string? Company)
{
    /// <summary>False when nobody looked where the ticket lies: then a stop of any board or customer hits it.</summary>
    public bool PlaceKnown { get; private init; } = true;

    /// <summary>An agent on a ticket as it stands now.</summary>
    public static StopTarget Of(string agent, SorRecord ticket) =>
        new(agent, ticket.Ref, ticket[TicketFields.Board]?.Id, ticket[TicketFields.Company]?.Id);

    /// <summary>An agent on a ticket that was not read.</summary>
    public static StopTarget Unread(string agent, SorRef ticket) =>
        new(agent, ticket, null, null) { PlaceKnown = false };
}
