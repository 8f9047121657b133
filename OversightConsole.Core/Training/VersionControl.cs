using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Training;

/// <summary>Makes a version champion, or retires one. Only a manager does, with a reason.</summary>
public sealed class VersionControl(
    IDbContextFactory<OversightDbContext> contexts,
    VersionsAtWork atWork,
    TimeProvider time
)
{
    /// <summary>
    /// Puts a version to work: the challenger, or a retired one that one goes back to. What was at work is retired. Evidence
    /// belongs to a version: where the agent works alone, one that has not earned that itself is refused with
    /// <see cref="ManagerActionOutcome.NotEarned"/>, and the one at work goes on.
    /// </summary>
    public Task<ManagerActionOutcome> MakeChampionAsync(
        Person by,
        string agent,
        int number,
        string reason,
        CancellationToken ct = default
    ) =>
        ChangeAsync(
            by,
            agent,
            number,
            reason,
            TrailKind.VersionChampion,
            async (write, models, chosen) =>
            {
                if (chosen.Role == VersionRole.Champion && !models.Any(m => m.Number > chosen.Number && IsChampion(m)))
                    return ManagerActionOutcome.Unchanged;
                if (chosen.LanguageModel is not null)
                    return ManagerActionOutcome.OnlyAsChallenger;
                if (await VersionSwap.PutToWorkAsync(write, agent, chosen.Version, by, reason.Trim(), ct) is null)
                    return ManagerActionOutcome.NotEarned;
                foreach (var other in models.Where(m => m != chosen && IsChampion(m)))
                    other.Stand(VersionRole.Retired, write.Now);
                chosen.Stand(VersionRole.Champion, write.Now);
                return ManagerActionOutcome.Set;
            },
            ct
        );

    /// <summary>Ends a challenger; the champion works on.</summary>
    public Task<ManagerActionOutcome> RetireAsync(
        Person by,
        string agent,
        int number,
        string reason,
        CancellationToken ct = default
    ) =>
        ChangeAsync(
            by,
            agent,
            number,
            reason,
            TrailKind.VersionRetired,
            async (write, _, chosen) =>
            {
                if (chosen.Role != VersionRole.Challenger)
                    return ManagerActionOutcome.Unchanged;
                await VersionSwap.RetireAsync(write, agent, chosen.Version, by, reason.Trim(), ct);
                chosen.Stand(VersionRole.Retired, write.Now);
                return ManagerActionOutcome.Set;
            },
            ct
        );

    private async Task<ManagerActionOutcome> ChangeAsync(
        Person by,
        string agent,
        int number,
        string reason,
        string kind,
        Func<WriteScope, List<TrainedModel>, TrainedModel, Task<ManagerActionOutcome>> change,
        CancellationToken ct
    )
    {
        if (!by.MayManage)
            return ManagerActionOutcome.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return ManagerActionOutcome.ReasonMissing;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            await using var write = await db.BeginWriteAsync(time, ct);
            await AgentLock.TakeAsync(db, agent, ct);
            var models = await db.Set<TrainedModel>().Where(m => m.Agent == agent).ToListAsync(ct);
            if (models.Find(m => m.Number == number) is not { } chosen)
                return ManagerActionOutcome.UnknownAgent;
            var before = models.Where(IsChampion).MaxBy(m => m.Number)?.Version;
            var now = time.Now();
            var outcome = await change(write, models, chosen);
            if (outcome != ManagerActionOutcome.Set)
                return outcome;
            AuditTrail.Append(
                write,
                new AuditAct(
                    now,
                    AuditActor.Person(by.Id, by.Name),
                    kind,
                    TrailSubject.Agent(agent),
                    null,
                    new
                    {
                        version = chosen.Version,
                        champion = before,
                        reason = PersonalText.Of(reason.Trim()),
                    }
                )
            );
            write.Touch(Topic.Fleet);
            await write.CommitAsync();
        }
        await atWork.RunOnceAsync(ct: ct);
        return ManagerActionOutcome.Set;
    }

    private static bool IsChampion(TrainedModel model) => model.Role == VersionRole.Champion;
}
