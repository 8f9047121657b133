using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>Reads claims and the items their counts rest on.</summary>
internal static class ClaimStore
{
    /// <summary>The claim as the database has it now, tracked; call it under the agent's lock.</summary>
    public static async Task<AgentClaim?> FreshAsync(OversightDbContext db, string key, CancellationToken ct)
    {
        var claim = await db.Set<AgentClaim>().FindAsync([key], ct);
        if (claim is not null && db.Entry(claim).State == EntityState.Unchanged)
            await db.Entry(claim).ReloadAsync(ct);
        return claim;
    }

    /// <summary>The claim that the proposals of the version at work go to now; null before its first.</summary>
    public static Task<AgentClaim?> CurrentAsync(OversightDbContext db, string agent, CancellationToken ct) =>
        db.Set<AgentClaim>()
            .AsNoTracking()
            .Where(c => c.Agent == agent && c.EndedAt == null && !c.IsChallenger)
            .OrderByDescending(c => c.OpenedAt)
            .FirstOrDefaultAsync(ct);

    /// <summary>The claims of the versions at work of several agents, by agent; left out where there is none yet.</summary>
    public static async Task<Dictionary<string, AgentClaim>> CurrentAsync(
        OversightDbContext db,
        IReadOnlyList<string> agents,
        CancellationToken ct
    ) =>
        (
            await db.Set<AgentClaim>()
                .AsNoTracking()
                .Where(c => agents.Contains(c.Agent) && c.EndedAt == null && !c.IsChallenger)
                .ToListAsync(ct)
        )
            .GroupBy(c => c.Agent)
            .ToDictionary(g => g.Key, g => g.MaxBy(c => c.OpenedAt)!);

    /// <summary>The claim that a challenger earns; null before its first proposal.</summary>
    public static Task<AgentClaim?> ChallengerAsync(
        OversightDbContext db,
        string agent,
        string version,
        CancellationToken ct
    ) =>
        db.Set<AgentClaim>()
            .AsNoTracking()
            .Where(c => c.Agent == agent && c.AgentVersion == version && c.EndedAt == null && c.IsChallenger)
            .OrderByDescending(c => c.OpenedAt)
            .FirstOrDefaultAsync(ct);

    /// <summary>Flagged items of a claim after <paramref name="after"/>, in creation order, with how they ended last.</summary>
    public static IQueryable<ItemRow> Items(OversightDbContext db, string claim, long after) =>
        Rows(db, db.Set<Proposal>().Where(p => p.Claim == claim && p.Sequence > after));

    /// <summary>Flagged items of several claims, in creation order, with how they ended last.</summary>
    public static IQueryable<ItemRow> Items(OversightDbContext db, IReadOnlyList<string> claims) =>
        Rows(db, db.Set<Proposal>().Where(p => claims.Contains(p.Claim!)));

    /// <summary>Flagged items of several claims that follow what is counted of each.</summary>
    public static IQueryable<ItemRow> BehindPrefix(OversightDbContext db, IReadOnlyList<string> claims) =>
        Rows(
            db,
            from c in db.Set<AgentClaim>()
            where claims.Contains(c.Key)
            from p in db.Set<Proposal>()
            where p.Claim == c.Key && p.Sequence > c.Prefix
            select p
        );

    /// <summary>Flagged items of several claims that were made since each was promoted; none of one that was not.</summary>
    public static IQueryable<ItemRow> SincePromotion(OversightDbContext db, IReadOnlyList<string> claims) =>
        Rows(
            db,
            from c in db.Set<AgentClaim>()
            where claims.Contains(c.Key)
            from p in db.Set<Proposal>()
            where p.Claim == c.Key && p.Sequence > c.PromotedAt
            select p
        );

    private static IQueryable<ItemRow> Rows(OversightDbContext db, IQueryable<Proposal> proposals) =>
        from p in proposals
        where p.IsEvidence
        // A join and not "the first of its lines": that would number all lines of all claims for every answer.
        from last in db.Set<EvidenceEntry>()
            .Where(e =>
                e.ProposalId == p.Id
                && !db.Set<EvidenceEntry>().Any(l => l.ProposalId == e.ProposalId && l.Number > e.Number)
            )
            .DefaultIfEmpty()
        orderby p.Sequence
        select new ItemRow
        {
            ProposalId = p.Id,
            Claim = p.Claim!,
            Ticket = p.Ticket,
            Sequence = p.Sequence,
            Unit = p.Unit,
            Probability = p.AuditProbability,
            Last = last,
        };
}

/// <summary>A flagged proposal and its last line in the ledger.</summary>
internal sealed class ItemRow
{
    public Guid ProposalId { get; init; }
    public string Claim { get; init; } = "";
    public SorRef Ticket { get; init; } = null!;
    public long Sequence { get; init; }
    public string Unit { get; init; } = "";
    public double Probability { get; init; }
    public EvidenceEntry? Last { get; init; }

    public CountedItem Counted => new(Sequence, Unit, Last?.Ending);

    /// <summary>The person whose answer stands; null where none does.</summary>
    public string? Reviewer => Last is { } last && last.Ending.IsAnswer() ? last.ReviewerId : null;

    /// <summary>Whether it ended: answered, or found to need no answer.</summary>
    public bool HasEnded => Last is not null && Last.Ending.Weigh() != EvidenceWeight.Open;
}
