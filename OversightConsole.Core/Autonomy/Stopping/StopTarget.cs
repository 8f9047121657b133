using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Autonomy;

/// <summary>What a stop could hit: an agent about to write, and where.</summary>
/// <param name="Agent">Its key.</param>
/// <param name="Ticket">The ticket's id.</param>
/// <param name="Board">The board it lies on now; null while unknown.</param>
/// <param name="Company">Its customer; null while unknown.</param>
public sealed record StopTarget(string Agent, string Ticket, string? Board, string? Company)
{
    /// <summary>An agent on a ticket as it stands now.</summary>
    public static StopTarget Of(string agent, SorRecord ticket) =>
        new(agent, ticket.Ref.Id, ticket[TicketFields.Board]?.Id, ticket[TicketFields.Company]?.Id);
}
