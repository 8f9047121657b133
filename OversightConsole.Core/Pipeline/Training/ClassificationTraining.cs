using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Similarity;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Training;

/// <summary>What a training came to.</summary>
/// <param name="Version">The new version; null when nothing was learned.</param>
/// <param name="Examples">How many closed tickets had a category.</param>
/// <param name="Why">Why nothing was learned; null otherwise.</param>
public sealed record TrainingReport(string? Version, int Examples, string? Why);

/// <summary>Trains the classification agent on the desk's closed tickets, and brings back at start what was learned.</summary>
public sealed class ClassificationTraining(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    ClassificationMemory memory,
    ModelStore store,
    TimeProvider time
)
{
    /// <summary>With fewer closed tickets there is nothing to learn that a person would trust.</summary>
    public const int FewestExamples = 200;

    /// <summary>The newest so many count: older ones describe a desk that is gone, and memory is bounded.</summary>
    public const int MostExamples = 50_000;

    private const string Agent = ClassificationAgent.AgentKey;

    /// <summary>
    /// Trains a new version on tickets closed before <paramref name="before"/> (null: all) and puts it to work.
    /// </summary>
    public async Task<TrainingReport> TrainAsync(DateTimeOffset? before = null, CancellationToken ct = default)
    {
        var lessons = await ClosedLessons.ReadAsync(desk, before, MostExamples, ct);
        if (lessons.Count < FewestExamples)
        {
            var why =
                $"Too few closed tickets with a category to learn from: {lessons.Count}, it needs {FewestExamples}.";
            memory.CannotLearn(why);
            return new TrainingReport(null, lessons.Count, why);
        }
        var options = TrainingOptions.SubjectAndBody.Quick();
        var model = await Task.Run(() => TextClassifier.Train([.. lessons.Select(l => l.Example)], options, ct), ct);
        var version = await KeepAsync(model, lessons, ct);
        return new TrainingReport(version, lessons.Count, null);
    }

    /// <summary>When what is known was learned; null while nothing is.</summary>
    public async Task<DateTimeOffset?> LearnedAtAsync(CancellationToken ct = default) => (await NewestAsync(ct))?.At;

    /// <summary>
    /// Trains when nothing is known yet and the desk has grown enough to learn from, or when an import brought at least as
    /// many closed tickets as it learned from: then what it knows is the smaller part. Otherwise a desk that knows something
    /// keeps it, because a new version starts its evidence afresh.
    /// </summary>
    /// <param name="imported">Closed tickets imported since it learned.</param>
    /// <param name="ct">Cancels the training; nothing is kept then.</param>
    public async Task TrainIfNeededAsync(long imported, CancellationToken ct = default)
    {
        if (memory.Knowledge is null || (imported > 0 && imported >= (await NewestAsync(ct))?.Examples))
            await TrainAsync(ct: ct);
    }

    /// <summary>
    /// Loads the newest version; a damaged or missing file means that the agent abstains and says so. False when there is
    /// nothing to load.
    /// </summary>
    public async Task<bool> LoadAsync(DateTimeOffset? before = null, CancellationToken ct = default)
    {
        if (await NewestAsync(ct) is not { } newest)
            return false;
        try
        {
            var model = store.Read(newest.File);
            var lessons = await ClosedLessons.ReadAsync(desk, before, MostExamples, ct);
            memory.Learn(Knowledge(newest.Version, model, Similar(lessons), lessons));
            return true;
        }
        catch (CorruptModelException exception)
        {
            memory.CannotLearn($"Its model cannot be read, so people decide. {exception.Message}");
            return false;
        }
    }

    private async Task<TrainedModel?> NewestAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TrainedModel>()
            .AsNoTracking()
            .Where(m => m.Agent == Agent)
            .OrderByDescending(m => m.Number)
            .FirstOrDefaultAsync(ct);
    }

    private async Task<string> KeepAsync(TextModel model, IReadOnlyList<Lesson> lessons, CancellationToken ct)
    {
        var similar = Similar(lessons);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var last = await db.Set<TrainedModel>().Where(m => m.Agent == Agent).MaxAsync(m => (int?)m.Number, ct) ?? 0;
        var now = time.Now();
        var pairs = model.OutOfFold;
        var trained = new TrainedModel
        {
            Agent = Agent,
            Number = last + 1,
            Examples = lessons.Count,
            From = lessons.Min(l => l.OpenedAt),
            To = lessons.Max(l => l.OpenedAt),
            TrainingHash = HashOf(lessons),
            OutOfFoldAccuracy = pairs.Count == 0 ? null : pairs.Count(p => p.Right) / (double)pairs.Count,
            File = store.Write(Agent, last + 1, model),
            At = now,
        };
        db.Add(trained);
        AuditTrail.Append(
            db,
            new AuditAct(
                now,
                AuditActor.System("training"),
                "model.trained",
                $"agent/{Agent}",
                null,
                new
                {
                    trained.Version,
                    trained.Examples,
                    trained.From,
                    trained.To,
                    trained.TrainingHash,
                    trained.OutOfFoldAccuracy,
                }
            )
        );
        db.Touch(Topic.Fleet);
        // Known before the commit wakes the pipeline: a ticket looked at in between would look up to date and never be
        // looked at again.
        var before = memory.Knowledge;
        memory.Learn(Knowledge(trained.Version, model, similar, lessons));
        try
        {
            await write.CommitAsync();
        }
        catch
        {
            memory.Learn(before);
            throw;
        }
        return trained.Version;
    }

    private static SimilarTexts Similar(IReadOnlyList<Lesson> lessons)
    {
        var similar = new SimilarTexts();
        foreach (var lesson in lessons)
            similar.Add(lesson.Number, TicketText.Joined(lesson.Example.Fields));
        return similar;
    }

    private static ClassificationKnowledge Knowledge(
        string version,
        TextModel model,
        SimilarTexts similar,
        IReadOnlyList<Lesson> lessons
    )
    {
        var closed = lessons.ToDictionary(l => l.Number, l => new ClosedTicket(l.Summary, l.Example.Label));
        return new ClassificationKnowledge(version, model, similar, closed);
    }

    private static string HashOf(IReadOnlyList<Lesson> lessons)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var lesson in lessons)
            hash.AppendData(Encoding.UTF8.GetBytes($"{lesson.Number}\t{lesson.Example.Label}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
