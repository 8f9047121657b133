using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Language.Challengers;

/// <summary>A ticket as the version at work would see it now, for a version that answers later than it.</summary>
/// <param name="View">The ticket with the desk's rules applied and its surroundings.</param>
/// <param name="Outside">Why the ticket is outside the agent's scope, in a sentence; null when it is within.</param>
/// <param name="Basis">What the answer rests on.</param>
/// <param name="AtWork">The newest proposal of the version at work; null where it said nothing.</param>
/// <param name="MaySend">Whether the company on the ticket allows it to be sent; null where none stands on it.</param>
internal sealed record ChallengerView(
    IAgent Agent,
    TicketView View,
    AgentScope Scope,
    string? Outside,
    string Basis,
    Proposal? AtWork,
    bool? MaySend
)
{
    /// <summary>Reads it; null when the ticket is gone or closed.</summary>
    public static async Task<ChallengerView?> ReadAsync(
        OversightDbContext db,
        ISystemOfRecord desk,
        IAgent agent,
        ModelRun run,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (await desk.GetAsync(run.Ticket, ct) is not { ClosedAt: null } record)
            return null;
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(p => p.Ticket == run.Ticket).ToListAsync(ct);
        var stale = new HashSet<Guid>();
        var projection = await TicketProjection.OfAsync(db, record, proposals, stale, ct);
        var catalog = await desk.Desk(record.Ref.Connection).DescribeAsync(ct);
        var view = projection.ViewFor(agent.Key, new TicketView(record, catalog, now), proposals);
        var scope = await AgentScopes.InForceAsync(db, agent.Key, ct);
        var maySend = await LanguageChallenger.MaySendAsync(db, view, ct);
        var basis = LanguageChallenger.BasisOf(agent, view, maySend);
        (view, var outside) = await AgentAsking.Alone(desk).SeeAsync(agent, view, scope, ct);
        var prior = PreviousProposal.Of(proposals, agent.Key, run.Challenger, stale, basisChanged: false);
        return new ChallengerView(agent, view, scope, outside, basis, prior.Latest, maySend);
    }
}
