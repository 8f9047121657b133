using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Language.Challengers;

/// <summary>What asking a language service in place of a version has come to.</summary>
/// <param name="Asked">Tickets it answered about.</param>
/// <param name="Waiting">Tickets that wait to be asked about.</param>
/// <param name="Tokens">The tokens in and out together.</param>
/// <param name="Cost">In the currency of the prices; 0 where none is set.</param>
public sealed record LanguageUse(int Asked, int Waiting, long Tokens, double Cost);

/// <summary>
/// Lets a generic language service run beside an agent's trained version on the desk's own tickets, so that one can see
/// both. It never goes to work: it learns nothing here, and its answers come later than a ticket.
/// </summary>
public sealed class LanguageVersions(
    IDbContextFactory<OversightDbContext> contexts,
    ChatModel model,
    IReadOnlyList<IAgent> agents,
    VersionsAtWork atWork,
    TimeProvider time
)
{
    /// <summary>Whether the agent chooses among labels and there is a language service to ask.</summary>
    public bool MayTry(string agent) => model.Settings.IsOn && agents.Any(a => a.Key == agent && a is IOffersLabels);

    /// <summary>Makes the language service the agent's challenger; one that runs beside it already is retired.</summary>
    public async Task<ManagerActionOutcome> TryAsync(
        Person by,
        string agent,
        string reason,
        CancellationToken ct = default
    )
    {
        if (!by.MayManage)
            return ManagerActionOutcome.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return ManagerActionOutcome.ReasonMissing;
        if (!MayTry(agent))
            return ManagerActionOutcome.UnknownAgent;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            await using var write = await db.BeginWriteAsync(time, ct);
            await AgentLock.TakeAsync(db, agent, ct);
            if (!await db.Set<AgentSettings>().AnyAsync(a => a.Agent == agent, ct))
                return ManagerActionOutcome.UnknownAgent;
            var models = await db.Set<TrainedModel>().Where(m => m.Agent == agent).ToListAsync(ct);
            var running = models.Find(m => m.Role == VersionRole.Challenger);
            if (running?.LanguageModel == model.Settings.Model)
                return ManagerActionOutcome.Unchanged;
            var now = write.Now;
            if (running is not null)
            {
                running.Stand(VersionRole.Retired, now);
                await VersionSwap.RetireAsync(write, agent, running.Version, by, reason.Trim(), ct);
            }
            var tried = Version(agent, models.Select(m => m.Number).DefaultIfEmpty().Max() + 1, by, now);
            db.Add(tried);
            Record(write, tried, running, by, reason.Trim());
            await write.CommitAsync();
        }
        await atWork.RunOnceAsync(ct: ct);
        return ManagerActionOutcome.Set;
    }

    /// <summary>What asking a version has come to.</summary>
    public async Task<LanguageUse> UsedAsync(string agent, string version, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var runs = db.Set<ModelRun>().Where(r => r.Agent == agent && r.Challenger == version);
        var asked = runs.Where(r => r.TokensIn > 0 || r.TokensOut > 0);
        return new LanguageUse(
            await asked.CountAsync(ct),
            await runs.CountAsync(r => r.State == RunState.Asked || r.State == RunState.Asking, ct),
            await asked.SumAsync(r => r.TokensIn + r.TokensOut, ct),
            await asked.SumAsync(r => r.Cost, ct)
        );
    }

    private TrainedModel Version(string agent, int number, Person by, DateTimeOffset now) =>
        new()
        {
            Agent = agent,
            Number = number,
            From = now,
            To = now,
            // What makes it what it is: which service's model, and how it is asked.
            TrainingHash = Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{model.Settings.Model}\n{ChatTask.Choosing}"))
            ),
            File = "",
            LanguageModel = model.Settings.Model,
            At = now,
            Role = VersionRole.Challenger,
            Cause = $"tried by {by.Name}",
        };

    private static void Record(WriteScope write, TrainedModel tried, TrainedModel? retired, Person by, string reason)
    {
        AuditTrail.Append(
            write,
            new AuditAct(
                tried.At,
                AuditActor.Person(by.Id, by.Name),
                TrailKind.VersionTried,
                TrailSubject.Agent(tried.Agent),
                null,
                new
                {
                    tried.Version,
                    tried.LanguageModel,
                    tried.TrainingHash,
                    retired = retired?.Version,
                    reason = PersonalText.Of(reason),
                }
            )
        );
        write.Touch(Topic.Fleet);
    }
}
