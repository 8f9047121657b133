using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution;

/// <summary>
/// What the executor may send now. While a board or a customer is stopped, each ticket is read for where it lies: only the
/// desk knows, and what is held there must not fill the batch and keep the others waiting.
/// </summary>
internal sealed class DueWork(IDbContextFactory<OversightDbContext> contexts, ISystemOfRecord desk)
{
    public async Task<IReadOnlyList<DueIntent>> ListAsync(DateTimeOffset now, int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var stops = (await StopSwitch.HoldingAsync(db, ct)).Where(s => s.AsksPlace).ToList();
        if (stops.Count == 0)
            return await ExecutionJournal.DueAsync(db, now, 0, most, ct);
        var free = new List<DueIntent>();
        for (var skip = 0; free.Count < most; skip += most)
        {
            var page = await ExecutionJournal.DueAsync(db, now, skip, most, ct);
            foreach (var due in page)
                if (due.IsUndo || await IsFreeAsync(stops, due, ct))
                    free.Add(due);
            if (page.Count < most)
                break;
        }
        return [.. free.Take(most)];
    }

    /// <summary>Where the ticket lies as it stands now; not known while the desk does not answer.</summary>
    public async Task<StopTarget> PlaceAsync(DueIntent due, CancellationToken ct)
    {
        try
        {
            return await desk.GetAsync(due.Target, ct) is { } record
                ? StopTarget.Of(due.Agent, record)
                : new StopTarget(due.Agent, due.Target, null, null);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // A ticket that cannot be read waits, as if it were hit; the others go on.
            return due.Unread;
        }
    }

    /// <summary>Whether a stop holds for which the ticket must be read.</summary>
    public async Task<bool> AsksPlaceAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await StopSwitch.HoldingAsync(db, ct)).Any(s => s.AsksPlace);
    }

    private async Task<bool> IsFreeAsync(List<Stop> stops, DueIntent due, CancellationToken ct)
    {
        var target = await PlaceAsync(due, ct);
        return !stops.Any(s => s.Hits(target));
    }
}
