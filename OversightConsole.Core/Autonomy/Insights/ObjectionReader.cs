using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Insights;

/// <summary>One reason for which an agent that works alone asked a person.</summary>
/// <param name="Reason">The rule of the gate that objected.</param>
/// <param name="Count">The number of proposals with this objection; one proposal may have several.</param>
/// <param name="Example">The newest objection of this kind, in words; null for audits, whose tickets nobody must know.</param>
/// <param name="Ticket">The ticket of that one; null for audits.</param>
public sealed record ObjectionCount(ObjectionReason Reason, int Count, string? Example, SorRef? Ticket);

/// <summary>How often an agent that works alone acted, and why it asked a person otherwise.</summary>
/// <param name="Alone">The number of proposals on which it acted alone.</param>
/// <param name="Asked">The number of proposals for which it asked a person.</param>
/// <param name="Reasons">The reasons it asked for, the most frequent first.</param>
public sealed record AskedReport(int Alone, int Asked, IReadOnlyList<ObjectionCount> Reasons);

/// <summary>Counts why an agent that works alone asked a person.</summary>
public sealed class ObjectionReader(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>The time over which reasons are counted.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromDays(30);

    /// <summary>The largest number of proposals that are counted, the newest: a page must open at once.</summary>
    public const int MostCounted = 5_000;

    /// <summary>The reasons of the last 30 days; null where the agent made no proposal while it worked alone.</summary>
    public async Task<AskedReport?> ReadAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var from = time.Now() - Period;
        var rows = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Agent == agent && p.CreatedAt >= from && p.Objections != null)
            .OrderByDescending(p => p.CreatedAt)
            .Take(MostCounted)
            .Select(p => new { p.Ticket, p.Objections })
            .ToListAsync(ct);
        if (rows.Count == 0)
            return null;
        var reasons = rows.SelectMany(r => r.Objections!.Select(o => (r.Ticket, Objection: o)))
            .GroupBy(o => o.Objection.Reason)
            .Select(g =>
                g.Key == ObjectionReason.PersonDecides
                    ? new ObjectionCount(g.Key, g.Count(), null, null)
                    : new ObjectionCount(g.Key, g.Count(), g.First().Objection.Sentence, g.First().Ticket)
            )
            .OrderByDescending(c => c.Count)
            .ThenBy(c => c.Reason)
            .ToList();
        var asked = rows.Count(r => r.Objections!.Count > 0);
        return new AskedReport(rows.Count - asked, asked, reasons);
    }
}
