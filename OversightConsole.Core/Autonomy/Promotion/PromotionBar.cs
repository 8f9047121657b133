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

    public static async Task<PromotionBar> OfAsync(
        OversightDbContext db,
        string agent,
        string actionType,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var family = $"{agent}/{actionType}";
        var demotions = await db.Set<Demotion>().CountAsync(d => d.Family == family && d.IsConfirmed, ct);
        var since = now - Remembered;
        var abandoned = await db.Set<AgentClaim>()
            .CountAsync(
                c =>
                    c.Agent == agent
                    && c.ActionType == actionType
                    && c.End == ClaimEnd.Abandoned
                    && c.EndedAt >= since
                    && c.Flagged > 0,
                ct
            );
        return new PromotionBar(1 / Alpha * Math.Pow(2, demotions) * (1 + abandoned), Reason(demotions, abandoned));
    }

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
