using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Learning;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Training;

/// <summary>
/// Keeps what runs in this process in step with what the database says is at work: at start, after a training, and when
/// another node or a manager changed it. A damaged or missing file means that the agent asks people, and says so. Tickets to
/// point to come from the desks that answer; once another one answers, all is loaded anew.
/// </summary>
public sealed class VersionsAtWork(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    ModelStore store,
    IEnumerable<ILearner> learners,
    ChallengerVersions challengerVersions,
    DeskHealth desks,
    ILogger<VersionsAtWork> log
)
{
    private readonly IReadOnlyList<ILearner> _learners = [.. learners];

    /// <summary>The connections whose closed tickets the versions here cannot point to, because their desks did not answer.</summary>
    private IReadOnlyList<string> _lacking = [];

    private readonly ConcurrentDictionary<string, Running> _running = new(StringComparer.Ordinal);

    /// <summary>Whether any version of the agent is at work here.</summary>
    public bool IsAnything(string agent) => _running.GetValueOrDefault(agent)?.Champion is not null;

    /// <summary>The number of the version at work here; null when none is.</summary>
    public int? ChampionOf(string agent) => _running.GetValueOrDefault(agent)?.Champion;

    /// <summary>Loads what should run and does not yet; false when nothing had to change. Safe on every node.</summary>
    /// <param name="before">Evidence is taken from tickets closed before this; null means all.</param>
    public async Task<bool> RunOnceAsync(DateTimeOffset? before = null, CancellationToken ct = default)
    {
        var wanted = await WantedAsync(ct);
        var again = _lacking.Count > 0 && (await AnsweringAsync(ct)).Any(d => _lacking.Contains(d.Connection));
        var due = _learners.Where(l => again || wanted[l.Agent].Numbers != Known(l.Agent)).ToList();
        if (due.Count == 0)
            return false;
        var lessons = await LessonsAsync(before, ct);
        foreach (var learner in due)
            Load(learner, wanted[learner.Agent], lessons, again);
        return true;
    }

    /// <summary>An instance of any version, for a replay; null when there is none, or the agent does not learn.</summary>
    /// <exception cref="CorruptModelException">Its file is damaged or missing.</exception>
    public async Task<IAgent?> MakeAsync(string agent, int number, CancellationToken ct)
    {
        if (_learners.FirstOrDefault(l => l.Agent == agent) is not { } learner)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var model = await db.Set<TrainedModel>()
            .AsNoTracking()
            .SingleOrDefaultAsync(m => m.Agent == agent && m.Number == number, ct);
        if (model is null or { LanguageModel: not null })
            return null;
        var lessons = await ClosedLessons.ReadAsync(contexts, desk.Desks, model.At, AgentTraining.MostLessons, ct);
        using var file = store.Open(model.File);
        return learner.Challenger(model.Version, file, lessons);
    }

    /// <summary>Puts a version that was just trained to work, unless <paramref name="commit"/> fails.</summary>
    internal async Task PutAsync(
        ILearner learner,
        TrainedModel trained,
        IReadOnlyList<Lesson> lessons,
        Func<Task> commit
    )
    {
        var before = Known(learner.Agent);
        var rows = new Wanted(
            trained.Role == VersionRole.Champion ? trained : null,
            trained.Role == VersionRole.Challenger ? trained : null
        );
        if (rows.Champion is not null)
            Load(learner, rows, lessons);
        else
            LoadChallenger(learner, trained, lessons, before.Champion);
        try
        {
            await commit();
        }
        catch
        {
            // The database decides: the next look loads what it says.
            _running.TryRemove(learner.Agent, out _);
            throw;
        }
    }

    /// <summary>
    /// Closed tickets of the desks that answer. The versions were trained with those of all; without some of them an agent
    /// can point to less, and the tickets of the other desks need not wait for that.
    /// </summary>
    private async Task<IReadOnlyList<Lesson>> LessonsAsync(DateTimeOffset? before, CancellationToken ct)
    {
        var answering = await AnsweringAsync(ct);
        var lessons = await ClosedLessons.ReadAsync(contexts, answering, before, AgentTraining.MostLessons, ct);
        _lacking = [.. desk.Desks.Select(d => d.Connection).Except(answering.Select(d => d.Connection))];
        return lessons;
    }

    private async Task<IReadOnlyList<ISystemOfRecord>> AnsweringAsync(CancellationToken ct)
    {
        var answering = new List<ISystemOfRecord>();
        foreach (var one in desks.Answering)
            if (await desks.TryAsync(one, () => one.FindAsync(new SorQuery(PageSize: 1), null, ct), ct) is not null)
                answering.Add(one);
        return answering;
    }

    private Running Known(string agent) => _running.GetValueOrDefault(agent) ?? Running.Nothing;

    private async Task<Dictionary<string, Wanted>> WantedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<TrainedModel>()
            .AsNoTracking()
            .Where(m => m.Role != VersionRole.Retired)
            .OrderByDescending(m => m.Number)
            .ToListAsync(ct);
        return _learners.ToDictionary(
            l => l.Agent,
            l => new Wanted(
                rows.Find(m => m.Agent == l.Agent && m.Role == VersionRole.Champion),
                rows.Find(m => m.Agent == l.Agent && m.Role == VersionRole.Challenger)
            )
        );
    }

    private void Load(ILearner learner, Wanted wanted, IReadOnlyList<Lesson> lessons, bool again = false)
    {
        if (wanted.Champion is { } champion && (again || champion.Number != Known(learner.Agent).Champion))
            try
            {
                using var file = store.Open(champion.File);
                learner.Use(champion.Version, file, lessons);
            }
            catch (CorruptModelException exception)
            {
                log.LogError(exception, "The model {File} cannot be used", champion.File);
                learner.CannotUse($"Its model cannot be read, so people decide. {exception.Message}");
            }
        _running[learner.Agent] = new Running(wanted.Champion?.Number, null);
        LoadChallenger(learner, wanted.Challenger, lessons, wanted.Champion?.Number);
    }

    private void LoadChallenger(ILearner learner, TrainedModel? model, IReadOnlyList<Lesson> lessons, int? champion)
    {
        Challenger? challenger = null;
        if (model?.LanguageModel is { } asked)
            challenger = challengerVersions.CanAsk(asked) ? new Challenger(model.Version, null) : null;
        else if (model is not null)
            try
            {
                using var file = store.Open(model.File);
                challenger = new Challenger(model.Version, learner.Challenger(model.Version, file, lessons));
            }
            catch (CorruptModelException exception)
            {
                log.LogError(exception, "The model {File} cannot be used", model.File);
            }
        challengerVersions.Set(learner.Agent, challenger);
        _running[learner.Agent] = new Running(champion, model?.Number);
    }

    private sealed record Running(int? Champion, int? Challenger)
    {
        public static readonly Running Nothing = new(null, null);
    }

    private sealed record Wanted(TrainedModel? Champion, TrainedModel? Challenger)
    {
        public Running Numbers => new(Champion?.Number, Challenger?.Number);
    }
}
