using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Telemetry;

namespace OversightConsole.Core.Training;

/// <summary>What a training came to.</summary>
/// <param name="Version">The new version; null when nothing was learned.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Examples">How many closed tickets it learned from, or could have.</param>
/// <param name="Why">Why nothing was learned; null otherwise.</param>
public sealed record TrainingReport(string? Version, VersionRole Role, int Examples, string? Why);

/// <summary>What an agent learned, not kept yet.</summary>
internal sealed record LearnedAgent(ILearner Learner, LearningResult Result, IReadOnlyList<Lesson> Lessons);

/// <summary>
/// Trains agents on the closed tickets of every desk. The first version goes to work; every later one is a challenger, and
/// nothing ever becomes champion by itself.
/// </summary>
public sealed class AgentTraining(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    ModelStore store,
    IEnumerable<ILearner> learners,
    VersionsAtWork atWork,
    TimeProvider time
)
{
    /// <summary>The newest so many closed tickets count: older ones describe a desk that is gone, and memory is bounded.</summary>
    public const int MostLessons = 50_000;

    private readonly IReadOnlyList<ILearner> _learners = [.. learners];

    /// <summary>The agents that learn.</summary>
    public IReadOnlyCollection<string> Agents => [.. _learners.Select(l => l.Agent)];

    /// <summary>Trains every agent that learns on tickets closed before <paramref name="before"/> (null: all).</summary>
    public async Task TrainAllAsync(string cause, DateTimeOffset? before = null, CancellationToken ct = default) =>
        await KeepAsync(await LearnAsync(_ => true, before, ct), cause, ct);

    /// <summary>Has agents learn side by side, and writes nothing yet.</summary>
    /// <param name="which">The keys of the agents to train.</param>
    /// <param name="before">From tickets closed before this; null means all.</param>
    /// <param name="ct">Stops the training.</param>
    internal async Task<IReadOnlyList<LearnedAgent>> LearnAsync(
        Func<string, bool> which,
        DateTimeOffset? before,
        CancellationToken ct
    )
    {
        var lessons = await LessonsAsync(before, ct);
        var catalogs = await CatalogsAsync(lessons, ct);
        var learning = _learners
            .Where(l => which(l.Agent))
            .Select(async l => new LearnedAgent(l, await Task.Run(() => l.Learn(lessons, catalogs, ct), ct), lessons));
        return await Task.WhenAll(learning);
    }

    /// <summary>Keeps what was learned, in the order of the agents, so that a seed gives one desk.</summary>
    internal async Task KeepAsync(IReadOnlyList<LearnedAgent> learned, string cause, CancellationToken ct)
    {
        foreach (var (learner, result, lessons) in learned)
            await EndAsync(learner, result, lessons, cause, ct);
    }

    /// <summary>Trains a new version of one agent.</summary>
    /// <exception cref="ArgumentException">The agent does not learn.</exception>
    public async Task<TrainingReport> TrainAsync(
        string agent,
        string cause,
        DateTimeOffset? before = null,
        CancellationToken ct = default
    )
    {
        var learner =
            _learners.FirstOrDefault(l => l.Agent == agent)
            ?? throw new ArgumentException($"The agent '{agent}' does not learn.", nameof(agent));
        return await TrainAsync(learner, await LessonsAsync(before, ct), cause, ct);
    }

    /// <summary>Closed tickets of every desk as agents may learn from them.</summary>
    public Task<IReadOnlyList<Lesson>> LessonsAsync(DateTimeOffset? before, CancellationToken ct) =>
        ClosedLessons.ReadAsync(contexts, desk.Desks, before, MostLessons, ct);

    private Task<DeskCatalogs> CatalogsAsync(IReadOnlyList<Lesson> lessons, CancellationToken ct) =>
        DeskCatalogs.OfAsync(desk, lessons.Select(l => l.Record.Ref), ct);

    private async Task<TrainingReport> TrainAsync(
        ILearner learner,
        IReadOnlyList<Lesson> lessons,
        string cause,
        CancellationToken ct
    )
    {
        using var training = ConsoleTelemetry.Training(learner.Agent, time);
        var catalogs = await CatalogsAsync(lessons, ct);
        var result = await Task.Run(() => learner.Learn(lessons, catalogs, ct), ct);
        return await EndAsync(learner, result, lessons, cause, ct);
    }

    private async Task<TrainingReport> EndAsync(
        ILearner learner,
        LearningResult result,
        IReadOnlyList<Lesson> lessons,
        string cause,
        CancellationToken ct
    )
    {
        if (result is Learned learned)
            return await KeepAsync(learner, learned, lessons, cause, ct);
        var (examples, why) = (NothingLearned)result;
        if (!atWork.IsAnything(learner.Agent))
            learner.CannotUse(why);
        return new TrainingReport(null, VersionRole.Retired, examples, why);
    }

    private async Task<TrainingReport> KeepAsync(
        ILearner learner,
        Learned learned,
        IReadOnlyList<Lesson> lessons,
        string cause,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var models = db.Set<TrainedModel>().Where(m => m.Agent == learner.Agent);
        var number = (await models.MaxAsync(m => (int?)m.Number, ct) ?? 0) + 1;
        var isFirst = !await models.AnyAsync(m => m.Role == VersionRole.Champion, ct);
        var trained = new TrainedModel
        {
            Agent = learner.Agent,
            Number = number,
            Examples = learned.Used.Count,
            From = learned.Used.Min(l => l.Record.OpenedAt),
            To = learned.Used.Max(l => l.Record.OpenedAt),
            TrainingHash = HashOf(learned),
            OutOfFoldAccuracy = learned.Measures?.Accuracy,
            File = store.Write(learner.Agent, number, learned.Write),
            At = time.Now(),
            Role = isFirst ? VersionRole.Champion : VersionRole.Challenger,
            Cause = cause,
            Measures = learned.Measures,
        };
        // One challenger at a time: who is compared with whom must be plain.
        foreach (var earlier in await models.Where(m => m.Role == VersionRole.Challenger).ToListAsync(ct))
            earlier.Stand(VersionRole.Retired, time.Now());
        db.Add(trained);
        Record(write, trained, learned.Harvest);
        // At work before the commit wakes the pipeline: a ticket looked at in between would look up to date and never be
        // looked at again.
        await atWork.PutAsync(learner, trained, lessons, () => write.CommitAsync());
        return new TrainingReport(trained.Version, trained.Role, trained.Examples, null);
    }

    private static void Record(WriteScope write, TrainedModel trained, LabelHarvest? harvest)
    {
        AuditTrail.Append(
            write,
            new AuditAct(
                trained.At,
                AuditActor.System("training"),
                TrailKind.ModelTrained,
                TrailSubject.Agent(trained.Agent),
                null,
                new
                {
                    trained.Version,
                    standing = Codes.Of(trained.Role),
                    cause = PersonalText.Of(trained.Cause),
                    trained.Examples,
                    trained.From,
                    trained.To,
                    trained.TrainingHash,
                    trained.OutOfFoldAccuracy,
                    leftOut = harvest is null
                        ? null
                        : new
                        {
                            harvest.Alone,
                            quarantined = harvest.Quarantined.Count,
                            harvest.Capped,
                        },
                }
            )
        );
        write.Touch(Topic.Fleet);
    }

    private static string HashOf(Learned learned)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var lesson in learned.Used)
            hash.AppendData(Encoding.UTF8.GetBytes($"{lesson.Number}\t{learned.LabelOf(lesson)}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
