using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>The ticket of a round, with what is known of it when the round begins.</summary>
/// <param name="View">The ticket as it stands.</param>
/// <param name="Proposals">Every proposal on the ticket.</param>
/// <param name="Stale">The proposals that turned stale just now.</param>
/// <param name="Projection">The ticket with what is on its way to it; grows while the round goes on.</param>
/// <param name="Notes">Keeps the result of each look.</param>
internal sealed record RunTicket(
    TicketView View,
    IReadOnlyList<Proposal> Proposals,
    IReadOnlySet<Guid> Stale,
    TicketProjection Projection,
    AgentLookLog Notes
)
{
    /// <summary>Reads the ticket with all that is known of it.</summary>
    /// <param name="isNew">No agent has come to it yet, so there is nothing to read.</param>
    public static async Task<RunTicket> ReadAsync(
        OversightDbContext db,
        TicketView view,
        IReadOnlyList<Proposal> proposals,
        IReadOnlySet<Guid> stale,
        bool isNew,
        CancellationToken ct
    )
    {
        var ticket = view.Actual.Ref;
        var looks = isNew
            ? []
            : await db.Set<AgentLook>().Where(l => l.Ticket == ticket).ToDictionaryAsync(l => l.Agent, ct);
        var projection = await TicketProjection.OfAsync(db, view.Actual, proposals, stale, ct);
        return new RunTicket(view, proposals, stale, projection, new AgentLookLog(db, view, looks));
    }

    /// <summary>The view of an agent: with what others proposed, and without what it proposed itself.</summary>
    public TicketView ViewFor(string agent) => Projection.ViewFor(agent, View, Proposals);
}
