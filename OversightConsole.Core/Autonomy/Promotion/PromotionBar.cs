using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>
/// What the evidence of a claim must reach: 20 (α = 5 %), doubled for every confirmed demotion of the family, so that the
/// lifetime chance of any false promotion stays below 10 %, and times one more for each claim of it that was given up in the
/// last 90 days: versions are no lottery tickets.
/// </summary>
/// <param name="Value">The value that the evidence has to reach.</param>
/// <param name="Why">Why it is higher than 20; null when it is not.</param>
internal sealed record PromotionBar(double Value, string? Why)
{
    public const double Alpha = 0.05;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>The bar of each claim, by its key.</summary>
    public static async Task<Dictionary<string, PromotionBar>> OfAsync(
        OversightDbContext db,
        IReadOnlyList<AgentClaim> claims,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var families = claims.Select(c => c.Family).Distinct().ToList();
        var demotions = await db.Set<Demotion>()
            .Where(d => families.Contains(d.Family) && d.IsConfirmed)
            .GroupBy(d => d.Family)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var agents = claims.Select(c => c.Agent).Distinct().ToList();
        var since = now - Remembered;
        var abandoned = await db.Set<AgentClaim>()
            .Where(c => agents.Contains(c.Agent) && c.End == ClaimEnd.Abandoned && c.EndedAt >= since && c.Flagged > 0)
            .GroupBy(c => new { c.Agent, c.ActionType })
            .Select(g => new
            {
                g.Key.Agent,
                g.Key.ActionType,
                Count = g.Count(),
            })
            .ToDictionaryAsync(g => (g.Agent, g.ActionType), g => g.Count, ct);
        return claims.ToDictionary(
            c => c.Key,
            c => Of(demotions.GetValueOrDefault(c.Family), abandoned.GetValueOrDefault((c.Agent, c.ActionType)))
        );
    }

    private static PromotionBar Of(int demotions, int abandoned) =>
        new(1 / Alpha * Math.Pow(2, demotions) * (1 + abandoned), Reason(demotions, abandoned));

    private static string? Reason(int demotions, int abandoned) =>
        (demotions, abandoned) switch
        {
            (0, 0) => null,
            (_, 0) => $"It needs more proof than at first: it lost its autonomy {Times(demotions)}.",
            (0, _) => $"It needs more proof than at first: {Tries(abandoned)} given up in the last 90 days.",
            _ =>
                $"It needs more proof than at first: it lost its autonomy {Times(demotions)}, and {Tries(abandoned)} given up in the last 90 days.",
        };

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";

    private static string Tries(int count) => count == 1 ? "one earlier try was" : $"{count} earlier tries were";
}
