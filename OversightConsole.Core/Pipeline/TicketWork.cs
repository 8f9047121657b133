using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline;

/// <summary>
/// What happens when a ticket arrived or changed: what rested on other facts is looked at again, what the closing decides
/// is settled, and each agent that has something to say is asked once.
/// </summary>
public sealed class TicketWork(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    AutonomyGate gate,
    IReadOnlyList<IAgent> agents,
    TimeProvider time
)
{
    private readonly ProposalEntry _entry = new(gate);

    /// <summary>The keys of the agents that are installed.</summary>
    public IReadOnlyCollection<string> AgentKeys { get; } = [.. agents.Select(a => a.Key)];

    /// <summary>
    /// The same work over another view of the desk, another clock and another lottery: the demo's history is made at its own
    /// time, from a seed.
    /// </summary>
    public TicketWork At(ISystemOfRecord otherDesk, TimeProvider otherTime, AuditLottery lottery) =>
        new(contexts, otherDesk, gate.With(lottery), agents, otherTime);

    /// <summary>Works on one ticket as it stands now; doing it twice changes nothing.</summary>
    public async Task OnAsync(SorRef ticket, SorCatalog catalog, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        if (await desk.GetAsync(ticket, ct) is not { } record)
            return;
        var now = time.Now();
        await QueuedTickets.KeepAsync(db, record, catalog, ct);
        var proposals = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Connection == ticket.Connection && p.Ticket == ticket.Id)
            .ToListAsync(ct);
        var stale = await OpenProposals.CheckAsync(db, record, proposals, now);
        if (record.ClosedAt is null)
            foreach (var agent in agents.Where(a => a.IsFor(record)))
                await AskAsync(db, agent, record, catalog, Latest(proposals, agent.Key), stale, now, ct);
        else
            await ShadowScoring.ScoreAsync(db, record, now, ct);
        await write.CommitAsync();
    }

    private async Task AskAsync(
        OversightDbContext db,
        IAgent agent,
        SorRecord record,
        SorCatalog catalog,
        Proposal? latest,
        IReadOnlySet<Guid> stale,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        // Only a stale proposal is looked at again: one that is open waits, and one that was decided stays decided.
        var again = latest is not null && (latest.Status == ProposalStatus.Stale || stale.Contains(latest.Id));
        if (latest is not null && !again)
            return;
        var verdict = await gate.MayLookAsync(db, agent.Key, ct);
        if (!verdict.MayLook)
        {
            await AgentLooks.NoteAsync(db, record.Ref.Id, agent.Key, LookResult.NotAsked, verdict.Why, now, ct);
            return;
        }
        switch (Ask(agent, record, catalog))
        {
            case Proposes { Draft: var draft }:
                await _entry.EnterAsync(db, draft with { SupersedesId = again ? latest!.Id : null }, record, now, ct);
                await AgentLooks.NoteAsync(db, record.Ref.Id, agent.Key, LookResult.Proposed, null, now, ct);
                break;
            case Abstains { Why: var why }:
                await AgentLooks.NoteAsync(db, record.Ref.Id, agent.Key, LookResult.Abstained, why, now, ct);
                break;
            case Broke { Why: var why }:
                await AgentLooks.NoteAsync(db, record.Ref.Id, agent.Key, LookResult.Failed, why, now, ct);
                break;
        }
    }

    /// <summary>An agent that throws fails alone: the ticket goes to people and says why.</summary>
    private static AgentAnswer Ask(IAgent agent, SorRecord record, SorCatalog catalog)
    {
        try
        {
            return agent.Look(record, catalog);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new Broke($"It failed: {exception.Message}");
        }
    }

    private static Proposal? Latest(IReadOnlyList<Proposal> proposals, string agent)
    {
        // Not by time alone: a proposal and the one it replaces may carry the same instant.
        var replaced = proposals.Select(p => p.SupersedesId).ToHashSet();
        return proposals
            .Where(p => p.Agent == agent && p.Status != ProposalStatus.Withdrawn && !replaced.Contains(p.Id))
            .MaxBy(p => p.CreatedAt);
    }

    private sealed record Broke(string Why) : AgentAnswer;
}
