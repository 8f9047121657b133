using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Drift;

/// <summary>
/// Watches agents that work alone: each audit moves the alarm score; amber asks about everything, red steps back at once.
/// Runs in the transaction of the answer itself, under the agent's lock.
/// </summary>
internal static class DriftWatch
{
    /// <summary>Feeds the audits since the promotion, in creation order, and acts on what the score says.</summary>
    public static async Task LookAsync(WriteScope write, AgentClaim claim, DateTimeOffset now, CancellationToken ct)
    {
        var settings = await write.Db.Set<AgentSettings>().SingleOrDefaultAsync(s => s.Agent == claim.Agent, ct);
        if (settings is null || settings.PromotedClaim != claim.Key || settings.Mode != AgentMode.Autonomous)
            return;
        await write.Db.Entry(settings).ReloadAsync(ct);
        var audits = await AuditsAsync(write.Db, claim, ct);
        await SuspendAsync(write, claim, audits, now, ct);
        var score = AuditScore.Of(audits, claim.Target);
        var severe = AuditScore.OfSevere(audits, settings.SevereTarget);
        if (score.RedAt is not null)
            Demotions.ByItself(
                write,
                settings,
                claim,
                DemotionCause.Drift,
                Words("its audits", audits, score),
                score,
                now
            );
        else if (severe.RedAt is not null)
            Demotions.ByItself(
                write,
                settings,
                claim,
                DemotionCause.SevereErrors,
                Words("severe errors in its audits", audits, severe),
                severe,
                now
            );
        else if (score.Score >= DriftScore.Amber || settings.AsksAll)
            await SetAmberAsync(write, settings, claim, score, now, ct);
    }

    /// <summary>
    /// Asks about everything while <paramref name="score"/> is amber, and calms down only when neither alarm is: neither
    /// the audits' nor that of later reversals.
    /// </summary>
    public static async Task SetAmberAsync(
        WriteScope write,
        AgentSettings settings,
        AgentClaim claim,
        DriftScore score,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var isAmber = score.Score >= DriftScore.Amber;
        if (isAmber == settings.AsksAll)
            return;
        if (
            !isAmber
            && (
                AuditScore.Of(await AuditsAsync(write.Db, claim, ct), claim.Target).Score >= DriftScore.Amber
                || (await ReversalWatch.ScoreAsync(write.Db, claim, now, ct)).Score >= DriftScore.Amber
            )
        )
            return;
        Amber(write, settings, score, now);
    }

    /// <summary>The audits since the promotion, in creation order, up to the first unanswered.</summary>
    public static async Task<IReadOnlyList<ItemRow>> AuditsAsync(
        OversightDbContext db,
        AgentClaim claim,
        CancellationToken ct
    )
    {
        var rows = await ClaimStore
            .Items(db, claim.Key, claim.PromotedAt ?? long.MaxValue)
            .AsNoTracking()
            .ToListAsync(ct);
        return [.. rows.TakeWhile(r => r.HasEnded)];
    }

    /// <summary>The audits of several claims since each was promoted, by claim.</summary>
    public static async Task<Dictionary<string, IReadOnlyList<ItemRow>>> AuditsAsync(
        OversightDbContext db,
        IReadOnlyList<string> claims,
        CancellationToken ct
    )
    {
        var rows = await ClaimStore.SincePromotion(db, claims).AsNoTracking().ToListAsync(ct);
        var byClaim = rows.ToLookup(r => r.Claim);
        return claims.ToDictionary(c => c, c => (IReadOnlyList<ItemRow>)[.. byClaim[c].TakeWhile(r => r.HasEnded)]);
    }

    private static void Amber(WriteScope write, AgentSettings settings, DriftScore score, DateTimeOffset now)
    {
        var asksAll = !settings.AsksAll;
        settings.AskAll(asksAll);
        AuditTrail.Append(
            write,
            new AuditAct(
                now,
                AuditActor.System("drift watch"),
                asksAll ? TrailKind.DriftAmber : TrailKind.DriftCalm,
                TrailSubject.Agent(settings.Agent),
                null,
                new
                {
                    score = Math.Round(score.Score, 3),
                    audits = score.Count,
                    asksAll,
                }
            )
        );
        write.Touch(Topic.Fleet);
    }

    /// <summary>One severe error is enough for that customer: there it asks from now on.</summary>
    private static async Task SuspendAsync(
        WriteScope write,
        AgentClaim claim,
        IReadOnlyList<ItemRow> audits,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var severe = audits.Where(a => a.Last!.IsSevere).Select(a => a.ProposalId).ToList();
        if (severe.Count == 0)
            return;
        var wrong = await write
            .Db.Set<Proposals.Proposal>()
            .AsNoTracking()
            .Where(p => severe.Contains(p.Id) && p.Company != null)
            .Where(p => !write.Db.Set<Suspension>().Any(s => s.ProposalId == p.Id))
            .Select(p => new { p.Id, p.Company })
            .ToListAsync(ct);
        foreach (var proposal in wrong)
        {
            write.Db.Add(
                new Suspension
                {
                    Id = Guid.CreateVersion7(now),
                    Agent = claim.Agent,
                    Company = proposal.Company!,
                    ProposalId = proposal.Id,
                    At = now,
                }
            );
            AuditTrail.Append(
                write,
                new AuditAct(
                    now,
                    AuditActor.System("drift watch"),
                    TrailKind.AutonomySuspended,
                    TrailSubject.Agent(claim.Agent),
                    null,
                    new { company = proposal.Company, proposal = proposal.Id }
                )
            );
        }
    }

    private static string Words(string what, IReadOnlyList<ItemRow> audits, DriftScore score)
    {
        var recent = audits.TakeLast(50).ToList();
        var wrong = recent.Count(a => a.Last!.Ending.Weigh() == EvidenceWeight.Wrong);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{wrong} of the last {recent.Count} of {what} were wrong (alarm score {score.Score:0} of {DriftScore.Red:0})."
        );
    }
}
