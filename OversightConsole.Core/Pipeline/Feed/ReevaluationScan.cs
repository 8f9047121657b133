using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Pipeline.Feed;

/// <summary>
/// Finds tickets an agent owes another look though the desk reports no change: a proposal turned stale while it was
/// decided or sent, the agent learned something new, or its mode lets it look now.
/// </summary>
internal sealed class ReevaluationScan(IReadOnlyCollection<string> agents, TimeProvider time)
{
    /// <summary>
    /// How long nothing is searched for again where nothing was found and no agent has changed since: a look that began
    /// before the change may still come in from another node, and reading every look each time slows a backlog down.
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private IReadOnlyDictionary<string, DateTimeOffset> _changes = new Dictionary<string, DateTimeOffset>();
    private DateTimeOffset? _foundNothing;

    /// <summary>The next <paramref name="most"/> of either kind on the desks of <paramref name="connections"/>.</summary>
    public async Task<IReadOnlyList<SorRef>> DueAsync(
        OversightDbContext db,
        IReadOnlyCollection<string> connections,
        int most,
        CancellationToken ct
    )
    {
        var looks = db.Set<AgentLook>();
        var stale = await db.Set<Proposal>()
            .On(connections, p => (string)(object)p.Ticket)
            .Where(p => p.Status == ProposalStatus.Stale && agents.Contains(p.Agent))
            .Where(p => !looks.Any(l => l.Ticket == p.Ticket && l.Agent == p.Agent && l.At >= p.StatusAt))
            .Where(p => db.Set<QueuedTicket>().Any(t => t.Ticket == p.Ticket && !t.Closed))
            .Select(p => p.Ticket)
            .Distinct()
            .OrderBy(t => t)
            .Take(most)
            .ToListAsync(ct);
        var outdated = await OutdatedAsync(db, connections, most, ct);
        return [.. stale.Union(outdated)];
    }

    private async Task<IReadOnlyList<SorRef>> OutdatedAsync(
        OversightDbContext db,
        IReadOnlyCollection<string> connections,
        int most,
        CancellationToken ct
    )
    {
        var changes = await ChangesAsync(db, ct);
        var same = changes.Count == _changes.Count && changes.All(c => _changes.GetValueOrDefault(c.Key) == c.Value);
        if (changes.Count == 0 || (same && _foundNothing is { } at && time.GetUtcNow() - at < Quiet))
            return [];
        var newest = changes.Values.Max();
        var outdated = await (
            from look in db.Set<AgentLook>().On(connections, l => (string)(object)l.Ticket)
            where look.At < newest
            join settings in db.Set<AgentSettings>() on look.Agent equals settings.Agent
            where
                agents.Contains(look.Agent)
                && look.Result != LookResult.Proposed
                && (
                    (look.At < settings.ChangedAt && settings.Mode != AgentMode.Off)
                    || db.Set<TrainedModel>()
                        .Any(m =>
                            m.Agent == look.Agent && m.Role == VersionRole.Champion && (m.RoleSince ?? m.At) > look.At
                        )
                )
                && db.Set<QueuedTicket>().Any(t => t.Ticket == look.Ticket && !t.Closed)
            select look.Ticket
        )
            .Distinct()
            .OrderBy(t => t)
            .Take(most)
            .ToListAsync(ct);
        (_changes, _foundNothing) = (changes, outdated.Count == 0 ? time.GetUtcNow() : null);
        return outdated;
    }

    /// <summary>When each agent was last set or learned anew.</summary>
    private async Task<Dictionary<string, DateTimeOffset>> ChangesAsync(OversightDbContext db, CancellationToken ct)
    {
        var changes = await db.Set<AgentSettings>()
            .Where(s => agents.Contains(s.Agent))
            .ToDictionaryAsync(s => s.Agent, s => s.ChangedAt, ct);
        var learned = await db.Set<TrainedModel>()
            .Where(m => m.Role == VersionRole.Champion && agents.Contains(m.Agent))
            .Select(m => new { m.Agent, At = m.RoleSince ?? m.At })
            .ToListAsync(ct);
        foreach (var model in learned)
            if (changes.TryGetValue(model.Agent, out var at) && model.At > at)
                changes[model.Agent] = model.At;
        return changes;
    }
}
