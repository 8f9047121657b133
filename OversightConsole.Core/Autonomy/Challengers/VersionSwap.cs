using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Challengers;

/// <summary>What putting a version to work means for an agent's autonomy.</summary>
public enum SwapConsequence
{
    /// <summary>The agent does not work alone: it goes on asking, with what the version has earned.</summary>
    Asks,

    /// <summary>The version has earned a claim of its own: the agent goes on working alone.</summary>
    StaysAlone,

    /// <summary>The agent works alone and the version has not earned that: refused.</summary>
    Refused,
}

/// <summary>What putting a version to work would come to.</summary>
/// <param name="Consequence">The consequence for the agent's autonomy.</param>
/// <param name="Status">The version's own claim and the way there.</param>
public sealed record VersionOutlook(SwapConsequence Consequence, PromotionStatus Status);

/// <summary>
/// Moves claims when a manager puts a version to work or retires one. A new version does not take autonomy away: where the
/// agent works alone, only a version that has earned a claim of its own takes the place of the one at work.
/// </summary>
public static class VersionSwap
{
    /// <summary>Puts the version's claims to work, in the caller's transaction and under the agent's lock; null where refused.</summary>
    public static async Task<SwapConsequence?> PutToWorkAsync(
        WriteScope write,
        string agent,
        string version,
        Person by,
        string reason,
        CancellationToken ct
    )
    {
        if (await write.Db.Set<AgentSettings>().SingleOrDefaultAsync(a => a.Agent == agent, ct) is not { } settings)
            return SwapConsequence.Asks;
        if (settings.Mode != AgentMode.Autonomous)
        {
            await MoveAsync(write, settings, version, by, reason, ct);
            return SwapConsequence.Asks;
        }
        var outlook = await OutlookAsync(write.Db, settings, version, by.Id, write.Now, ct);
        if (outlook.Consequence == SwapConsequence.Refused)
            return null;
        if (outlook.Status.Claim != settings.PromotedClaim)
        {
            var replaced = (await ClaimStore.FreshAsync(write.Db, settings.PromotedClaim!, ct))!;
            replaced.Close(ClaimEnd.Replaced, write.Now);
            await Promotions.EnterAsync(write, settings, outlook.Status, by, reason, replaced.Key, ct);
        }
        return SwapConsequence.StaysAlone;
    }

    /// <summary>Ends the claim that a challenger earned: the challenger was retired.</summary>
    public static async Task RetireAsync(
        WriteScope write,
        string agent,
        string version,
        Person by,
        string reason,
        CancellationToken ct
    )
    {
        var claims = await write
            .Db.Set<AgentClaim>()
            .Where(c => c.Agent == agent && c.AgentVersion == version && c.EndedAt == null && c.IsChallenger)
            .ToListAsync(ct);
        Move(write, agent, [], claims, by, reason);
    }

    internal static async Task<VersionOutlook> OutlookAsync(
        OversightDbContext db,
        AgentSettings settings,
        string version,
        string? without,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var worksAlone = settings.Mode == AgentMode.Autonomous;
        var promoted = worksAlone ? await ClaimStore.FreshAsync(db, settings.PromotedClaim!, ct) : null;
        var claim = promoted is null
            ? await ClaimStore.ChallengerAsync(db, settings.Agent, version, ct)
            : await db.Set<AgentClaim>()
                .AsNoTracking()
                .SingleOrDefaultAsync(c => c.Key == settings.ClaimFor(version, promoted.ActionType), ct);
        var current = await PromotionCheck.OfAsync(db, settings, claim, without, now, ct);
        var consequence =
            !worksAlone ? SwapConsequence.Asks
            : current.IsEarned || claim?.Key == promoted?.Key ? SwapConsequence.StaysAlone
            : SwapConsequence.Refused;
        return new VersionOutlook(consequence, current);
    }

    private static async Task MoveAsync(
        WriteScope write,
        AgentSettings settings,
        string version,
        Person by,
        string reason,
        CancellationToken ct
    )
    {
        var claims = await write.Db.Set<AgentClaim>().Where(c => c.Agent == settings.Agent).ToListAsync(ct);
        var taken = claims
            .Where(c => c.AgentVersion == version && c.Key == settings.ClaimFor(version, c.ActionType))
            .Where(c => c.EndedAt is not null || c.IsChallenger)
            .ToList();
        // The claims of the version that worked so far end with it; where the new one has not spoken yet its own is opened
        // by its first proposal.
        var ended = claims.Where(c => c.AgentVersion != version && c.EndedAt is null).ToList();
        Move(write, settings.Agent, taken, ended, by, reason);
    }

    private static void Move(
        WriteScope write,
        string agent,
        List<AgentClaim> taken,
        List<AgentClaim> ended,
        Person by,
        string reason
    )
    {
        if (taken.Count + ended.Count == 0)
            return;
        taken.ForEach(c => c.TakeUp());
        ended.ForEach(c => c.Close(ClaimEnd.Abandoned, write.Now));
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.Person(by.Id, by.Name),
                TrailKind.ClaimsMoved,
                TrailSubject.Agent(agent),
                null,
                new
                {
                    taken = taken.Select(c => c.Key).ToList(),
                    ended = ended.Select(c => c.Key).ToList(),
                    reason = PersonalText.Of(reason),
                }
            )
        );
    }
}
