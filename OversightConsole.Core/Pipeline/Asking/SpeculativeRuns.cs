using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// Asks the agents about the tickets of a batch on all cores before the one writer comes to them, so that a transaction
/// holds little else than writing. Nothing is written here, and nothing is lost where it fails: the writer asks again.
/// </summary>
internal sealed class SpeculativeRuns(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    IReadOnlyList<IAgent> agents,
    AutonomyGate gate,
    ChallengerVersions challengerVersions,
    TimeProvider time,
    ILogger log
)
{
    /// <summary>Rehearses the tickets into the batch.</summary>
    public async Task RunAsync(
        IReadOnlyList<SorRef> tickets,
        SorCatalog catalog,
        BatchContext context,
        CancellationToken ct
    )
    {
        var known = await KnownAsync(tickets, ct);
        var records = await RecordsAsync(tickets, ct);
        await Parallel.ForEachAsync(
            records,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct },
            async (record, inner) =>
            {
                try
                {
                    context.Speculative[record.Ref] = await OfAsync(record, catalog, context, known, inner);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    log.LogWarning(exception, "{Ticket} could not be looked at ahead of its turn", record.Ref);
                }
            }
        );
    }

    private async Task<IReadOnlyList<SorRecord>> RecordsAsync(IReadOnlyList<SorRef> tickets, CancellationToken ct)
    {
        try
        {
            var records = await desk.GetManyAsync(tickets, ct);
            return [.. records.Values.Where(r => r.ClosedAt is null)];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning(exception, "{Count} tickets could not be read ahead of their turn", tickets.Count);
            return [];
        }
    }

    private async Task<SpeculativeRun> OfAsync(
        SorRecord record,
        SorCatalog catalog,
        BatchContext context,
        Known known,
        CancellationToken ct
    )
    {
        var ticket = record.Ref;
        var speculativeRun = new SpeculativeRun();
        var asking = new AgentAsking(new AgentFacts(desk, context));
        var whole = new TicketView(record, catalog, time.Now());
        var projection = TicketProjection.OfProposed(record, known.Open[ticket]);
        foreach (var agent in agents.Where(a => a.IsFor(record)))
        {
            if (known.Permissions.WhyNot(agent.Key) is not null)
                continue;
            var (mode, scope) = (known.Permissions.ModeOf(agent.Key), known.Permissions.ScopeOf(agent.Key));
            var view = whole with { Ticket = projection.For(new HashSet<string>()) };
            if (!known.Spoke.Contains((ticket, agent.Key)))
            {
                var reply = await asking.AskAsync(agent, view, scope, null, ct);
                speculativeRun.Note(agent, reply);
                if (reply.EndsRound(mode))
                    break;
                if (reply.Draft is { } draft && mode != AgentMode.Shadow)
                    projection.Add(draft.Action);
            }
            if (challengerVersions.Of(agent.Key)?.Agent is { } challenger)
                speculativeRun.Note(challenger, await asking.AskAsync(challenger, view, scope, null, ct));
        }
        return speculativeRun;
    }

    private async Task<Known> KnownAsync(IReadOnlyList<SorRef> tickets, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(p => tickets.Contains(p.Ticket)).ToListAsync(ct);
        return new Known(
            new AgentPermissions(await gate.ModesAsync(db, ct), await AgentScopes.InForceAsync(db, ct)),
            proposals.Where(p => p.Status.MayStillStand()).ToLookup(p => p.Ticket),
            proposals.Select(p => (p.Ticket, p.Agent)).ToHashSet()
        );
    }

    /// <summary>What is known before any of them is looked at.</summary>
    /// <param name="Permissions">Each agent's mode and scope.</param>
    /// <param name="Open">What is on its way to each ticket.</param>
    /// <param name="Spoke">Which agents said something of which tickets: whether they owe another look the writer finds out.</param>
    private sealed record Known(
        AgentPermissions Permissions,
        ILookup<SorRef, Proposal> Open,
        IReadOnlySet<(SorRef Ticket, string Agent)> Spoke
    );
}
