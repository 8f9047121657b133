using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline.Training;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline;

/// <summary>
/// Finds tickets an agent owes another look though the desk reports no change: a proposal turned stale while it was
/// decided or sent, the agent learned something new, or its mode lets it look now.
/// </summary>
internal static class Relook
{
    public static async Task<IReadOnlyList<SorRef>> DueAsync(
        OversightDbContext db,
        IReadOnlyCollection<string> agents,
        int most,
        CancellationToken ct
    )
    {
        var looks = db.Set<AgentLook>();
        var stale = await db.Set<Proposal>()
            .Where(p => p.Status == ProposalStatus.Stale && agents.Contains(p.Agent))
            .Where(p => !looks.Any(l => l.Ticket == p.Ticket && l.Agent == p.Agent && l.At >= p.StatusAt))
            .Where(p => db.Set<QueuedTicket>().Any(t => t.Ticket == p.Ticket && !t.Closed))
            .Select(p => p.Ticket)
            .Distinct()
            .OrderBy(t => t)
            .Take(most)
            .ToListAsync(ct);
        var outdated = await (
            from look in looks
            join settings in db.Set<AgentSettings>() on look.Agent equals settings.Agent
            where
                agents.Contains(look.Agent)
                && look.Result != LookResult.Proposed
                && (
                    (look.At < settings.ChangedAt && settings.Mode != AgentMode.Off)
                    || db.Set<TrainedModel>()
                        .Any(m =>
                            m.Agent == look.Agent
                            && m.Standing == VersionStanding.Champion
                            && (m.StandingAt ?? m.At) > look.At
                        )
                )
                && db.Set<QueuedTicket>().Any(t => t.Ticket == look.Ticket && !t.Closed)
            select look.Ticket
        )
            .Distinct()
            .OrderBy(t => t)
            .Take(most)
            .ToListAsync(ct);
        return [.. stale.Union(outdated).Select(t => new SorRef(SorRef.Embedded, "ticket", t))];
    }
}
