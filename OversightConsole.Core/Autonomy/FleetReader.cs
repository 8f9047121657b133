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
        var week = await WeekAsync(db, now, ct);
        var statuss = new List<AgentStatus>();
        foreach (var agent in settings.OrderBy(a => register[a.Agent].RunningOrder))
            statuss.Add(await OneAsync(db, agent, week, now, ct));
        return statuss;
    }

    /// <summary>One agent, or null when it is not installed.</summary>
    public async Task<AgentStatus?> FindAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var settings = await db.Set<AgentSettings>().AsNoTracking().SingleOrDefaultAsync(a => a.Agent == agent, ct);
        return settings is null ? null : await OneAsync(db, settings, await WeekAsync(db, now, ct), now, ct);
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

    private static async Task<AgentStatus> OneAsync(
        OversightDbContext db,
        AgentSettings settings,
        Week week,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var agent = settings.Agent;
        var promotion = await PromotionCheck.OfAsync(db, settings, null, now, ct);
        int Count(DecisionKind kind, Verdict verdict) =>
            week.Decisions.Where(d => d.Agent == agent && d.Kind == kind && d.Verdict == verdict).Sum(d => d.Count);
        return new AgentStatus(
            agent,
            settings.Mode,
            promotion,
            settings.AsksAll ? DriftLevel.Amber : DriftLevel.Steady,
            await ScoreAsync(db, settings, ct),
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
            await db.Set<Demotion>()
                .AsNoTracking()
                .Where(d => d.Agent == agent && d.At >= settings.ChangedAt)
                .OrderByDescending(d => d.At)
                .FirstOrDefaultAsync(ct),
            new ClaimTerms(settings.Target, settings.Floor, settings.CriticalTarget),
            settings.AuditShare
        );
    }

    private static async Task<double> ScoreAsync(OversightDbContext db, AgentSettings settings, CancellationToken ct)
    {
        if (settings is not { Mode: AgentMode.Autonomous, PromotedClaim: { } key })
            return 0;
        var claim = await db.Set<AgentClaim>().AsNoTracking().SingleAsync(c => c.Key == key, ct);
        return AuditScore.Of(await DriftWatch.AuditsAsync(db, claim, ct), claim.Target).Score;
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
