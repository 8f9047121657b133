using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Language;

/// <summary>The rows around a call: what begins a run, and what its answer becomes.</summary>
public sealed class LanguageEntry(
    IDbContextFactory<OversightDbContext> contexts,
    LanguageProposals proposals,
    ToolCalls tools,
    AgentRegister register,
    TimeProvider time
)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private readonly List<string> _asking = [.. register.All.Where(d => d.WordsWithLanguageService).Select(d => d.Key)];

    /// <summary>Begins a run for each proposal that waits and has none; its key is the proposal's.</summary>
    public async Task BeginAsync(int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var waiting = await WaitingAsync(db, now - Fresh, most, ct);
        // Nothing to do is the rule: no writing then, which would hold up others.
        if (waiting.Count == 0)
            return;
        await using var write = await db.BeginWriteAsync(now, ct);
        foreach (var one in waiting)
            await RowInserts.TryInsertAsync(
                write,
                new ModelRun
                {
                    Id = one.Id,
                    Agent = one.Agent,
                    Ticket = one.Ticket,
                    State = RunState.Asked,
                    NextAt = now,
                    CreatedAt = now,
                    UpdatedAt = now,
                },
                ct
            );
        await write.CommitAsync();
    }

    /// <summary>Makes of an answer what it is worth.</summary>
    internal async Task TakeAsync(WordedRun worded, ChatTask task, CancellationToken ct)
    {
        var (run, said) = (worded.Run, worded.Run.Turns[^1]);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        if (said.Calls.Count > 0 && task.Tools.Count > 0)
            await tools.TakeAsync(write, worded, task, ct);
        else if (task.Tools.Count > 0)
            await MoveAsync(write, run, RunState.Answered, "It had nothing more to contain", ct);
        else if (task.Read(said.Text) is not { } values)
            await MoveAsync(write, run, RunState.Fallback, "its answer was of no use", ct);
        else
            await ReplaceAsync(write, worded, new ProposedAction(worded.Proposal.Action.Type, values), ct);
        await write.CommitAsync();
    }

    /// <summary>Stores a run in another state.</summary>
    internal async Task StoreAsync(ModelRun run, RunState to, string why, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await MoveAsync(write, run, to, why, ct);
        await write.CommitAsync();
    }

    private Task<List<(Guid Id, string Agent, SorRef Ticket)>> WaitingAsync(
        OversightDbContext db,
        DateTimeOffset since,
        int most,
        CancellationToken ct
    )
    {
        var runs = db.Set<ModelRun>().Where(r => r.Challenger == null);
        return db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Status == ProposalStatus.Pending && _asking.Contains(p.Agent) && p.CreatedAt >= since)
            .Where(p => !runs.Any(r => r.Id == p.Id))
            // What a run worded is not worded again, and what a conversation proposed begins no other one.
            .Where(p => !runs.Any(r => r.Id == p.SupersedesId && r.State == RunState.Answered))
            .Where(p =>
                !runs.Any(r =>
                    r.Ticket == p.Ticket
                    && r.Agent == p.Agent
                    && (r.State == RunState.Asked || r.State == RunState.Asking || r.State == RunState.Waits)
                )
            )
            .OrderBy(p => p.CreatedAt)
            .Select(p => new ValueTuple<Guid, string, SorRef>(p.Id, p.Agent, p.Ticket))
            .Take(most)
            .ToListAsync(ct);
    }

    private async Task ReplaceAsync(WriteScope write, WordedRun worded, ProposedAction action, CancellationToken ct)
    {
        const string why = "The language service worded it anew.";
        var (run, proposal) = (worded.Run, worded.Proposal);
        if (proposals.Against(worded, action) is { } against)
        {
            await MoveAsync(write, run, RunState.Fallback, against, ct);
            return;
        }
        if (!await ProposalLifecycle.MoveAsync(write, proposal.Id, ProposalStatus.Pending, ProposalStatus.Stale, why))
        {
            await MoveAsync(write, run, RunState.Fallback, "it was answered meanwhile", ct);
            return;
        }
        Staleness.Record(write, proposal, ProposalStatus.Stale, why);
        EvidenceLedger.Found(write, proposal, EvidenceResult.Reworded);
        await proposals.EnterAsync(write, worded, action, proposal.Id, ct);
        // Its agent has nothing to look at again: without this it would be asked to, for ever.
        if (await write.Db.Set<AgentLook>().FindAsync([proposal.Ticket, proposal.Agent], ct) is { } look)
            look.Note(look.Result, look.Why, look.Basis, write.Now);
        await MoveAsync(write, run, RunState.Answered, null, ct);
    }

    private Task MoveAsync(WriteScope write, ModelRun run, RunState to, string? why, CancellationToken ct) =>
        RunMoves.MoveAsync(write, run, RunState.Asking, to, why, ct);
}
