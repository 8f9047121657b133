using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Training.Retraining;

/// <summary>Says whether an agent should learn anew, and why.</summary>
internal sealed class TrainingCauses(IDbContextFactory<OversightDbContext> contexts, ImportHistory imports)
{
    /// <summary>So many answers that put it right teach it something.</summary>
    public const int EnoughCorrections = 50;

    /// <summary>A version is not replaced by itself before it could show what it can.</summary>
    public static readonly TimeSpan LeastAge = TimeSpan.FromDays(1);

    /// <summary>A challenger that nobody has decided on is left in peace for so long.</summary>
    public static readonly TimeSpan ChallengerPeace = TimeSpan.FromDays(7);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    /// <summary>The cause in a few words, or null; never from half an import.</summary>
    public async Task<string?> OfAsync(string agent, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var models = await db.Set<TrainedModel>()
            .AsNoTracking()
            .Where(m => m.Agent == agent && m.Role != VersionRole.Retired)
            .OrderByDescending(m => m.Number)
            .ToListAsync(ct);
        var newest = await db.Set<TrainedModel>()
            .AsNoTracking()
            .Where(m => m.Agent == agent && m.LanguageModel == null)
            .OrderByDescending(m => m.Number)
            .FirstOrDefaultAsync(ct);
        var imported = await imports.SinceAsync(newest?.At, ct);
        if (imported.UnderWay)
            return null;
        // A cause that stands after a failed attempt would otherwise begin the next one at once, and so on.
        if (!await MayTryAgainAsync(db, agent, now, ct))
            return null;
        if (newest is null)
            return "it knows nothing yet";
        if (imported.Closed > 0 && imported.Closed >= newest.Examples)
            return $"an import of {imported.Closed:N0} closed tickets";
        var challenger = models.Find(m => m.Role == VersionRole.Challenger);
        if (now - newest.At < LeastAge || (challenger is not null && now - challenger.At < ChallengerPeace))
            return null;
        var corrections = await CorrectionsAsync(db, agent, newest.At, ct);
        if (corrections >= EnoughCorrections)
            return $"{corrections:N0} corrections since {newest.Version}";
        return await DriftedAsync(db, agent, newest.At, ct) ? "it drifted" : null;
    }

    /// <summary>After an attempt that found too little: at once when an import brought more, otherwise half an hour later.</summary>
    private async Task<bool> MayTryAgainAsync(
        OversightDbContext db,
        string agent,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var failed = await db.Set<TrainingRun>()
            .Where(r => r.Agent == agent && r.State == TrainingState.Failed)
            .MaxAsync(r => r.EndedAt, ct);
        return failed is null || now - failed >= Pause || (await imports.SinceAsync(failed, ct)).Closed > 0;
    }

    private static async Task<int> CorrectionsAsync(
        OversightDbContext db,
        string agent,
        DateTimeOffset since,
        CancellationToken ct
    )
    {
        var answered = await (
            from p in db.Set<Proposal>()
            join d in db.Set<Decision>() on new { p.Id, p.Round } equals new { Id = d.ProposalId, d.Round }
            where p.Agent == agent && d.At > since && d.Verdict == Verdict.Override
            select p.Id
        ).CountAsync(ct);
        return answered
            + await db.Set<ProposalOutcome>()
                .CountAsync(o => o.Agent == agent && o.Kind == OutcomeKind.Contradicted && o.At > since, ct);
    }

    private static async Task<bool> DriftedAsync(
        OversightDbContext db,
        string agent,
        DateTimeOffset since,
        CancellationToken ct
    ) =>
        await db.Set<AgentSettings>().AnyAsync(a => a.Agent == agent && a.AsksAll, ct)
        || await db.Set<Demotion>().AnyAsync(d => d.Agent == agent && d.At > since, ct);
}
