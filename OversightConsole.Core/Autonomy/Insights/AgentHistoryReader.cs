using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Insights;

/// <summary>A claim as one looks back on it.</summary>
/// <param name="IsInUse">The agent works alone on it, or, where it does not, its proposals go to it.</param>
/// <param name="Lower">95 % sure that accuracy was at least this; 0–1.</param>
public sealed record ClaimLine(
    string Version,
    double Floor,
    double Target,
    DateTimeOffset OpenedAt,
    DateTimeOffset? EndedAt,
    ClaimEnd? End,
    bool IsInUse,
    long Right,
    long Wrong,
    double Lower
);

/// <summary>A customer for whom an agent asks again after a severe error.</summary>
/// <param name="Company">The customer's name.</param>
/// <param name="Ticket">The ticket of the error.</param>
public sealed record SuspensionLine(Guid Id, string Company, string? Ticket, DateTimeOffset At);

/// <summary>What an agent earned and lost, newest first.</summary>
public sealed record AgentHistory(
    IReadOnlyList<ClaimLine> Claims,
    IReadOnlyList<GrantedPromotion> Promotions,
    IReadOnlyList<Demotion> Demotions,
    IReadOnlyList<SuspensionLine> Suspensions
);

/// <summary>Reads an agent's past: claims, promotions, demotions, and the suspensions that still hold.</summary>
public sealed class AgentHistoryReader(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    DeskHealth desks
)
{
    private const int Most = 50;

    /// <summary>The newest fifty of each.</summary>
    public async Task<AgentHistory> ReadAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new AgentHistory(
            await ClaimsAsync(db, agent, ct),
            await db.Set<GrantedPromotion>()
                .AsNoTracking()
                .Where(p => p.Agent == agent)
                .OrderByDescending(p => p.At)
                .Take(Most)
                .ToListAsync(ct),
            await db.Set<Demotion>()
                .AsNoTracking()
                .Where(d => d.Agent == agent)
                .OrderByDescending(d => d.At)
                .Take(Most)
                .ToListAsync(ct),
            await NamedAsync(await SuspensionsAsync(db, agent, ct), ct)
        );
    }

    /// <summary>Each customer as the desk of its ticket calls it; by its id while that desk does not answer.</summary>
    private async Task<IReadOnlyList<SuspensionLine>> NamedAsync(
        IReadOnlyList<SuspensionLine> suspensions,
        CancellationToken ct
    )
    {
        var catalogs = await DeskCatalogs.OfAnsweringAsync(desks, suspensions.Select(TicketOf), ct);
        return [.. suspensions.Select(s => s with { Company = catalogs.Of(TicketOf(s)).CompanyName(s.Company) })];

        SorRef TicketOf(SuspensionLine line) =>
            line.Ticket is { } ticket ? SorRef.ParseTicket(ticket) : SorRef.NoTicket(desk.Connection);
    }

    private static async Task<IReadOnlyList<ClaimLine>> ClaimsAsync(
        OversightDbContext db,
        string agent,
        CancellationToken ct
    )
    {
        var promoted = await db.Set<AgentSettings>()
            .Where(a => a.Agent == agent)
            .Select(a => a.PromotedClaim)
            .SingleOrDefaultAsync(ct);
        var current = promoted ?? (await ClaimStore.CurrentAsync(db, agent, ct))?.Key;
        var claims = await db.Set<AgentClaim>()
            .AsNoTracking()
            .Where(c => c.Agent == agent)
            .OrderByDescending(c => c.OpenedAt)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. claims.Select(c => new ClaimLine(
                c.AgentVersion,
                c.Floor,
                c.Target,
                c.OpenedAt,
                c.EndedAt,
                c.End,
                c.Key == current,
                c.Tally.Right,
                c.Tally.Failures,
                AccuracyBounds.Lower(c.Tally.Right, c.Tally.Failures, PromotionBar.Alpha)
            )),
        ];
    }

    private static async Task<IReadOnlyList<SuspensionLine>> SuspensionsAsync(
        OversightDbContext db,
        string agent,
        CancellationToken ct
    ) =>
        await (
            from s in db.Set<Suspension>()
            where s.Agent == agent && s.LiftedAt == null
            orderby s.At descending
            select new SuspensionLine(
                s.Id,
                s.Company,
                db.Set<Proposals.Proposal>()
                    .Where(p => p.Id == s.ProposalId)
                    .Select(p => (string)(object)p.Ticket)
                    .FirstOrDefault(),
                s.At
            )
        ).ToListAsync(ct);
}
