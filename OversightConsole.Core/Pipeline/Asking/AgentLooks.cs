using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>Keeps, for every ticket and agent, why nothing happened.</summary>
public sealed class AgentLooks(IDbContextFactory<OversightDbContext> contexts)
{
    /// <summary>What each agent's last look at the ticket came to.</summary>
    public async Task<IReadOnlyList<AgentLook>> OfAsync(SorRef ticket, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<AgentLook>()
            .AsNoTracking()
            .Where(l => l.Ticket == ticket && !EF.Functions.Like(l.Agent, "%@%"))
            .OrderBy(l => l.Agent)
            .ToListAsync(ct);
    }

    /// <summary>
    /// Notes in a transaction of its own that the work on a ticket failed, for each agent that owed it a look. An agent
    /// whose proposal stands was not held up.
    /// </summary>
    internal async Task FailedAsync(
        SorRef ticket,
        IReadOnlyCollection<string> agents,
        string why,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(now, ct);
        var stands = await db.Set<Proposal>()
            .Where(p => p.Ticket == ticket && p.Status != ProposalStatus.Stale && p.Status != ProposalStatus.Withdrawn)
            .Select(p => p.Agent)
            .Distinct()
            .ToListAsync(ct);
        foreach (var agent in agents.Except(stands))
            await NoteAsync(db, ticket, agent, why, now, ct);
        await write.CommitAsync();
    }

    private static async Task NoteAsync(
        OversightDbContext db,
        SorRef ticket,
        string agent,
        string why,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var look = await db.Set<AgentLook>().FindAsync([ticket, agent], ct);
        if (look is null)
            db.Add(look = new AgentLook { Ticket = ticket, Agent = agent });
        look.Note(LookResult.Failed, why, look.Basis, now);
    }
}
