using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Language;

/// <summary>
/// Asks the language service about proposals that wait, outside every transaction, and puts what it says in their place.
/// Whatever goes wrong, the proposal made without it stands. Each step is a row's guarded move: a process that dies leaves
/// a run that another one takes up when its lease ends, and two nodes never both send.
/// </summary>
public sealed class LanguageRuns(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    IReadOnlyList<IAgent> agents,
    ChatModel model,
    LanguageEntry entry,
    ToolCalls tools,
    ChallengerModelRuns challenger,
    TimeProvider time
)
{
    private const int MostAttempts = 3;
    private const int Batch = 10;

    /// <summary>Begins, sends and goes on with what is due; true when there may be more.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct = default)
    {
        if (!model.Settings.IsOn)
            return false;
        await entry.BeginAsync(Batch, ct);
        await tools.GoOnAsync(Batch, ct);
        var broken = new List<Exception>();
        var due = await RunLeases.DueAsync(contexts, time.Now(), challenger: false, Batch, ct);
        var sent = await RunLeases.SendAsync(due, id => SendAsync(id, ct), broken, ct);
        // What people wait for goes first.
        sent += await challenger.RunOnceAsync(Batch - sent, broken, ct);
        return broken.Count == 0
            ? sent == Batch
            : throw new AggregateException("Some tickets could not be asked about.", broken);
    }

    private async Task<bool> SendAsync(Guid id, CancellationToken ct)
    {
        if (await ClaimAsync(id, ct) is not var (run, proposal))
            return false;
        var record = await desk.GetAsync(proposal.Ticket, ct);
        var agent = agents.FirstOrDefault(a => a.Key == run.Agent);
        if (record is null || agent is null)
            return await EndAsync(run, "the ticket or the agent is gone", ct);
        var catalog = await desk.Desk(record.Ref.Connection).DescribeAsync(ct);
        var ticket = new TicketView(record, catalog, time.Now());
        if (ticket.Company is not { } company || !await MaySendAsync(record.Ref.Connection, company, ct))
            return await EndAsync(run, "the customer does not allow it", ct);
        var scope = await ScopeAsync(run.Agent, ct);
        var (view, outside) = await AgentAsking.Alone(desk).SeeAsync(agent, ticket, scope, ct);
        if (outside is not null)
            return await EndAsync(run, outside, ct);
        if ((agent as IWordsProposals)?.TaskFor(view, proposal) is not { } task)
            return await EndAsync(run, "there is nothing to ask", ct);
        if (await OverBudgetAsync(ct) is { } over)
            return await EndAsync(run, over, ct);
        if (run.Turns.Count == 0)
            run.Turns = task.Turns;
        switch (await model.AskAsync(run.Turns, task.Tools, ct))
        {
            case ChatSaid said:
                run.Count(said, model.Settings);
                await entry.TakeAsync(new WordedRun(run, proposal, view, scope, run.Made("Worded")), task, ct);
                return true;
            case ChatFailed { RetryAfter: { } after } failed when run.Attempts < MostAttempts:
                run.NextAt = time.Now() + after;
                await entry.StoreAsync(run, RunState.Asked, failed.Why, ct);
                return true;
            case ChatFailed failed:
                return await EndAsync(run, failed.Why, ct);
            default:
                throw new InvalidOperationException("Unknown reply.");
        }
    }

    private async Task<bool> EndAsync(ModelRun run, string why, CancellationToken ct)
    {
        await entry.StoreAsync(run, RunState.Fallback, why, ct);
        return true;
    }

    /// <summary>Takes one run with the proposal it words; null when another node has it.</summary>
    private async Task<(ModelRun Run, Proposal Proposal)?> ClaimAsync(Guid id, CancellationToken ct)
    {
        if (await RunLeases.ClaimAsync(contexts, id, time.Now(), ct) is not { } run)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (run, await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == id, ct));
    }

    private async Task<bool> MaySendAsync(string connection, CatalogCompany company, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await Consents.OfAsync(db, connection, company.Value.Id, ct)).MaySend;
    }

    private async Task<AgentScope> ScopeAsync(string agent, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await AgentScopes.InForceAsync(db, agent, ct);
    }

    private async Task<string?> OverBudgetAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RunBudget.OverAsync(db, model.Settings, challenger: false, time.Now(), ct);
    }
}
