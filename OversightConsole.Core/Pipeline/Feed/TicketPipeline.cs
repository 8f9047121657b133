using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Core.Telemetry;

namespace OversightConsole.Core.Pipeline.Feed;

/// <summary>
/// Follows the desks' change feeds and works on each ticket that changed. The cursor moves in the transaction of the work,
/// so that a process that dies repeats a batch from its beginning and enters nothing twice. What comes faster than agents
/// can look waits in the <see cref="Backlog"/>. While a desk does not answer, or is no longer connected, its tickets wait
/// and those of the others go on.
/// </summary>
public sealed class TicketPipeline(
    IDbContextFactory<OversightDbContext> contexts,
    BulkWrites bulk,
    ISystemOfRecord desk,
    DeskHealth desks,
    TicketWork work,
    AgentLooks looks,
    TimeProvider time,
    ILogger<TicketPipeline> log
)
{
    private const int Batch = 200;

    /// <summary>So many changes are sorted into the backlog at once.</summary>
    private const int SortedAtOnce = 2_000;

    /// <summary>So many tickets of the backlog are worked on in one transaction.</summary>
    private const int Unit = 100;

    /// <summary>After so many units it looks what came in meanwhile: something more urgent goes before the rest.</summary>
    private const int UnitsInTurn = 5;

    private readonly ReevaluationScan _reevaluationScan = new(work.AgentKeys, time);
    private readonly TicketTries _tries = new(work, looks, time, log);

    /// <summary>The connections whose tickets can be worked on now.</summary>
    private IReadOnlyCollection<string> Answering => [.. desks.Answering.Select(d => d.Connection)];

    /// <summary>Works off one batch of changes and of looks that are owed; true when there is more.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct = default)
    {
        using var round = ConsoleTelemetry.Round(time);
        var more = await desks.EachAsync(one => FollowFeedAsync(one, ct), ct);
        more |= await WorkOffAsync(ct);
        return await LookAgainAsync(ct) || more;
    }

    /// <summary>
    /// The next of the backlog; true while there are more. Agents look at the tickets of the next unit while this one is
    /// written.
    /// </summary>
    private async Task<bool> WorkOffAsync(CancellationToken ct)
    {
        var next = await LookAheadAsync([], new BatchContext(), ct);
        for (var unit = 1; next.Tickets.Count > 0; unit++)
        {
            var now = next;
            // Begun outside the transaction, or it would read on the connection that writes.
            var later =
                unit < UnitsInTurn ? Task.Run(() => LookAheadAsync(now.Tickets, now.Batch.Next(), ct), ct) : null;
            try
            {
                await TakeAsync(now, ct);
            }
            finally
            {
                if (later is not null)
                    await ((Task)later).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            if (later is null)
                break;
            next = await later;
        }
        return await WaitsAsync(ct);
    }

    /// <summary>Has the agents look at those that will be next once <paramref name="taken"/> are gone.</summary>
    private async Task<Ahead> LookAheadAsync(IReadOnlyList<SorRef> taken, BatchContext context, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var catalogs = await CatalogsAsync(ct);
        var waiting = await Backlog.PeekAsync(db, catalogs.Keys, taken.Count + Unit, ct);
        var next = waiting.Except(taken).Take(Unit).ToList();
        var ahead = new Ahead(next, catalogs, context);
        if (next.Count > 1)
            foreach (var there in next.GroupBy(t => t.Connection))
                await work.SpeculateAsync([.. there], ahead.Catalogs[there.Key].Catalog, ahead.Batch, ct);
        return ahead;
    }

    private Task TakeAsync(Ahead ahead, CancellationToken ct) =>
        bulk.RunAsync(
            async inner =>
            {
                await using var db = await contexts.CreateDbContextAsync(inner);
                // Another node takes the next ones once this one has committed.
                await FeedCursors.TakeTurnAsync(db, desk.Connection, inner);
                var tickets = await Backlog.TakeAsync(db, ahead.Catalogs.Keys, Unit, inner);
                await work.BeginAsync(tickets, ahead.Batch, inner);
                await _tries.RunAsync(tickets, ahead.Catalogs, ahead.Batch, inner);
            },
            ct
        );

    private async Task<bool> WaitsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Backlog.AnyAsync(db, Answering, ct);
    }

    private async Task<bool> LookAgainAsync(CancellationToken ct)
    {
        if ((await OwedAsync(Answering, ct)).Count == 0)
            return false;
        var catalogs = await CatalogsAsync(ct);
        var looked = 0;
        await bulk.RunAsync(
            async inner =>
            {
                // Another node may be at it: wait for it, then look again at what is still owed.
                await using (var db = await contexts.CreateDbContextAsync(inner))
                    await FeedCursors.TakeTurnAsync(db, desk.Connection, inner);
                var due = await OwedAsync(catalogs.Keys, inner);
                looked = due.Count;
                await _tries.RunAsync(due, catalogs, new BatchContext(), inner);
            },
            ct
        );
        return looked >= Batch;
    }

    private async Task<IReadOnlyList<SorRef>> OwedAsync(IReadOnlyCollection<string> connections, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await _reevaluationScan.DueAsync(db, connections, Batch, ct);
    }

    private async Task<bool> FollowFeedAsync(ISystemOfRecord one, CancellationToken ct)
    {
        var cursor = await FeedCursors.ReadAsync(contexts, one.Connection, ct);
        var changes = await one.ChangesAsync(cursor, Batch, ct);
        if (changes.Changes.Count == 0)
            return false;
        if (changes.More || await WaitsAsync(ct))
        {
            await SortAsync(one, cursor, ct);
            return true;
        }
        var tickets = changes.Changes.Select(c => c.Ref).Distinct().ToList();
        var catalogs = new Dictionary<string, LoadedCatalog>(StringComparer.Ordinal)
        {
            [one.Connection] = await LoadedCatalog.FromAsync(one, time, ct),
        };
        var mine = false;
        await bulk.RunAsync(
            async inner =>
            {
                mine = await FeedCursors.MoveAsync(contexts, one.Connection, cursor, changes.Cursor, time, inner);
                if (mine)
                    await _tries.RunAsync(tickets, catalogs, new BatchContext(), inner);
            },
            ct
        );
        // Where another node was first there may be more than it took.
        return !mine;
    }

    /// <summary>Puts all that came into the backlog, where the most urgent goes first.</summary>
    private async Task SortAsync(ISystemOfRecord one, string? cursor, CancellationToken ct)
    {
        bool more;
        do
        {
            var changes = await one.ChangesAsync(cursor, SortedAtOnce, ct);
            var (from, mine) = (cursor, false);
            await bulk.RunAsync(
                async inner =>
                {
                    mine = await FeedCursors.MoveAsync(contexts, one.Connection, from, changes.Cursor, time, inner);
                    if (!mine)
                        return;
                    await using var db = await contexts.CreateDbContextAsync(inner);
                    await Backlog.EnterAsync(db, changes.Changes, inner);
                },
                ct
            );
            (cursor, more) = (changes.Cursor, mine && changes.More);
        } while (more);
    }

    /// <summary>The catalogue of each desk that answers, by connection.</summary>
    private async Task<Dictionary<string, LoadedCatalog>> CatalogsAsync(CancellationToken ct)
    {
        var catalogs = new Dictionary<string, LoadedCatalog>(StringComparer.Ordinal);
        foreach (var one in desks.Answering)
            if (await desks.TryAsync(one, () => LoadedCatalog.FromAsync(one, time, ct), ct) is { } loaded)
                catalogs[one.Connection] = loaded;
        return catalogs;
    }

    /// <summary>Tickets that agents looked at ahead of their turn.</summary>
    private sealed record Ahead(
        IReadOnlyList<SorRef> Tickets,
        Dictionary<string, LoadedCatalog> Catalogs,
        BatchContext Batch
    );
}
