using Microsoft.EntityFrameworkCore.Storage;

namespace OversightConsole.Core.Storage;

/// <summary>One write transaction, or a part of one that a caller opened; see <see cref="OversightDbContext.BeginWriteAsync"/>.</summary>
public sealed class WriteScope : IAsyncDisposable
{
    private readonly OversightDbContext _db;
    private readonly IDbContextTransaction? _transaction;
    private readonly IDisposable? _gate;
    private readonly WriteScope? _outer;
    private bool _committed;
    private bool _poisoned;
    private bool _ended;

    private WriteScope(OversightDbContext db, IDbContextTransaction? transaction, IDisposable? gate, WriteScope? outer)
    {
        _db = db;
        _transaction = transaction;
        _gate = gate;
        _outer = outer;
    }

    internal static WriteScope Outermost(OversightDbContext db, IDbContextTransaction transaction, IDisposable? gate) =>
        new(db, transaction, gate, null);

    internal static WriteScope Joined(OversightDbContext db, WriteScope outer) =>
        new(db, null, null, outer._outer ?? outer);

    /// <summary>
    /// Saves, flushes what was put off to the end, and commits; a joined scope only saves and leaves the commit to its
    /// opener. Not cancellable on purpose: once writing starts, a decision is finished even if a browser closes.
    /// </summary>
    /// <exception cref="InvalidOperationException">A part that joined this scope was left without committing.</exception>
    public async Task CommitAsync()
    {
        if (_outer is not null)
        {
            await _db.SaveChangesAsync(CancellationToken.None);
            _committed = true;
            return;
        }
        if (_poisoned)
            throw new InvalidOperationException("A part of this transaction was rolled back; the whole cannot commit.");
        await _db.FlushBeforeCommitAsync(CancellationToken.None);
        await _transaction!.CommitAsync(CancellationToken.None);
        _committed = true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        _ended = true;
        if (_outer is not null)
        {
            _outer._poisoned |= !_committed;
            return;
        }
        IReadOnlyCollection<Topic> topics = [];
        try
        {
            await _transaction!.DisposeAsync();
        }
        finally
        {
            topics = _db.EndScope(_committed);
            _gate?.Dispose();
        }
        ChangeNotifier.Publish(topics);
    }
}
