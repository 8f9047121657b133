using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy;

/// <summary>An agent as the fleet shows it; counts are of the last seven days.</summary>
/// <param name="Waiting">Proposals that wait for a person now.</param>
/// <param name="Approved">Decided as proposed, retracted ones left out.</param>
/// <param name="Overridden">Decided with another value.</param>
/// <param name="Rejected">Decided against.</param>
/// <param name="Stopped">Whether the stop switch keeps it from writing.</param>
public sealed record AgentStanding(
    string Agent,
    AgentMode Mode,
    double Target,
    DateTimeOffset ChangedAt,
    string ChangedBy,
    string? Reason,
    int Waiting,
    int Approved,
    int Overridden,
    int Rejected,
    bool Stopped
);

/// <summary>What became of setting a mode.</summary>
public enum ModeOutcome
{
    /// <summary>Set, and in the trail.</summary>
    Set,

    /// <summary>It was in that mode already.</summary>
    Unchanged,

    /// <summary>Only managers may.</summary>
    NotAllowed,

    /// <summary>A reason is required.</summary>
    ReasonMissing,

    /// <summary>No such agent is installed.</summary>
    UnknownAgent,

    /// <summary>Autonomy is earned, and this agent has not.</summary>
    NotEarned,
}

/// <summary>Sets and shows agents' modes.</summary>
public sealed class FleetControl(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>Every installed agent in key order.</summary>
    public async Task<IReadOnlyList<AgentStanding>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var settings = await db.Set<AgentSettings>().AsNoTracking().OrderBy(a => a.Agent).ToListAsync(ct);
        var waiting = await db.Set<Proposal>()
            .Where(p => p.Status == ProposalStatus.Pending)
            .GroupBy(p => p.Agent)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var since = time.Now() - TimeSpan.FromDays(7);
        var verdicts = await (
            from d in db.Set<Decision>()
            join p in db.Set<Proposal>() on d.ProposalId equals p.Id
            where d.At >= since && d.Round == p.Round
            group d by new { p.Agent, d.Verdict } into g
            select new
            {
                g.Key.Agent,
                g.Key.Verdict,
                Count = g.Count(),
            }
        ).ToListAsync(ct);
        var stops = await db.Set<Stop>().AsNoTracking().Where(s => s.LiftedAt == null).ToListAsync(ct);

        int Count(string agent, Verdict verdict) =>
            verdicts.Where(v => v.Agent == agent && v.Verdict == verdict).Sum(v => v.Count);
        return
        [
            .. settings.Select(a => new AgentStanding(
                a.Agent,
                a.Mode,
                a.Target,
                a.ChangedAt,
                a.ChangedBy,
                a.Reason,
                waiting.GetValueOrDefault(a.Agent),
                Count(a.Agent, Verdict.Approve),
                Count(a.Agent, Verdict.Override),
                Count(a.Agent, Verdict.Reject),
                stops.Any(s => s.Scope == StopScope.All || s.Key == a.Agent)
            )),
        ];
    }

    /// <summary>Sets an agent's mode; what stricter modes take away works at once, autonomy is refused until earned.</summary>
    public async Task<ModeOutcome> SetModeAsync(
        Person by,
        string agent,
        AgentMode mode,
        string reason,
        CancellationToken ct = default
    )
    {
        if (!by.MayManage)
            return ModeOutcome.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return ModeOutcome.ReasonMissing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var settings = await db.Set<AgentSettings>().SingleOrDefaultAsync(a => a.Agent == agent, ct);
        if (settings is null)
            return ModeOutcome.UnknownAgent;
        if (settings.Mode == mode)
            return ModeOutcome.Unchanged;
        if (mode == AgentMode.Autonomous)
            return ModeOutcome.NotEarned;
        var (before, now) = (settings.Mode, time.Now());
        settings.Enter(mode, by.Name, reason.Trim(), now);
        AuditTrail.Append(
            db,
            new AuditAct(
                now,
                AuditActor.Person(by.Id, by.Name),
                "mode.set",
                $"agent/{agent}",
                null,
                new
                {
                    from = Codes.Of(before),
                    to = Codes.Of(mode),
                    reason = reason.Trim(),
                }
            )
        );
        db.Touch(Topic.Fleet);
        await write.CommitAsync();
        return ModeOutcome.Set;
    }

    /// <summary>Makes sure that every agent in <paramref name="agents"/> has settings; a new one begins in Suggest.</summary>
    public async Task InstallAsync(IEnumerable<string> agents, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var known = await db.Set<AgentSettings>().Select(a => a.Agent).ToListAsync(ct);
        var now = time.Now();
        foreach (var agent in agents.Except(known))
        {
            var settings = new AgentSettings { Agent = agent };
            settings.Enter(AgentMode.Suggest, "set-up", null, now);
            db.Add(settings);
            AuditTrail.Append(
                db,
                new AuditAct(
                    now,
                    AuditActor.System("set-up"),
                    "agent.installed",
                    $"agent/{agent}",
                    null,
                    new { mode = Codes.Of(AgentMode.Suggest) }
                )
            );
        }
        await write.CommitAsync();
    }
}
