using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Language;

/// <summary>What the language service may still cost today (UTC).</summary>
public static class RunBudget
{
    /// <summary>A version that only runs beside another may use this share of the day's budget, so that it starves nobody.</summary>
    public const double ChallengerShare = 0.5;

    /// <summary>Why nothing more is asked today; null while there is something left.</summary>
    internal static async Task<string?> OverAsync(
        OversightDbContext db,
        ChatSettings settings,
        bool challenger,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var used = await db.Set<ModelRun>()
            .Where(r => r.UpdatedAt >= today)
            .GroupBy(r => r.Challenger != null)
            .Select(g => new
            {
                Beside = g.Key,
                Tokens = g.Sum(r => r.TokensIn + r.TokensOut),
                Cost = g.Sum(r => r.Cost),
            })
            .ToListAsync(ct);
        if (used.Sum(u => u.Tokens) >= settings.TokensPerDay || used.Sum(u => u.Cost) >= settings.CostPerDay)
            return "today's budget is used up";
        var own = used.Find(u => u.Beside);
        return
            challenger
            && own is not null
            && (
                own.Tokens >= settings.TokensPerDay * ChallengerShare
                || own.Cost >= settings.CostPerDay * ChallengerShare
            )
            ? "its share of today's budget is used up"
            : null;
    }
}
