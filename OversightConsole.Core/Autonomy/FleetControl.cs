using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy;

/// <summary>Sets agents' modes and what they must prove. Autonomy is never set here: it is earned, by <see cref="Promotions"/>.</summary>
public sealed class FleetControl(
    IDbContextFactory<OversightDbContext> contexts,
    AgentRegister register,
    TimeProvider time
)
{
    private const double LeastTarget = 0.5;

    /// <summary>Sets an agent's mode at once; one that worked alone and is set to anything else has to earn it again.</summary>
    public Task<ManagerActionOutcome> SetModeAsync(
        Person by,
        string agent,
        AgentMode mode,
        string reason,
        CancellationToken ct = default
    ) =>
        ChangeAsync(
            by,
            agent,
            reason,
            async (write, settings) =>
            {
                if (settings.Mode == mode)
                    return ManagerActionOutcome.Unchanged;
                if (mode == AgentMode.Autonomous)
                    return ManagerActionOutcome.NotEarned;
                var before = settings.Mode;
                if (await PromotedAsync(write.Db, settings, ct) is { } claim)
                {
                    Demotions.ByHand(write, settings, claim, mode, DemotionCause.ByHand, by, reason.Trim());
                    return ManagerActionOutcome.Set;
                }
                settings.Enter(mode, by.Name, reason.Trim(), write.Now);
                Record(
                    write,
                    by,
                    TrailKind.ModeSet,
                    agent,
                    new
                    {
                        from = Codes.Of(before),
                        to = Codes.Of(mode),
                        reason = PersonalText.Of(reason.Trim()),
                    }
                );
                return ManagerActionOutcome.Set;
            },
            ct
        );

    /// <summary>Sets what an agent must prove. Evidence starts afresh under the new terms; an autonomous agent asks again.</summary>
    public Task<ManagerActionOutcome> SetTermsAsync(
        Person by,
        string agent,
        ClaimTerms terms,
        string reason,
        CancellationToken ct = default
    ) =>
        ChangeAsync(
            by,
            agent,
            reason,
            async (write, settings) =>
            {
                if (
                    terms.Target is not (>= LeastTarget and < 1)
                    || terms.CriticalTarget is not (>= LeastTarget and < 1)
                )
                    return ManagerActionOutcome.InvalidTerms;
                if (terms.Floor is not (>= 0 and <= 1))
                    return ManagerActionOutcome.InvalidTerms;
                if (terms == new ClaimTerms(settings.Target, settings.Floor, settings.CriticalTarget))
                    return ManagerActionOutcome.Unchanged;
                if (await PromotedAsync(write.Db, settings, ct) is { } claim)
                    Demotions.ByHand(
                        write,
                        settings,
                        claim,
                        AgentMode.Suggest,
                        DemotionCause.NewTerms,
                        by,
                        reason.Trim()
                    );
                settings.Promise(terms, by.Name, reason.Trim(), write.Now);
                Record(
                    write,
                    by,
                    TrailKind.TermsSet,
                    agent,
                    new
                    {
                        terms.Target,
                        terms.Floor,
                        terms.CriticalTarget,
                        reason = PersonalText.Of(reason.Trim()),
                    }
                );
                return ManagerActionOutcome.Set;
            },
            ct
        );

    /// <summary>Takes note that an agent stepped back by itself; the notice leaves every page.</summary>
    public async Task<ManagerActionOutcome> SeeAsync(Person by, Guid demotion, CancellationToken ct = default)
    {
        if (!by.MayManage)
            return ManagerActionOutcome.NotAllowed;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var row = await db.Set<Demotion>().SingleOrDefaultAsync(d => d.Id == demotion && d.SeenAt == null, ct);
        if (row is null)
            return ManagerActionOutcome.Unchanged;
        var now = write.Now;
        row.See(by.Name, now);
        Record(write, by, TrailKind.DemotionSeen, row.Agent, new { demotion });
        await write.CommitAsync();
        return ManagerActionOutcome.Set;
    }

    /// <summary>Lets an agent act for a customer again after a severe error.</summary>
    public async Task<ManagerActionOutcome> LiftAsync(
        Person by,
        Guid suspension,
        string reason,
        CancellationToken ct = default
    )
    {
        if (!by.MayManage)
            return ManagerActionOutcome.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return ManagerActionOutcome.ReasonMissing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var row = await db.Set<Suspension>().SingleOrDefaultAsync(s => s.Id == suspension && s.LiftedAt == null, ct);
        if (row is null)
            return ManagerActionOutcome.Unchanged;
        var now = write.Now;
        row.Lift(by.Name, now);
        Record(
            write,
            by,
            TrailKind.SuspensionLifted,
            row.Agent,
            new
            {
                row.Company,
                proposal = row.ProposalId,
                reason = PersonalText.Of(reason.Trim()),
            }
        );
        await write.CommitAsync();
        return ManagerActionOutcome.Set;
    }

    /// <summary>Makes sure that every agent in <paramref name="agents"/> has settings; a new one begins in Suggest.</summary>
    /// <exception cref="KeyNotFoundException">An agent, or one that was installed earlier, is not in the register.</exception>
    public async Task InstallAsync(IEnumerable<string> agents, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var known = await db.Set<AgentSettings>().ToListAsync(ct);
        foreach (var settings in known)
            settings.Name = register.Name(settings.Agent);
        var now = time.Now();
        foreach (var agent in agents.Except(known.Select(a => a.Agent)))
        {
            var settings = new AgentSettings { Agent = agent, Name = register.Name(agent) };
            settings.Enter(AgentMode.Suggest, "set-up", null, now);
            db.Add(settings);
            AuditTrail.Append(
                write,
                new AuditAct(
                    now,
                    AuditActor.System("set-up"),
                    TrailKind.AgentInstalled,
                    TrailSubject.Agent(agent),
                    null,
                    new
                    {
                        mode = Codes.Of(settings.Mode),
                        settings.Target,
                        settings.Floor,
                        settings.CriticalTarget,
                        settings.SevereTarget,
                        settings.AuditShare,
                    }
                )
            );
        }
        await write.CommitAsync();
    }

    /// <summary>Under the agent's lock, so that of two managers at the same moment the second sees what the first did.</summary>
    private async Task<ManagerActionOutcome> ChangeAsync(
        Person by,
        string agent,
        string reason,
        Func<WriteScope, AgentSettings, Task<ManagerActionOutcome>> change,
        CancellationToken ct
    )
    {
        if (!by.MayManage)
            return ManagerActionOutcome.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return ManagerActionOutcome.ReasonMissing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await AgentLock.TakeAsync(db, agent, ct);
        if (await db.Set<AgentSettings>().SingleOrDefaultAsync(a => a.Agent == agent, ct) is not { } settings)
            return ManagerActionOutcome.UnknownAgent;
        var outcome = await change(write, settings);
        if (outcome == ManagerActionOutcome.Set)
            await write.CommitAsync();
        return outcome;
    }

    private static async Task<AgentClaim?> PromotedAsync(
        OversightDbContext db,
        AgentSettings settings,
        CancellationToken ct
    ) => settings.PromotedClaim is { } key ? await ClaimStore.FreshAsync(db, key, ct) : null;

    private static void Record(WriteScope write, Person by, string kind, string agent, object facts)
    {
        AuditTrail.Append(
            write,
            new AuditAct(write.Now, AuditActor.Person(by.Id, by.Name), kind, TrailSubject.Agent(agent), null, facts)
        );
        write.Touch(Topic.Fleet);
    }
}
