using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Language.Challengers;

/// <summary>
/// Sends what a language service is asked in place of a trained version. It sees the ticket as data between marks and the
/// labels that the agent could choose; what it answers is entered unseen beside the version at work, and what is none of
/// the labels is an abstention. Whatever goes wrong, nothing but the comparison lacks a ticket.
/// </summary>
public sealed class ChallengerModelRuns(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    IReadOnlyList<IAgent> agents,
    ChallengerVersions challengerVersions,
    ChatModel model,
    AutonomyGate gate,
    TimeProvider time
)
{
    private const int MostAttempts = 3;

    /// <summary>Sends what is due; returns how many.</summary>
    /// <param name="broken">Collects what went wrong with one of them.</param>
    public async Task<int> RunOnceAsync(int most, List<Exception> broken, CancellationToken ct)
    {
        var due = await RunLeases.DueAsync(contexts, time.Now(), challenger: true, most, ct);
        return await RunLeases.SendAsync(due, id => SendAsync(id, ct), broken, ct);
    }

    private async Task<bool> SendAsync(Guid id, CancellationToken ct)
    {
        if (await RunLeases.ClaimAsync(contexts, id, time.Now(), ct) is not { } run)
            return false;
        var agent = agents.FirstOrDefault(a => a.Key == run.Agent);
        if (
            agent is null
            || challengerVersions.Of(run.Agent) is not { Agent: null } asked
            || asked.Version != run.Challenger
        )
            return await EndAsync(run, LookResult.NotAsked, "That version no longer runs.", ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await RunBudget.OverAsync(db, model.Settings, challenger: true, time.Now(), ct) is { } over)
            return await EndAsync(run, LookResult.NotAsked, $"It was not asked: {over}.", ct);
        if (await ChallengerView.ReadAsync(db, desk, agent, run, time.Now(), ct) is not { } view)
            return await EndAsync(run, LookResult.NotAsked, "The ticket was closed.", ct);
        if (view.Basis != run.Basis)
            return await EndAsync(run, null, "The ticket changed; it is asked about anew.", ct);
        if ((view.Outside ?? LanguageChallenger.WhyNotSent(view.MaySend)) is { } why)
            return await EndAsync(run, LookResult.NotAsked, why, ct);
        if ((agent as IOffersLabels)?.ChoiceFor(view.View) is not { } choice)
            return await EndAsync(run, LookResult.Abstained, "There is nothing to choose from.", ct);
        run.Turns = ChatTask.Choose(view.View, choice);
        switch (await model.AskAsync(run.Turns, [], ct))
        {
            case ChatSaid said:
                run.Count(said, model.Settings);
                await TakeAsync(run, agent, said.Turn.Text, ct);
                return true;
            case ChatFailed { RetryAfter: { } after } failed when run.Attempts < MostAttempts:
                run.NextAt = time.Now() + after;
                await MoveAsync(run, RunState.Asked, failed.Why, null, ct);
                return true;
            case ChatFailed failed:
                return await EndAsync(run, LookResult.Failed, $"The language service failed: {failed.Why}.", ct);
            default:
                throw new InvalidOperationException("Unknown reply.");
        }
    }

    /// <summary>Enters the answer on the ticket as it stands now; on other facts than it was asked on it is of no use.</summary>
    private async Task TakeAsync(ModelRun run, IAgent agent, string answer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var view = await ChallengerView.ReadAsync(db, desk, agent, run, time.Now(), ct);
        if (view is null || view.Basis != run.Basis)
            await RunMoves.MoveAsync(
                write,
                run,
                RunState.Asking,
                RunState.Fallback,
                "The ticket changed meanwhile.",
                ct
            );
        else
        {
            var (result, why) = await ChallengerAnswer.EnterAsync(write, gate, run, view, answer, ct);
            await ChallengerAnswer.NoteAsync(db, run, result, why, time.Now(), ct);
            await RunMoves.MoveAsync(write, run, RunState.Asking, RunState.Answered, why, ct);
        }
        await write.CommitAsync();
    }

    private async Task<bool> EndAsync(ModelRun run, LookResult? result, string why, CancellationToken ct)
    {
        await MoveAsync(run, RunState.Fallback, why, result, ct);
        return true;
    }

    private async Task MoveAsync(ModelRun run, RunState to, string why, LookResult? result, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        if (result is { } look)
            await ChallengerAnswer.NoteAsync(db, run, look, why, time.Now(), ct);
        await RunMoves.MoveAsync(write, run, RunState.Asking, to, why, ct);
        await write.CommitAsync();
    }
}
