using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution;

/// <summary>A write that had been claimed when a stop committed, and what became of it.</summary>
/// <param name="Agent">The agent's key.</param>
/// <param name="Ticket">The ticket's id.</param>
/// <param name="State">Sent while it still runs.</param>
/// <param name="At">When its state last changed.</param>
public sealed record UnderWay(string Agent, string Ticket, IntentState State, DateTimeOffset At);

/// <summary>What a stop would hold up.</summary>
/// <param name="Changes">Decided changes that are not written yet.</param>
/// <param name="Tickets">Tickets with a suggestion that waits for a person.</param>
public sealed record Waiting(int Changes, int Tickets);

/// <summary>What waits to be written and what was under way, for the dialogs and banners of the stop switch.</summary>
public sealed class Outgoing(IDbContextFactory<OversightDbContext> contexts, ISystemOfRecord desk)
{
    private const int Most = 50;

    /// <summary>How much is not written yet: decided changes, and tickets that wait for a person.</summary>
    public async Task<Waiting> WaitingAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new Waiting(
            await db.Set<ExecutionIntent>().CountAsync(i => i.State == IntentState.Intent && i.UndoId == null, ct),
            await db.Set<Proposal>()
                .Where(p => p.Status == ProposalStatus.Pending)
                .Select(p => p.Ticket)
                .Distinct()
                .CountAsync(ct)
        );
    }

    /// <summary>
    /// What was under way when <paramref name="stop"/> committed, oldest first, 50 at most: claimed before, ended after or
    /// running still. Nothing else can be: after the stop nothing is claimed.
    /// </summary>
    public async Task<IReadOnlyList<UnderWay>> AtAsync(Stop stop, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (scope, key, at) = (stop.Scope, stop.Key, stop.At);
        var ticket = SorRef.ParseTicket(stop.Key);
        var found = await (
            from i in db.Set<ExecutionIntent>()
            where i.UndoId == null && i.Attempts > 0 && (i.State == IntentState.Sent || i.UpdatedAt >= at)
            where scope != StopScope.Agent || i.Agent == key
            where scope != StopScope.Ticket || i.Ticket == ticket
            orderby i.UpdatedAt
            select new
            {
                i.Agent,
                i.Ticket,
                i.State,
                i.UpdatedAt,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        var under = new List<UnderWay>();
        foreach (var i in found)
            if (!stop.AsksPlace || await LiesThereAsync(stop, i.Agent, i.Ticket, ct))
                under.Add(new UnderWay(i.Agent, i.Ticket.Text, i.State, i.UpdatedAt));
        return under;
    }

    private async Task<bool> LiesThereAsync(Stop stop, string agent, SorRef ticket, CancellationToken ct)
    {
        try
        {
            return await desk.GetAsync(ticket, ct) is { } record && stop.Hits(StopTarget.Of(agent, record));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // Who stopped is told of one write too many rather than of none because a desk does not answer.
            return stop.Hits(StopTarget.Unread(agent, ticket));
        }
    }
}
