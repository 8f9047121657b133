using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Language.Beside;

/// <summary>
/// Sends what a language service is asked in place of a trained version. It sees the ticket as data between marks and the
/// labels that the agent could choose; what it answers is entered unseen beside the version at work, and what is none of
/// the labels is an abstention. Whatever goes wrong, nothing but the comparison lacks a ticket.
/// </summary>
public sealed class BesideRuns(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    IReadOnlyList<IAgent> agents,
    Challengers challengers,
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
        var due = await RunClaims.DueAsync(contexts, time.Now(), beside: true, most, ct);
        return await RunClaims.SendAsync(due, id => SendAsync(id, ct), broken, ct);
    }

    private async Task<bool> SendAsync(Guid id, CancellationToken ct)
    {
        if (await RunClaims.ClaimAsync(contexts, id, time.Now(), ct) is not { } run)
            return false;
        var agent = agents.FirstOrDefault(a => a.Key == run.Agent);
        if (agent is null || challengers.Of(run.Agent) is not { Agent: null } asked || asked.Version != run.Beside)
            return await EndAsync(run, LookResult.NotAsked, "That version no longer runs.", ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await RunBudget.OverAsync(db, model.Settings, beside: true, time.Now(), ct) is { } over)
            return await EndAsync(run, LookResult.NotAsked, $"It was not asked: {over}.", ct);
        if (await BesideSight.ReadAsync(db, desk, agent, run, time.Now(), ct) is not { } sight)
            return await EndAsync(run, LookResult.NotAsked, "The ticket was closed.", ct);
        if (sight.Basis != run.Basis)
            return await EndAsync(run, null, "The ticket changed; it is asked about anew.", ct);
        if ((sight.Outside ?? BesideAsks.WhyNotSent(sight.MaySend)) is { } why)
            return await EndAsync(run, LookResult.NotAsked, why, ct);
        if ((agent as IOffersLabels)?.ChoiceFor(sight.View) is not { } choice)
            return await EndAsync(run, LookResult.Abstained, "There is nothing to choose from.", ct);
        run.Turns = ChatTask.Choose(sight.View, choice);
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
        await using var write = await db.BeginWriteAsync(ct);
        var sight = await BesideSight.ReadAsync(db, desk, agent, run, time.Now(), ct);
        if (sight is null || sight.Basis != run.Basis)
            await RunMoves.MoveAsync(
                db,
                run,
                RunState.Asking,
                RunState.Fallback,
                "The ticket changed meanwhile.",
                time.Now(),
                ct
            );
        else
        {
            var (result, why) = await BesideAnswer.EnterAsync(db, gate, run, sight, answer, ct);
            await BesideAnswer.NoteAsync(db, run, result, why, time.Now(), ct);
            await RunMoves.MoveAsync(db, run, RunState.Asking, RunState.Answered, why, time.Now(), ct);
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
        await using var write = await db.BeginWriteAsync(ct);
        if (result is { } look)
            await BesideAnswer.NoteAsync(db, run, look, why, time.Now(), ct);
        await RunMoves.MoveAsync(db, run, RunState.Asking, to, why, time.Now(), ct);
        await write.CommitAsync();
    }
}
