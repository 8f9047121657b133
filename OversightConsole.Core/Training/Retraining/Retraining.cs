using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Training.Retraining;

/// <summary>
/// Trains agents anew in the background: when a manager asks, after enough corrections, when one drifted, or after a large
/// import. One training at a time; a second node leaves one that runs alone.
/// </summary>
public sealed class Retraining(
    IDbContextFactory<OversightDbContext> contexts,
    ImportHistory imports,
    AgentTraining training,
    TimeProvider time,
    ILogger<Retraining> log
)
{
    /// <summary>A training that has not ended after so long died with its process.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    /// <summary>So many answers that put it right teach it something.</summary>
    public const int EnoughCorrections = TrainingCauses.EnoughCorrections;

    private readonly TrainingCauses _causes = new(contexts, imports);

    /// <summary>Asks for a new version of an agent.</summary>
    public async Task<ManagerActionOutcome> AskAsync(Person by, string agent, CancellationToken ct = default)
    {
        if (!by.MayManage)
            return ManagerActionOutcome.NotAllowed;
        if (!training.Agents.Contains(agent))
            return ManagerActionOutcome.UnknownAgent;
        return await EnterAsync(agent, $"asked for by {by.Name}", ct)
            ? ManagerActionOutcome.Set
            : ManagerActionOutcome.Unchanged;
    }

    /// <summary>The newest training of an agent; null when there was none.</summary>
    public async Task<TrainingRun?> LatestAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TrainingRun>()
            .AsNoTracking()
            .Where(r => r.Agent == agent)
            .OrderByDescending(r => r.AskedAt)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Enters what is due and works off one training; true when another waits.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct = default)
    {
        foreach (var agent in training.Agents)
            if (await _causes.OfAsync(agent, time.Now(), ct) is { } cause)
                await EnterAsync(agent, cause, ct);
        if (await BeginAsync(ct) is not { } run)
            return false;
        await RunAsync(run, ct);
        return true;
    }

    /// <summary>Enters a training unless one of the agent waits or runs.</summary>
    private async Task<bool> EnterAsync(string agent, string cause, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await AgentLock.TakeAsync(db, agent, ct);
        var now = time.Now();
        var alive = now - Longest;
        var runs = db.Set<TrainingRun>().Where(r => r.Agent == agent);
        if (
            await runs.AnyAsync(
                r => r.State == TrainingState.Asked || (r.State == TrainingState.Running && r.StartedAt > alive),
                ct
            )
        )
            return false;
        db.Add(
            new TrainingRun
            {
                Id = Guid.CreateVersion7(now),
                Agent = agent,
                Cause = cause,
                AskedAt = now,
            }
        );
        write.Touch(Topic.Lessons);
        write.Touch(Topic.Fleet);
        await write.CommitAsync();
        return true;
    }

    private async Task<TrainingRun?> BeginAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var now = time.Now();
        var alive = now - Longest;
        var runs = db.Set<TrainingRun>();
        if (await runs.AnyAsync(r => r.State == TrainingState.Running && r.StartedAt > alive, ct))
            return null;
        var next = await runs.Where(r => r.State == TrainingState.Asked || r.State == TrainingState.Running)
            .OrderBy(r => r.AskedAt)
            .FirstOrDefaultAsync(ct);
        if (next is null)
            return null;
        var (state, started) = (next.State, next.StartedAt);
        // Two nodes may have found the same one: only one moves it.
        var mine = await runs.Where(r => r.Id == next.Id && r.State == state && r.StartedAt == started)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.State, TrainingState.Running).SetProperty(r => r.StartedAt, now),
                ct
            );
        write.Touch(Topic.Fleet);
        await write.CommitAsync();
        return mine == 1 ? next : null;
    }

    private async Task RunAsync(TrainingRun run, CancellationToken ct)
    {
        try
        {
            var report = await training.TrainAsync(run.Agent, run.Cause, ct: ct);
            await EndAsync(run, report.Version, Sentence(report), ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "Training {Agent} failed", run.Agent);
            await EndAsync(run, null, $"It failed: {exception.Message}", ct);
        }
    }

    private static string Sentence(TrainingReport report) =>
        report.Version is null ? report.Why!
        : report.Role == VersionRole.Champion
            ? $"{report.Version} learned from {report.Examples:N0} closed tickets and is at work."
        : $"{report.Version} learned from {report.Examples:N0} closed tickets and runs beside the version at work.";

    private async Task EndAsync(TrainingRun run, string? version, string outcome, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var state = version is null ? TrainingState.Failed : TrainingState.Done;
        var now = time.Now();
        var sentence = outcome.Cut(ColumnLength.Sentence);
        await db.Set<TrainingRun>()
            .Where(r => r.Id == run.Id)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, state)
                        .SetProperty(r => r.EndedAt, now)
                        .SetProperty(r => r.Version, version)
                        .SetProperty(r => r.Outcome, sentence),
                ct
            );
        write.Touch(Topic.Fleet);
        await write.CommitAsync();
    }
}
