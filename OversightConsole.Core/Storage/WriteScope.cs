using System.Collections;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Storage;

/// <summary>One write transaction, or a part of one that a caller opened; see <see cref="OversightDbContext.BeginWriteAsync(DateTimeOffset, CancellationToken)"/>.</summary>
public sealed class WriteScope : IAsyncDisposable
{
    private readonly OversightDbContext _db;
    private readonly WriteScope _outermost;
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable? _gate;
    private readonly Dictionary<string, PutOffList> _putOff = [];
    private readonly HashSet<Topic> _topics = [];
    private readonly List<object> _kept = [];
    private readonly PreparedCommands _commands = new();
    private Dictionary<string, int> _putOffBefore = [];
    private TrackedBefore? _trackedBefore;
    private int _keptBefore;
    private string? _savepoint;
    private int _openParts;
    private bool _committed;
    private bool _ended;

    private WriteScope(
        OversightDbContext db,
        IDbContextTransaction transaction,
        IDisposable? gate,
        WriteScope? outermost
    )
    {
        _db = db;
        _transaction = transaction;
        _gate = gate;
        _outermost = outermost ?? this;
    }

    /// <summary>The context in which this is written.</summary>
    public OversightDbContext Db => _db;

    /// <summary>
    /// The instant of the act, the same for everything that it writes, as the database keeps it. A part has an instant of its
    /// own: history is built of many acts in one transaction.
    /// </summary>
    public DateTimeOffset Now { get; internal set; }

    internal IDbContextTransaction Transaction => _transaction;

    internal static WriteScope Open(OversightDbContext db, IDbContextTransaction transaction, IDisposable? gate) =>
        new(db, transaction, gate, null);

    internal static async Task<WriteScope> JoinAsync(OversightDbContext db, WriteScope open, CancellationToken ct)
    {
        // What the caller has not saved yet is its own: it must not go back with this part.
        await db.SaveChangesAsync(ct);
        var outermost = open._outermost;
        var part = new WriteScope(db, outermost._transaction, null, outermost)
        {
            _trackedBefore = new TrackedBefore(db.ChangeTracker),
            // Named by depth, so that the next part at this depth runs the very same commands.
            _savepoint = "part" + (++outermost._openParts).ToString(CultureInfo.InvariantCulture),
            _keptBefore = outermost._kept.Count,
            _putOffBefore = outermost._putOff.ToDictionary(p => p.Key, p => p.Value.Items.Count),
        };
        await part.RunAsync("SAVEPOINT ", part._savepoint, ct);
        return part;
    }

    /// <summary>
    /// A list that features add to and that <paramref name="flush"/> writes once, last, just before the transaction commits:
    /// many acts in one transaction lock the trail's head once. What a part adds is taken back with the part.
    /// </summary>
    public IList<T> DeferToCommit<T>(
        string key,
        CommitPhase phase,
        Func<WriteScope, IReadOnlyList<T>, CancellationToken, Task> flush
    )
    {
        if (_outermost._putOff.TryGetValue(key, out var known))
            return (List<T>)known.Items;
        var items = new List<T>();
        _outermost._putOff.Add(key, new PutOffList(items, phase, (write, ct) => flush(write, [.. items], ct)));
        return items;
    }

    internal T? Cached<T>()
        where T : class => _outermost._kept.OfType<T>().LastOrDefault();

    /// <summary>
    /// Keeps what was read under a lock until the transaction ends, so that the next act in it need not read it again.
    /// </summary>
    internal void Cache(object value) => _outermost._kept.Add(value);

    /// <summary>A command on this write's connection, made once for the whole transaction.</summary>
    internal DbCommand CommandFor(string name, Func<string> sql) =>
        _outermost._commands.Get(_db, _transaction, name, sql);

    /// <summary>Says "look again at this" to live pages once the transaction has committed.</summary>
    public void Touch(Topic topic) => _outermost._topics.Add(topic);

    /// <summary>
    /// Saves, writes what was deferred to the commit, and commits; a part only saves and leaves the commit to its opener. Not
    /// cancellable on purpose: once writing starts, a decision is finished even if a browser closes.
    /// </summary>
    public async Task CommitAsync()
    {
        await _db.SaveChangesAsync(CancellationToken.None);
        if (_savepoint is not null)
        {
            await RunAsync("RELEASE SAVEPOINT ", _savepoint, CancellationToken.None);
        }
        else
        {
            await FlushAsync();
            await _db.SaveChangesAsync(CancellationToken.None);
            await _transaction.CommitAsync(CancellationToken.None);
        }
        _committed = true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        _ended = true;
        if (_savepoint is not null)
        {
            if (!_committed)
                await TakeBackPartAsync(_savepoint);
            _outermost._openParts--;
            return;
        }
        // What a failed write left in the tracker must not slip into the context's next one.
        if (!_committed)
            _db.ChangeTracker.Clear();
        try
        {
            await _commands.DisposeAsync();
            await _transaction.DisposeAsync();
        }
        finally
        {
            _db.ScopeEnded();
            _gate?.Dispose();
        }
        if (_committed)
            _db.Changes?.Publish(_topics);
    }

    /// <summary>What is written last may itself put something off for whoever is written after it.</summary>
    private async Task FlushAsync()
    {
        while (_putOff.Values.Where(l => l.Items.Count > 0).MinBy(l => l.Turn) is { } next)
        {
            await next.Flush(this, CancellationToken.None);
            next.Items.Clear();
        }
    }

    /// <summary>Both databases write savepoints alike; a command of our own is parsed once and spares the round through EF.</summary>
    private Task RunAsync(string verb, string savepoint, CancellationToken ct) =>
        CommandFor(verb + savepoint, () => verb + savepoint).ExecuteNonQueryAsync(ct);

    private async Task TakeBackPartAsync(string savepoint)
    {
        _trackedBefore!.Restore(_db);
        await RunAsync("ROLLBACK TO SAVEPOINT ", savepoint, CancellationToken.None);
        await RunAsync("RELEASE SAVEPOINT ", savepoint, CancellationToken.None);
        // On PostgreSQL a lock goes with the part it was taken in, so nothing read under it may be kept either.
        _outermost._kept.RemoveRange(_keptBefore, _outermost._kept.Count - _keptBefore);
        foreach (var (key, list) in _outermost._putOff)
            while (list.Items.Count > _putOffBefore.GetValueOrDefault(key))
                list.Items.RemoveAt(list.Items.Count - 1);
    }

    private sealed record PutOffList(IList Items, CommitPhase Turn, Func<WriteScope, CancellationToken, Task> Flush);
}
