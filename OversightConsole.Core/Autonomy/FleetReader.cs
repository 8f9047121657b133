using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy;

/// <summary>What an agent's alarm says while it works alone.</summary>
public enum DriftLevel
{
    /// <summary>It does not work alone, or all is as it was when promoted.</summary>
    Steady,

    /// <summary>The alarm score is high: everything is asked.</summary>
    Amber,
}

/// <summary>Reads the fleet for people.</summary>
public sealed class FleetReader(
    IDbContextFactory<OversightDbContext> contexts,
    AgentRegister register,
    TimeProvider time
)
{
    private const int Days = 7;

    /// <summary>Every installed agent in running order, simulated ones last.</summary>
    public async Task<IReadOnlyList<AgentStatus>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var settings = await db.Set<AgentSettings>().AsNoTracking().OrderBy(a => a.Agent).ToListAsync(ct);
        return await ReadAsync(db, [.. settings.OrderBy(a => register[a.Agent].RunningOrder)], now, ct);
    }

    /// <summary>One agent, or null when it is not installed.</summary>
    public async Task<AgentStatus?> FindAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var settings = await db.Set<AgentSettings>().AsNoTracking().SingleOrDefaultAsync(a => a.Agent == agent, ct);
        return settings is null ? null : (await ReadAsync(db, [settings], now, ct))[0];
    }

    /// <summary>Demotions by the console itself that nobody who manages has taken note of, newest first: on every page.</summary>
    public async Task<IReadOnlyList<Demotion>> UnseenAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Demotion>()
            .AsNoTracking()
            .Where(d => d.SeenAt == null)
            .OrderByDescending(d => d.At)
            .ToListAsync(ct);
    }

    /// <summary>Agents that work alone and whose alarm is amber, so that everything they would do is asked; by key.</summary>
    public async Task<IReadOnlyList<string>> DriftingAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<AgentSettings>()
            .Where(a => a.AsksAll && a.Mode == AgentMode.Autonomous)
            .Select(a => a.Agent)
            .OrderBy(a => a)
            .ToListAsync(ct);
    }

    /// <summary>Reads several agents with as many queries as one.</summary>
    private static async Task<IReadOnlyList<AgentStatus>> ReadAsync(
        OversightDbContext db,
        List<AgentSettings> settings,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var week = await WeekAsync(db, now, ct);
        var agents = settings.ConvertAll(s => s.Agent);
        var claims = await ClaimStore.CurrentAsync(db, agents, ct);
        var promotions = await PromotionCheck.OfAsync(
            db,
            settings.ConvertAll(s => (s, claims.GetValueOrDefault(s.Agent))),
            null,
            now,
            ct
        );
        var scores = await ScoresAsync(db, settings, ct);
        var back = await SteppedBackAsync(db, agents, ct);
        return
        [
            .. settings.Zip(
                promotions,
                (s, promotion) =>
                    One(s, promotion, scores.GetValueOrDefault(s.Agent), back.GetValueOrDefault(s.Agent), week, now)
            ),
        ];
    }

    private static AgentStatus One(
        AgentSettings settings,
        PromotionStatus promotion,
        double score,
        Demotion? steppedBack,
        Week week,
        DateTimeOffset now
    )
    {
        var agent = settings.Agent;
        int Count(DecisionKind kind, Verdict verdict) =>
            week.Decisions.Where(d => d.Agent == agent && d.Kind == kind && d.Verdict == verdict).Sum(d => d.Count);
        return new AgentStatus(
            agent,
            settings.Mode,
            promotion,
            settings.AsksAll ? DriftLevel.Amber : DriftLevel.Steady,
            score,
            settings.ChangedAt,
            settings.ChangedBy,
            settings.Reason,
            week.Waiting.GetValueOrDefault(agent),
            Count(DecisionKind.Human, Verdict.Approve),
            Count(DecisionKind.Human, Verdict.Override),
            Count(DecisionKind.Human, Verdict.Reject),
            Count(DecisionKind.Automatic, Verdict.Approve),
            week.ByDay(agent, now),
            week.Stops.Any(s => s.Scope == StopScope.All || (s.Scope == StopScope.Agent && s.Key == agent)),
            steppedBack,
            new ClaimTerms(settings.Target, settings.Floor, settings.CriticalTarget),
            settings.AuditShare
        );
    }

    /// <summary>The alarm score of each agent that works alone.</summary>
    private static async Task<Dictionary<string, double>> ScoresAsync(
        OversightDbContext db,
        List<AgentSettings> settings,
        CancellationToken ct
    )
    {
        var promoted = settings
            .Where(s => s is { Mode: AgentMode.Autonomous, PromotedClaim: not null })
            .ToDictionary(s => s.Agent, s => s.PromotedClaim!);
        if (promoted.Count == 0)
            return [];
        var keys = promoted.Values.ToList();
        var targets = await db.Set<AgentClaim>()
            .Where(c => keys.Contains(c.Key))
            .ToDictionaryAsync(c => c.Key, c => c.Target, ct);
        var audits = await DriftWatch.AuditsAsync(db, keys, ct);
        return promoted.ToDictionary(p => p.Key, p => AuditScore.Of(audits[p.Value], targets[p.Value]).Score);
    }

    /// <summary>The newest demotion of each agent since its mode was set last.</summary>
    private static async Task<Dictionary<string, Demotion>> SteppedBackAsync(
        OversightDbContext db,
        List<string> agents,
        CancellationToken ct
    )
    {
        var demotions = await (
            from s in db.Set<AgentSettings>()
            where agents.Contains(s.Agent)
            join d in db.Set<Demotion>() on s.Agent equals d.Agent
            where d.At >= s.ChangedAt
            select d
        )
            .AsNoTracking()
            .ToListAsync(ct);
        return demotions.GroupBy(d => d.Agent).ToDictionary(g => g.Key, g => g.MaxBy(d => d.At)!);
    }

    private static async Task<Week> WeekAsync(OversightDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - TimeSpan.FromDays(Days);
        var waiting = await db.Set<Proposal>()
            .Where(p => p.Status == ProposalStatus.Pending)
            .GroupBy(p => p.Agent)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var decisions = await (
            from d in db.Set<Decision>()
            join p in db.Set<Proposal>() on d.ProposalId equals p.Id
            where d.At >= since && d.Round == p.Round
            group d by new
            {
                p.Agent,
                d.Kind,
                d.Verdict,
            } into g
            select new Decided(g.Key.Agent, g.Key.Kind, g.Key.Verdict, g.Count())
        ).ToListAsync(ct);
        var overrides = await (
            from d in db.Set<Decision>()
            join p in db.Set<Proposal>() on d.ProposalId equals p.Id
            where d.At >= since && d.Round == p.Round && d.Verdict == Verdict.Override
            select new { p.Agent, d.At }
        ).ToListAsync(ct);
        var stops = await db.Set<Stop>().AsNoTracking().Where(s => s.LiftedAt == null).ToListAsync(ct);
        return new Week(waiting, decisions, [.. overrides.Select(o => (o.Agent, o.At))], stops);
    }

    private sealed record Decided(string Agent, DecisionKind Kind, Verdict Verdict, int Count);

    private sealed record Week(
        Dictionary<string, int> Waiting,
        List<Decided> Decisions,
        IReadOnlyList<(string Agent, DateTimeOffset At)> Overrides,
        List<Stop> Stops
    )
    {
        public IReadOnlyList<int> ByDay(string agent, DateTimeOffset now)
        {
            var days = new int[Days];
            foreach (var (_, at) in Overrides.Where(o => o.Agent == agent))
                days[Math.Clamp(Days - 1 - (int)(now - at).TotalDays, 0, Days - 1)]++;
            return days;
        }
    }
}
