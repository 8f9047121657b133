namespace OversightConsole.Core.Storage.Bulk;

/// <summary>
/// The contexts of one bulk write, all on its connection. One that a service disposes is kept for the next that asks: a
/// new one registers the provider's functions on the connection once more, which costs more than the queries it serves.
/// </summary>
internal sealed class BulkContexts(OversightDbContext outermost, WriteScope scope) : IAsyncDisposable
{
    private readonly Stack<OversightDbContext> _idle = new();
    private bool _ended;

    /// <summary>The transaction that every context here takes part in.</summary>
    public WriteScope Scope => scope;

    /// <summary>A context that nobody uses now, empty.</summary>
    public OversightDbContext Take()
    {
        if (!_idle.TryPop(out var context))
            return outermost.OnSameConnection(this);
        context.IsIdle = false;
        return context;
    }

    /// <summary>Keeps a context that its user is done with; false when the bulk write has ended and it must go.</summary>
    public bool Keep(OversightDbContext context)
    {
        if (_ended)
            return false;
        if (context.IsIdle)
            return true;
        context.ChangeTracker.Clear();
        context.IsIdle = true;
        _idle.Push(context);
        return true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        while (_idle.TryPop(out var context))
            await context.DisposeAsync();
    }
}
