using Microsoft.EntityFrameworkCore;
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
        from p in db.Set<Proposals.Proposal>()
        where p.Claim == claim && p.Sequence > after && p.IsEvidence
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
