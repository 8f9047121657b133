using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Drift;

/// <summary>
/// The second alarm: of everything an agent did alone and nobody audited, what people contradicted or undid within 7 days.
/// Same formula and same bars as the audits' score. It understates errors, so an alarm is justified wherever reversals are
/// real errors.
/// </summary>
public sealed class ReversalWatch(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>An action counts once it has stood, or not, for this long.</summary>
    private static readonly TimeSpan Matures = TimeSpan.FromDays(7);

    /// <summary>Looks at every agent that works alone. Looking twice changes nothing; never more to do at once.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var claims = await db.Set<AgentClaim>()
            .AsNoTracking()
            .Where(c => c.PromotedAt != null && c.EndedAt == null)
            .OrderBy(c => c.Agent)
            .ToListAsync(ct);
        foreach (var claim in claims)
            await LookAsync(claim, ct);
        return false;
    }

    /// <summary>The score over the matured, unaudited actions since the promotion, in creation order.</summary>
    internal static async Task<DriftScore> ScoreAsync(
        OversightDbContext db,
        AgentClaim claim,
        DateTimeOffset now,
        CancellationToken ct
    ) => AuditScore.OfReversals(await ActionsAsync(db, claim, now, ct), claim.Target);

    private async Task LookAsync(AgentClaim seen, CancellationToken ct)
    {
        var now = time.Now();
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Read before the lock: with years of actions this takes a while, and what changes meanwhile waits for the next look.
        var actions = await ActionsAsync(db, seen, now, ct);
        var score = AuditScore.OfReversals(actions, seen.Target);
        await using var write = await db.BeginWriteAsync(now, ct);
        await AgentLock.TakeAsync(db, seen.Agent, ct);
        var settings = await db.Set<AgentSettings>().SingleOrDefaultAsync(s => s.Agent == seen.Agent, ct);
        if (settings is null || settings.PromotedClaim != seen.Key || settings.Mode != AgentMode.Autonomous)
            return;
        var claim = (await ClaimStore.FreshAsync(db, seen.Key, ct))!;
        if (score.RedAt is not null)
            Demotions.ByItself(write, settings, claim, DemotionCause.Reversals, Words(actions, score), score, now);
        else
            await DriftWatch.SetAmberAsync(write, settings, claim, score, now, ct);
        await write.CommitAsync();
    }

    private static Task<List<UnauditedAction>> ActionsAsync(
        OversightDbContext db,
        AgentClaim claim,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (since, until) = (claim.PromotedAt ?? long.MaxValue, now - Matures);
        return (
            from p in db.Set<Proposal>()
            where
                p.Claim == claim.Key
                && p.Sequence > since
                && !p.IsEvidence
                && p.Status == ProposalStatus.Executed
                && p.StatusAt <= until
                && db.Set<Decision>()
                    .Any(d =>
                        d.ProposalId == p.Id
                        && d.Kind == DecisionKind.Automatic
                        && !db.Set<Retraction>().Any(r => r.DecisionId == d.Id)
                    )
            orderby p.Sequence
            select new UnauditedAction(
                p.Unit,
                db.Set<EvidenceEntry>()
                    .Where(e => e.ProposalId == p.Id)
                    .OrderByDescending(e => e.Number)
                    .Select(e => (EvidenceResult?)e.Ending)
                    .FirstOrDefault()
            )
        ).ToListAsync(ct);
    }

    private static string Words(IReadOnlyList<UnauditedAction> actions, DriftScore score)
    {
        var recent = actions.TakeLast(50).ToList();
        var reversed = recent.Count(a => a.Ending?.Weigh() == EvidenceWeight.Wrong);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{reversed} of the last {recent.Count} things it did alone were put right by people within 7 days (alarm score {score.Score:0} of {DriftScore.Red:0})."
        );
    }
}

/// <summary>Something an agent did alone and nobody was asked about; no ending means that it stood.</summary>
internal sealed record UnauditedAction(string Unit, EvidenceResult? Ending);
