using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Language;

/// <summary>
/// Tools that a conversation called: each call becomes a proposal, several at once each its own, and the conversation goes
/// on when people have decided on all of them. What is decided stands in the rows, so that a restart loses nothing.
/// </summary>
public sealed class ToolCalls(
    IDbContextFactory<OversightDbContext> contexts,
    LanguageProposals proposals,
    TimeProvider time
)
{
    private const int MostTurns = 40;
    private const int MostAtOnce = 8;

    /// <summary>Conversations whose calls are decided go on: the service is told what became of each.</summary>
    public async Task GoOnAsync(int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var decided = await DecidedAsync(db, most, ct);
        // Nothing to do is the rule: no writing then, which would hold up others.
        if (decided.Count == 0)
            return;
        await using var write = await db.BeginWriteAsync(time, ct);
        foreach (var run in decided)
            await GoOnAsync(write, run, ct);
        await write.CommitAsync();
    }

    /// <summary>Makes a proposal of each call, in the caller's transaction.</summary>
    internal async Task TakeAsync(WriteScope write, WordedRun worded, ChatTask task, CancellationToken ct)
    {
        var run = worded.Run;
        if (run.Turns.Count > MostTurns)
        {
            await MoveAsync(write, run, RunState.Asking, RunState.Fallback, "it came to no end", ct);
            return;
        }
        var said = run.Turns[^1];
        var calls = new List<ChatCall>();
        foreach (var call in said.Calls)
            calls.Add(
                calls.Count < MostAtOnce
                    ? await TakeAsync(write, worded, task, call, ct)
                    : call with
                    {
                        Became = "Too many calls at once; call it again later.",
                    }
            );
        run.Turns = [.. run.Turns.SkipLast(1), said with { Calls = calls }];
        run.ProposalId = calls.Find(c => c.Became is null)?.ProposalId;
        if (run.ProposalId is not null)
            await MoveAsync(write, run, RunState.Asking, RunState.Waits, null, ct);
        else
            await AnswerAsync(write, run, RunState.Asking, ct);
    }

    private async Task<ChatCall> TakeAsync(
        WriteScope write,
        WordedRun worded,
        ChatTask task,
        ChatCall call,
        CancellationToken ct
    )
    {
        if (task.Call(call) is not { } action)
            return call with { Became = "There is no such tool or target." };
        var proposal = worded.Proposal;
        var same = (
            await write
                .Db.Set<Proposal>()
                .AsNoTracking()
                .Where(p => p.Ticket == proposal.Ticket && p.Agent == proposal.Agent)
                .Where(p => p.Status == ProposalStatus.Pending || p.Status == ProposalStatus.Rejected)
                .ToListAsync(ct)
        ).FindAll(p => p.Action.SameEffect(action));
        // What waits for people already says the same: the conversation waits for that one.
        if (same.Find(p => p.Status == ProposalStatus.Pending) is { } waiting)
            return call with { ProposalId = waiting.Id };
        if (same.Count > 0)
            return call with { Became = "Not carried out: people decided otherwise." };
        var (entered, why) = await proposals.EnterAsync(write, worded, action, null, ct);
        return entered is null ? call with { Became = $"Not allowed: {why}" } : call with { ProposalId = entered.Id };
    }

    private static Task<List<ModelRun>> DecidedAsync(OversightDbContext db, int most, CancellationToken ct) =>
        (
            from r in db.Set<ModelRun>()
            join p in db.Set<Proposal>() on r.ProposalId equals p.Id
            where r.State == RunState.Waits
            where
                p.Status == ProposalStatus.Executed
                || p.Status == ProposalStatus.Rejected
                || p.Status == ProposalStatus.Stale
                || p.Status == ProposalStatus.Expired
                || p.Status == ProposalStatus.Withdrawn
            orderby r.UpdatedAt
            select r
        )
            .AsNoTracking()
            .Take(most)
            .ToListAsync(ct);

    private async Task GoOnAsync(WriteScope write, ModelRun run, CancellationToken ct)
    {
        var said = run.Turns[^1];
        var ids = said.Calls.Select(c => c.ProposalId).Append(run.ProposalId).OfType<Guid>().ToList();
        var statuses = await write
            .Db.Set<Proposal>()
            .Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Status, ct);
        var calls = said
            .Calls.Select(
                (call, at) =>
                    call.Became is not null ? call
                    // Conversations from before kept one proposal only, that of the first call.
                    : (call.ProposalId ?? (at == 0 ? run.ProposalId : null)) is not { } id
                        ? call with
                        {
                            Became = "Not carried out: one call at a time.",
                        }
                    : call with { ProposalId = id, Became = Became(statuses[id]) }
            )
            .ToList();
        run.Turns = [.. run.Turns.SkipLast(1), said with { Calls = calls }];
        run.ProposalId = calls.Find(c => c.Became is null)?.ProposalId;
        if (run.ProposalId is not null)
            await MoveAsync(write, run, RunState.Waits, RunState.Waits, null, ct);
        else
            await AnswerAsync(write, run, RunState.Waits, ct);
    }

    /// <summary>All calls have come to something: the service is told, in their order.</summary>
    private async Task AnswerAsync(WriteScope write, ModelRun run, RunState from, CancellationToken ct)
    {
        run.Turns =
        [
            .. run.Turns,
            .. run.Turns[^1].Calls.Select(c => new ChatTurn("tool", c.Became!) { CallId = c.Id }),
        ];
        run.Attempts = 0;
        run.NextAt = time.Now();
        await MoveAsync(write, run, from, RunState.Asked, null, ct);
    }

    private static string? Became(ProposalStatus status) =>
        status switch
        {
            ProposalStatus.Executed => "Approved by people and carried out.",
            ProposalStatus.Rejected or ProposalStatus.Stale or ProposalStatus.Expired or ProposalStatus.Withdrawn =>
                "Not carried out: people decided otherwise.",
            _ => null,
        };

    private Task MoveAsync(
        WriteScope write,
        ModelRun run,
        RunState from,
        RunState to,
        string? why,
        CancellationToken ct
    ) => RunMoves.MoveAsync(write, run, from, to, why, ct);
}
