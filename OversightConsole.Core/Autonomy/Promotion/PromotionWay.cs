using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>Says how far a claim is from promotion, and what would help most.</summary>
internal static class PromotionWay
{
    private static readonly TimeSpan Pace = TimeSpan.FromDays(7);
    private const int FewestToSay = 50;

    /// <summary>How many items of each claim were counted in the last week; claims without any are left out.</summary>
    public static Task<Dictionary<string, int>> CountedLatelyAsync(
        OversightDbContext db,
        IReadOnlyList<string> claims,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var since = now - Pace;
        return db.Set<EvidenceEntry>()
            .Where(e => claims.Contains(e.Claim) && e.At >= since && e.Number == 1)
            .Where(e => db.Set<Proposals.Proposal>().Any(p => p.Id == e.ProposalId && p.IsEvidence))
            .GroupBy(e => e.Claim)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <param name="counted">How many items were counted in the last week.</param>
    public static WayThere Of(
        int counted,
        AgentClaim claim,
        ClaimTally tally,
        PromotionBar bar,
        IReadOnlyList<PromotionGate> gates,
        DateTimeOffset now
    )
    {
        var perDay = counted / Pace.TotalDays;
        var atBest = PromotionBoundary.FurtherRight(tally.Right, tally.Failures, claim.Target, 1 / bar.Value);
        var remaining = QueuePriority.ReviewsRemaining(tally.Right, tally.Failures, claim.Target, 1 / bar.Value);
        var about =
            perDay > 0 && remaining is { } reviews && reviews / perDay is < 3650 and var days
                ? DateOnly.FromDateTime((now + TimeSpan.FromDays(days)).UtcDateTime)
                : (DateOnly?)null;
        return new WayThere(atBest, remaining, about, perDay, Remedy(tally, perDay, remaining, gates));
    }

    private static string Remedy(ClaimTally tally, double perDay, double? remaining, IReadOnlyList<PromotionGate> gates)
    {
        var open = gates.Where(g => g.State == GateState.Open).ToList();
        if (open.Count == 0)
            return "Every gate is passed; a manager decides.";
        if (open.FirstOrDefault(g => g.Kind == GateKind.Trail) is { } trail)
            return trail.Sentence;
        if (open.All(g => g.Kind != GateKind.Accuracy))
            return open[0].Sentence;
        if (tally.Counted < FewestToSay)
            return $"Too early to say. {tally.Counted} reviews; first estimate at {FewestToSay}.";
        if (remaining is null)
            return "Not at this accuracy.";
        return perDay == 0 ? "Nobody answers its suggestions now." : "Answer its oldest open suggestions first.";
    }
}
