using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Evaluation;

/// <summary>
/// Says what a version of an agent, with a floor and rules, would have done on past tickets of every desk, against what was
/// right. Nothing is written. Tickets are shown as they came in; other tickets around them carry the class they were left with, and
/// workloads are today's.
/// </summary>
public sealed class Replay(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    IReadOnlyList<IAgent> agents,
    VersionsAtWork versions
)
{
    private const int MostLines = 500;

    /// <summary>Replays; null when there is no such agent or version.</summary>
    /// <param name="order">What to replay.</param>
    /// <param name="progress">Told how many tickets were looked at.</param>
    /// <param name="ct">Stops it; nothing was written.</param>
    public async Task<ReplayResult?> RunAsync(
        ReplayOrder order,
        IProgress<int>? progress = null,
        CancellationToken ct = default
    )
    {
        if (await AgentAsync(order, ct) is not { } agent)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var scope = order.Scope ?? await AgentScopes.InForceAsync(db, order.Agent, ct);
        var catalogs = await DeskCatalogs.OfAllAsync(desk, ct);
        var answers = new RightAnswers(db, order.Agent);
        var tally = new ReplayTally(await ModelAsync(db, order, ct));
        var looked = 0;
        await foreach (var record in TicketsAsync(order, ct))
        {
            progress?.Report(++looked);
            var answer = await answers.OfAsync(record, null, ct);
            if (answer.Right is null || !agent.IsFor(record))
                continue;
            tally.Add(record, answer, await AskAsync(agent, record, catalogs.Of(record.Ref), scope, order.Floor, ct));
        }
        return tally.Result(MostLines);
    }

    private async Task<IAgent?> AgentAsync(ReplayOrder order, CancellationToken ct) =>
        order.Version is { } number
            ? await versions.MakeAsync(order.Agent, number, ct)
            : agents.FirstOrDefault(a => a.Key == order.Agent);

    private Task<TrainedModel?> ModelAsync(OversightDbContext db, ReplayOrder order, CancellationToken ct)
    {
        var number = order.Version ?? versions.ChampionOf(order.Agent);
        return db.Set<TrainedModel>()
            .AsNoTracking()
            .SingleOrDefaultAsync(m => m.Agent == order.Agent && m.Number == number, ct);
    }

    private async IAsyncEnumerable<SorRecord> TicketsAsync(
        ReplayOrder order,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        foreach (var one in desk.Desks)
        {
            string? cursor = null;
            do
            {
                var page = await one.FindAsync(new SorQuery(ChangedSince: order.From), cursor, ct);
                foreach (var record in page.Records.Where(r => r.OpenedAt >= order.From && r.OpenedAt < order.To))
                    yield return record;
                cursor = page.Next;
            } while (cursor is not null);
        }
    }

    private async Task<ReplayAnswer> AskAsync(
        IAgent agent,
        SorRecord record,
        SorCatalog catalog,
        AgentScope scope,
        double floor,
        CancellationToken ct
    )
    {
        var came = PastTicket.AsItCame(record, await desk.HistoryAsync(record.Ref, ct));
        var view = new TicketView(came, catalog, came.OpenedAt);
        var reply = await AgentAsking.Alone(desk).AskAsync(agent, view, scope, null, ct);
        return reply.Said switch
        {
            Proposes { Draft: var draft } when draft.Confidence < floor => new ReplayAnswer(
                null,
                $"It is not sure enough: {draft.Confidence * 100:0} %.",
                draft.AgentVersion
            ),
            Proposes { Draft: var draft } => new ReplayAnswer(reply.Draft?.Action, reply.Why, draft.AgentVersion),
            _ => new ReplayAnswer(null, reply.Why, null) { Failed = reply.Result == LookResult.Failed },
        };
    }
}
