using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Agents.Resolution;
using OversightConsole.Core.Agents.Security;
using OversightConsole.Core.Agents.Summary;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Language;

/// <summary>The rows around a call: what begins a run, what its answer becomes, and how it goes on after a decision.</summary>
public sealed class LanguageEntry(
    IDbContextFactory<OversightDbContext> contexts,
    ProposalEntry proposals,
    ISystemOfRecord desk,
    ChatModel model,
    TimeProvider time
)
{
    /// <summary>How often such an answer is right was not measured yet: even odds, so that a person always looks.</summary>
    private const double NotMeasured = 0.5;
    private const int MostTurns = 16;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly string[] Asking = [SummaryAgent.AgentKey, ResolutionAgent.AgentKey, SecurityAgent.AgentKey];

    /// <summary>Begins a run for each proposal that waits and has none; its key is the proposal's.</summary>
    public async Task BeginAsync(int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var since = now - Fresh;
        var suffix = "+" + model.Settings.Model;
        var waiting = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Status == ProposalStatus.Pending && Asking.Contains(p.Agent) && p.CreatedAt >= since)
            .Where(p => !p.AgentVersion.EndsWith(suffix) && !db.Set<ModelRun>().Any(r => r.Id == p.Id))
            .OrderBy(p => p.CreatedAt)
            .Select(p => new
            {
                p.Id,
                p.Agent,
                p.Ticket,
            })
            .Take(most)
            .ToListAsync(ct);
        foreach (var one in waiting)
            await RowInserts.TryInsertAsync(
                db,
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

    /// <summary>Runs whose proposal was decided go on: the service is told what became of its call.</summary>
    public async Task GoOnAsync(int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var decided = await (
            from r in db.Set<ModelRun>()
            join p in db.Set<Proposal>() on r.ProposalId equals p.Id
            where r.State == RunState.Waits
            where
                p.Status == ProposalStatus.Executed
                || p.Status == ProposalStatus.Rejected
                || p.Status == ProposalStatus.Stale
                || p.Status == ProposalStatus.Expired
                || p.Status == ProposalStatus.Withdrawn
            select new { Run = r, p.Status }
        )
            .AsNoTracking()
            .Take(most)
            .ToListAsync(ct);
        foreach (var one in decided)
        {
            var call = one.Run.Turns[^1].Calls[0];
            var became =
                one.Status == ProposalStatus.Executed
                    ? "Approved by people and carried out."
                    : "Not carried out: people decided otherwise.";
            one.Run.Turns = [.. one.Run.Turns, new ChatTurn("tool", became) { CallId = call.Id }];
            one.Run.Attempts = 0;
            one.Run.NextAt = time.Now();
            await MoveAsync(db, one.Run, RunState.Waits, RunState.Asked, null, ct);
        }
        await write.CommitAsync();
    }

    /// <summary>Makes of an answer what it is worth.</summary>
    internal async Task TakeAsync(
        ModelRun run,
        Proposal standing,
        TicketView view,
        ChatTask task,
        ChatTurn said,
        string made,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        if (said.Calls.Count > 0 && task.Tools.Count > 0)
            await CalledAsync(db, run, standing, view, said.Calls[0], made, ct);
        else if (task.Tools.Count > 0)
            await MoveAsync(db, run, RunState.Asking, RunState.Answered, "It had nothing more to contain", ct);
        else if (task.Read(said.Text) is not { } values)
            await MoveAsync(db, run, RunState.Asking, RunState.Fallback, "its answer was of no use", ct);
        else
            await ReplaceAsync(db, run, standing, view, values, made, ct);
        await write.CommitAsync();
    }

    /// <summary>Stores a run in another state.</summary>
    internal async Task StoreAsync(ModelRun run, RunState to, string why, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        await MoveAsync(db, run, RunState.Asking, to, why, ct);
        await write.CommitAsync();
    }

    private async Task ReplaceAsync(
        OversightDbContext db,
        ModelRun run,
        Proposal standing,
        TicketView view,
        IReadOnlyList<FieldChange> values,
        string made,
        CancellationToken ct
    )
    {
        const string why = "The language service worded it anew.";
        var now = time.Now();
        if (!await ProposalLifecycle.MoveAsync(db, standing.Id, ProposalStatus.Pending, ProposalStatus.Stale, now, why))
        {
            await MoveAsync(db, run, RunState.Asking, RunState.Fallback, "it was answered meanwhile", ct);
            return;
        }
        UnansweredEnds.Enter(db, standing, ProposalStatus.Stale, why, now);
        var action = new ProposedAction(standing.Action.Type, values);
        await EnterAsync(db, standing, view, action, made, standing.Id, ct);
        await MoveAsync(db, run, RunState.Asking, RunState.Answered, null, ct);
    }

    private async Task CalledAsync(
        OversightDbContext db,
        ModelRun run,
        Proposal standing,
        TicketView view,
        ChatCall call,
        string made,
        CancellationToken ct
    )
    {
        var action = Containment.Action(view, call);
        var open = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Ticket == standing.Ticket && p.Agent == standing.Agent && p.Status == ProposalStatus.Pending)
            .ToListAsync(ct);
        if (run.Turns.Count > MostTurns)
            await MoveAsync(db, run, RunState.Asking, RunState.Fallback, "it came to no end", ct);
        else if (action is null)
        {
            run.Turns = [.. run.Turns, new ChatTurn("tool", "There is no such tool or target.") { CallId = call.Id }];
            run.NextAt = time.Now();
            await MoveAsync(db, run, RunState.Asking, RunState.Asked, null, ct);
        }
        else
        {
            // What waits for people already says the same: the run waits for that one.
            run.ProposalId =
                open.Find(p => p.Action.SameEffect(action))?.Id
                ?? (await EnterAsync(db, standing, view, action, made, null, ct)).Id;
            await MoveAsync(db, run, RunState.Asking, RunState.Waits, null, ct);
        }
    }

    private async Task<Proposal> EnterAsync(
        OversightDbContext db,
        Proposal standing,
        TicketView view,
        ProposedAction action,
        string made,
        Guid? supersedes,
        CancellationToken ct
    )
    {
        var draft = new ProposalDraft(
            standing.Agent,
            $"v1+{model.Settings.Model}",
            standing.Target,
            view.Actual.Version,
            action,
            standing.DependsOn,
            standing.Premises,
            NotMeasured,
            standing.Rationale,
            standing.Evidence with
            {
                Made = made,
                Suspicions = view.Text.Suspicions,
            },
            standing.Risk,
            standing.Company,
            standing.Unit,
            supersedes
        );
        var record = await desk.GetAsync(standing.Target, ct) ?? view.Actual;
        return (await proposals.EnterAsync(db, draft, record, time.Now(), ct)).Proposal;
    }

    private Task MoveAsync(
        OversightDbContext db,
        ModelRun run,
        RunState from,
        RunState to,
        string? why,
        CancellationToken ct
    ) => RunMoves.MoveAsync(db, run, from, to, why, time.Now(), ct);
}
