using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>
/// The desk's turn to write, held until the transaction ends. Its state row is read once, numbers are given out from
/// memory in the order of commit, and the row is written once, at the end.
/// </summary>
internal sealed class DeskWriteLock
{
    private const string Key = "desk numbers";
    private long _nextTicket;
    private long _nextChange;

    private DeskWriteLock(DeskState state) =>
        (_nextTicket, _nextChange, Stamp) = (state.NextTicket, state.NextChange, state.ConfigurationStamp);

    /// <summary>The configuration as this transaction sees it.</summary>
    public Guid Stamp { get; private set; }

    /// <summary>
    /// Takes the turn, or finds it taken. First of all, before any ticket row is locked: two writers then never wait for
    /// each other in a circle.
    /// </summary>
    /// <exception cref="InvalidOperationException">The desk was never configured, or no write scope is open.</exception>
    public static async Task TakeAsync(WriteScope write, CancellationToken ct)
    {
        if (write.Db.Cached<DeskWriteLock>() is not null)
            return;
        var state = await write.Db.LockOnlyRowAsync<DeskState>(ct) ?? throw DeskDirectories.NotConfigured();
        write.Cache(new DeskWriteLock(state));
    }

    /// <summary>Reserves numbers in the turn that this write holds, and returns the first of each.</summary>
    /// <exception cref="InvalidOperationException">Nobody took the turn.</exception>
    public static (long Ticket, long Change) Reserve(WriteScope write, int tickets, int changes)
    {
        var turn =
            write.Db.Cached<DeskWriteLock>()
            ?? throw new InvalidOperationException("Take the desk's turn to write first.");
        var first = (turn._nextTicket, turn._nextChange);
        (turn._nextTicket, turn._nextChange) = (turn._nextTicket + tickets, turn._nextChange + changes);
        // One entry for each reservation: one that is taken back with its part leaves those that stand to be written.
        write
            .DeferToCommit<DeskWriteLock>(
                Key,
                CommitPhase.Numbers,
                (context, locks, inner) => locks[^1].WriteAsync(context.Db, inner)
            )
            .Add(turn);
        return first;
    }

    /// <summary>Says that this transaction has changed the configuration.</summary>
    public static void Changed(OversightDbContext db, Guid stamp)
    {
        if (db.Cached<DeskWriteLock>() is { } turn)
            turn.Stamp = stamp;
    }

    private Task WriteAsync(OversightDbContext db, CancellationToken ct) =>
        db.Set<DeskState>()
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(x => x.NextTicket, _ => _nextTicket).SetProperty(x => x.NextChange, _ => _nextChange),
                ct
            );
}
