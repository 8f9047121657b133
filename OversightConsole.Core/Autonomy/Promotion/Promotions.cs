using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>Shows how far an agent is from working alone, and lets a manager promote it once that is earned.</summary>
public sealed class Promotions(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>Where the agent stands, or null when there is no such agent.</summary>
    /// <param name="forPerson">The person who would promote: their own answers are left out. Null counts all.</param>
    public async Task<PromotionStatus?> StatusAsync(
        string agent,
        Person? forPerson = null,
        CancellationToken ct = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var settings = await db.Set<AgentSettings>().AsNoTracking().SingleOrDefaultAsync(a => a.Agent == agent, ct);
        return settings is null ? null : await PromotionCheck.OfAsync(db, settings, forPerson?.Id, time.Now(), ct);
    }

    /// <summary>
    /// What it would mean to put <paramref name="version"/> to work, and how far its own claim is; null when there is no such
    /// agent.
    /// </summary>
    /// <param name="forPerson">The person who would do it: their own answers are left out. Null counts all.</param>
    public async Task<VersionOutlook?> OutlookAsync(
        string agent,
        string version,
        Person? forPerson = null,
        CancellationToken ct = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var settings = await db.Set<AgentSettings>().AsNoTracking().SingleOrDefaultAsync(a => a.Agent == agent, ct);
        return settings is null
            ? null
            : await VersionSwap.OutlookAsync(db, settings, version, forPerson?.Id, time.Now(), ct);
    }

    /// <summary>Promotes, or says what is missing. What it rests on is frozen with it and in the trail.</summary>
    public async Task<PromotionOutcome> PromoteAsync(
        Person by,
        string agent,
        string reason,
        CancellationToken ct = default
    )
    {
        if (!by.MayManage)
            return new PromotionDenied(ManagerActionOutcome.NotAllowed);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await AgentLock.TakeAsync(db, agent, ct);
        if (!(await CurrentRoles.OfAsync(db, by.Id, ct)).Contains(Role.Manager))
            return new PromotionDenied(ManagerActionOutcome.NotAllowed);
        var settings = await db.Set<AgentSettings>().SingleOrDefaultAsync(a => a.Agent == agent, ct);
        if (settings is null)
            return new PromotionDenied(ManagerActionOutcome.UnknownAgent);
        if (settings.Mode == AgentMode.Autonomous)
            return new PromotionDenied(ManagerActionOutcome.Unchanged);
        var now = write.Now;
        var current = await PromotionCheck.OfAsync(db, settings, by.Id, now, ct);
        if (!current.IsEarned)
            return new NotEarnedYet(current);
        if (string.IsNullOrWhiteSpace(reason))
            return new PromotionDenied(ManagerActionOutcome.ReasonMissing);
        var grantedPromotion = await EnterAsync(write, settings, current, by, reason.Trim(), null, ct);
        await write.CommitAsync();
        return new Promoted(grantedPromotion.Id);
    }

    /// <param name="replaces">The claim on which the agent worked alone until now; null when it asked.</param>
    internal static async Task<GrantedPromotion> EnterAsync(
        WriteScope write,
        AgentSettings settings,
        PromotionStatus current,
        Person by,
        string reason,
        string? replaces,
        CancellationToken ct
    )
    {
        var claim = (await ClaimStore.FreshAsync(write.Db, current.Claim!, ct))!;
        var last =
            await write.Db.Set<Proposal>().Where(p => p.Claim == claim.Key).MaxAsync(p => (long?)p.Sequence, ct) ?? 0;
        var grantedPromotion = new GrantedPromotion
        {
            Id = Guid.CreateVersion7(write.Now),
            Agent = settings.Agent,
            Claim = claim.Key,
            At = write.Now,
            ById = by.Id,
            ByName = by.Name,
            Reason = reason,
            Right = current.Accuracy.Right,
            Wrong = current.Accuracy.Wrong,
            Evidence = double.IsFinite(current.Evidence) ? current.Evidence : double.MaxValue,
            Bar = current.Bar,
            Lower = current.Accuracy.Lower,
            Target = claim.Target,
            Floor = claim.Floor,
        };
        write.Db.Add(grantedPromotion);
        claim.TakeUp();
        claim.Promote(last);
        settings.Promote(claim.Key, by.Name, reason, write.Now);
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.Person(by.Id, by.Name),
                TrailKind.AutonomyEarned,
                TrailSubject.Agent(settings.Agent),
                null,
                new
                {
                    to = Codes.Of(AgentMode.Autonomous),
                    claim = claim.Key,
                    replaces,
                    promotedAt = last,
                    grantedPromotion.Right,
                    grantedPromotion.Wrong,
                    grantedPromotion.Evidence,
                    grantedPromotion.Bar,
                    grantedPromotion.Lower,
                    grantedPromotion.Target,
                    grantedPromotion.Floor,
                    gates = current.Gates.Select(g => new
                    {
                        kind = Codes.Of(g.Kind),
                        state = Codes.Of(g.State),
                        g.Sentence,
                    }),
                    reason = PersonalText.Of(reason),
                }
            )
        );
        write.Touch(Topic.Fleet);
        return grantedPromotion;
    }
}
