using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OversightConsole.Core.Storage;

/// <summary>
/// The console's one model. Features bring their own entity configurations (found in this assembly); nothing outside
/// Storage asks which database lies below.
/// </summary>
public abstract class OversightDbContext(DbContextOptions options)
    : IdentityDbContext<IdentityUser>(options),
        IDataProtectionKeyContext
{
    private readonly Dictionary<string, Func<CancellationToken, Task>> _beforeCommit = [];
    private readonly Dictionary<string, object> _putOff = [];
    private readonly HashSet<Topic> _topics = [];
    private WriteScope? _openScope;

    /// <summary>Keys for cookies and antiforgery tokens, shared by every node.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Opens a write transaction, or joins the one that is open. Everything a feature writes goes through here: on SQLite
    /// the process-wide gate is held until the scope ends, so that a writer waits its turn instead of failing busy.
    /// Leaving the scope without <see cref="WriteScope.CommitAsync"/> rolls back.
    /// </summary>
    public async Task<WriteScope> BeginWriteAsync(CancellationToken ct = default)
    {
        if (_openScope is not null)
            return WriteScope.Joined(this, _openScope);
        var gate = await EnterGateAsync(ct);
        try
        {
            var transaction = await Database.BeginTransactionAsync(ct);
            return _openScope = WriteScope.Outermost(this, transaction, gate);
        }
        catch
        {
            gate?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A list that features add to during the open scope and that <paramref name="flush"/> writes once, last, just before
    /// it commits: many acts in one transaction lock the trail's head once. Rolled back with the scope.
    /// </summary>
    /// <exception cref="InvalidOperationException">No write scope is open.</exception>
    public List<T> PutOff<T>(string key, Func<List<T>, CancellationToken, Task> flush)
    {
        if (_openScope is null)
            throw new InvalidOperationException("Open a write scope first (BeginWriteAsync).");
        if (_putOff.TryGetValue(key, out var known))
            return (List<T>)known;
        var list = new List<T>();
        _putOff.Add(key, list);
        _beforeCommit.Add(key, ct => flush(list, ct));
        return list;
    }

    /// <summary>Says "look again at this" to live pages once the open scope has committed.</summary>
    public void Touch(Topic topic) => _topics.Add(topic);

    /// <summary>Waits for the turn to write; null where the database orders writers itself.</summary>
    protected abstract Task<IDisposable?> EnterGateAsync(CancellationToken ct);

    /// <summary>
    /// Locks one row until the transaction ends (PostgreSQL <c>FOR UPDATE</c>); on SQLite the write gate already does it.
    /// </summary>
    public abstract Task LockRowAsync(string table, string keyColumn, object key, CancellationToken ct);

    /// <summary>A read transaction in which every query sees the same instant and no writer is kept waiting.</summary>
    public abstract Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct);

    /// <summary>Whether <paramref name="exception"/> says that a unique index refused the row.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    internal async Task FlushBeforeCommitAsync(CancellationToken ct)
    {
        await SaveChangesAsync(ct);
        if (_beforeCommit.Count == 0)
            return;
        foreach (var work in _beforeCommit.Values.ToList())
            await work(ct);
        _beforeCommit.Clear();
        _putOff.Clear();
        await SaveChangesAsync(ct);
    }

    internal IReadOnlyCollection<Topic> EndScope(bool committed)
    {
        _openScope = null;
        _beforeCommit.Clear();
        _putOff.Clear();
        var topics = committed ? _topics.ToList() : [];
        _topics.Clear();
        return topics;
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(OversightDbContext).Assembly);
        CodeConverters.Apply(builder);
    }
}
