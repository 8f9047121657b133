using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>
/// What the gates of some claims are judged by, read for all of them together: the fleet looks at every agent each second,
/// and a dozen queries for each would be more than the whole of its other work.
/// </summary>
internal sealed class PromotionFacts
{
    private readonly OversightDbContext _db;
    private readonly Dictionary<string, PromotionBar> _bars;
    private Dictionary<string, ClaimItems> _waiting = [];
    private Dictionary<string, int> _reviewers = [];
    private Dictionary<string, int> _countedLately = [];
    private Dictionary<(string Agent, string Version, bool Found), int> _critical = [];
    private Dictionary<string, ClaimItems> _items = [];

    private PromotionFacts(
        OversightDbContext db,
        CriticalValues criticalValues,
        Dictionary<string, PromotionBar> bars
    ) => (_db, CriticalValues, _bars) = (db, criticalValues, bars);

    /// <summary>What the desks mark as critical and as severe.</summary>
    public CriticalValues CriticalValues { get; }

    /// <summary>What the last check of the trail found; null before the first.</summary>
    public TrailVerdict? Trail { get; private set; }

    /// <summary>Reads what can be counted without the items of the claims.</summary>
    public static async Task<PromotionFacts> ReadAsync(
        OversightDbContext db,
        IReadOnlyList<AgentClaim> claims,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var keys = claims.Select(c => c.Key).ToList();
        var bars = await PromotionBar.OfAsync(db, claims, now, ct);
        return new PromotionFacts(db, await CriticalValues.ReadAsync(db, ct), bars)
        {
            Trail = await db.Set<TrailVerdict>().AsNoTracking().SingleOrDefaultAsync(ct),
            _waiting = await ClaimItems.BehindPrefixAsync(db, keys, ct),
            _reviewers = await ClaimItems.ReviewersAsync(db, keys, ct),
            _countedLately = await PromotionWay.CountedLatelyAsync(db, keys, now, ct),
            _critical = await CriticalAsync(db, claims, ct),
        };
    }

    /// <summary>Reads all items of some of the claims, where the stored counts cannot tell.</summary>
    public async Task ReadItemsAsync(IReadOnlyList<AgentClaim> claims, CancellationToken ct) =>
        _items = claims.Count == 0 ? [] : await ClaimItems.ReadAsync(_db, [.. claims.Select(c => c.Key)], ct);

    /// <summary>What the evidence of the claim must reach.</summary>
    public PromotionBar Bar(AgentClaim claim) => _bars[claim.Key];

    /// <summary>The items that the counted prefix does not reach.</summary>
    public ClaimItems Waiting(AgentClaim claim) => _waiting[claim.Key];

    /// <summary>All items of the claim; null where they were not read.</summary>
    public ClaimItems? Items(AgentClaim claim) => _items.GetValueOrDefault(claim.Key);

    /// <summary>How many people have answered in the claim.</summary>
    public int Reviewers(AgentClaim claim) => _reviewers.GetValueOrDefault(claim.Key);

    /// <summary>How many items were counted in the last week.</summary>
    public int CountedLately(AgentClaim claim) => _countedLately.GetValueOrDefault(claim.Key);

    /// <summary>How many critical tickets the version found, and how many it missed.</summary>
    public (int Found, int Missed) Critical(AgentClaim claim) =>
        (
            _critical.GetValueOrDefault((claim.Agent, claim.AgentVersion, true)),
            _critical.GetValueOrDefault((claim.Agent, claim.AgentVersion, false))
        );

    /// <summary>All answers of a version: recall does not depend on the target, and critical tickets are rare.</summary>
    private static async Task<Dictionary<(string Agent, string Version, bool Found), int>> CriticalAsync(
        OversightDbContext db,
        IReadOnlyList<AgentClaim> claims,
        CancellationToken ct
    )
    {
        var agents = claims
            .Where(c => CriticalValues.CanBeCritical(c.Fields.Split('+')))
            .Select(c => c.Agent)
            .Distinct()
            .ToList();
        if (agents.Count == 0)
            return [];
        var lines =
            from e in db.Set<EvidenceEntry>()
            where e.IsCritical && e.Ending != EvidenceResult.TakenBack
            where !db.Set<EvidenceEntry>().Any(l => l.ProposalId == e.ProposalId && l.Number > e.Number)
            join c in db.Set<AgentClaim>() on e.Claim equals c.Key
            where agents.Contains(c.Agent)
            group e by new
            {
                c.Agent,
                c.AgentVersion,
                e.CriticalFound,
            } into g
            select new { g.Key, Count = g.Count() };
        return await lines.ToDictionaryAsync(
            g => (g.Key.Agent, g.Key.AgentVersion, g.Key.CriticalFound),
            g => g.Count,
            ct
        );
    }
}
