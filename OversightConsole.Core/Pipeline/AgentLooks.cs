using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline;

/// <summary>Keeps, for every ticket and agent, why nothing happened.</summary>
public sealed class AgentLooks(IDbContextFactory<OversightDbContext> contexts)
{
    private const int LongestWhy = 390;

    /// <summary>What each agent's last look at the ticket came to.</summary>
    public async Task<IReadOnlyList<AgentLook>> OfAsync(string ticket, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<AgentLook>()
            .AsNoTracking()
            .Where(l => l.Ticket == ticket)
            .OrderBy(l => l.Agent)
            .ToListAsync(ct);
    }

    internal static async Task NoteAsync(
        OversightDbContext db,
        SorRecord record,
        string agent,
        LookResult result,
        string? why,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var look = await db.Set<AgentLook>().FindAsync([record.Ref.Id, agent], ct);
        if (look is null)
            db.Add(look = new AgentLook { Ticket = record.Ref.Id, Agent = agent });
        look.Result = result;
        look.Why = why?.Length > LongestWhy ? why[..LongestWhy] + "…" : why;
        look.At = now;
    }
}
