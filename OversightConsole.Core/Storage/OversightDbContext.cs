using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Storage;

/// <summary>
/// The console's one model. Features bring their own entity configurations (found in this assembly); nothing outside
/// Storage asks which database lies below.
/// </summary>
public abstract class OversightDbContext : IdentityDbContext<IdentityUser>, IDataProtectionKeyContext
{
    private WriteScope? _openScope;

    /// <summary>A context over the database of <paramref name="options"/>; its commits are told to <paramref name="changes"/>.</summary>
    protected OversightDbContext(DbContextOptions options, ChangeNotifier? changes)
        : base(options)
    {
        Changes = changes;
        // A part of a write scope has a savepoint of its own; one more around each save would be two commands for nothing.
        Database.AutoSavepointsEnabled = false;
    }

    /// <summary>Keys for cookies and antiforgery tokens, shared by every node.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The host's notifier; null where no host is, as while migrations are made, and for parts of a bulk write.</summary>
    internal ChangeNotifier? Changes { get; }

    /// <summary>The bulk write this context takes part in; see <see cref="BulkWrites"/>.</summary>
    internal BulkContexts? Bulk { get; init; }

    /// <summary>Whether it waits among <see cref="BulkContexts"/> for its next user.</summary>
    internal bool IsIdle { get; set; }

    /// <summary>
    /// Opens a write transaction, or joins the one that is open. Everything a feature writes goes through here: on SQLite
    /// the process-wide gate is held until the scope ends, so that a writer waits its turn instead of failing busy.
    /// Leaving the scope without <see cref="WriteScope.CommitAsync"/> takes back what was written in it, and no more.
    /// </summary>
    /// <param name="now">The instant of the act (<see cref="WriteScope.Now"/>).</param>
    /// <param name="ct">Stops waiting for the turn to write.</param>
    public async Task<WriteScope> BeginWriteAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        var scope = await OpenAsync(ct);
        scope.Now = now;
        return scope;
    }

    /// <summary>
    /// As <see cref="BeginWriteAsync(DateTimeOffset, CancellationToken)"/>. The clock is read once the turn to write has come:
    /// two acts that wait for each other have instants in the order in which they are written.
    /// </summary>
    public async Task<WriteScope> BeginWriteAsync(TimeProvider time, CancellationToken ct = default)
    {
        var scope = await OpenAsync(ct);
        scope.Now = time.Now();
        return scope;
    }

    private async Task<WriteScope> OpenAsync(CancellationToken ct)
    {
        if ((_openScope ?? Bulk?.Scope) is { } open)
            return await WriteScope.JoinAsync(this, open, ct);
        var gate = await EnterGateAsync(ct);
        try
        {
            return _openScope = WriteScope.Open(this, await Database.BeginTransactionAsync(ct), gate);
        }
        catch
        {
            gate?.Dispose();
            throw;
        }
    }

    /// <summary>What was kept under this type in the open write; null outside one, and after the part that kept it was taken back.</summary>
    internal T? Cached<T>()
        where T : class => (_openScope ?? Bulk?.Scope)?.Cached<T>();

    /// <summary>How many rows one insert command takes at most.</summary>
    internal abstract int RowsInOneInsert { get; }

    /// <summary>Waits for the turn to write; null where the database orders writers itself.</summary>
    protected abstract Task<IDisposable?> EnterGateAsync(CancellationToken ct);

    /// <summary>
    /// Locks one row until the transaction ends (PostgreSQL <c>FOR UPDATE</c>); on SQLite the write gate already does it.
    /// </summary>
    public abstract Task LockRowAsync(string table, string keyColumn, object key, CancellationToken ct);

    /// <summary>
    /// The only row of a table of one, locked as by <see cref="LockRowAsync"/> and read in the same command, past the
    /// change tracker; null when it is not there.
    /// </summary>
    public abstract Task<T?> LockOnlyRowAsync<T>(CancellationToken ct)
        where T : class;

    /// <summary>A read transaction in which every query sees the same instant and no writer is kept waiting.</summary>
    public abstract Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct);

    /// <summary>
    /// The closed tickets of one company whose summary or description has any of <paramref name="words"/>, best first, by
    /// the database's own full-text index.
    /// </summary>
    /// <param name="words">At least one; letters and digits only, lower case.</param>
    /// <param name="company">The company, by id.</param>
    /// <param name="most">The largest number of results.</param>
    /// <param name="ct">Stops the search.</param>
    public abstract Task<IReadOnlyList<long>> ClosedTicketsWithAsync(
        IReadOnlyList<string> words,
        string company,
        int most,
        CancellationToken ct
    );

    /// <summary>Whether <paramref name="exception"/> says that a unique index refused the row.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Another context on the same connection and transaction, for a service that asks for one of its own.</summary>
    internal abstract OversightDbContext OnSameConnection(BulkContexts bulk);

    internal void ScopeEnded() => _openScope = null;

#pragma warning disable CA1816 // A context that is kept for its next user is not done; the base type has no finalizer.
    /// <inheritdoc />
    public override void Dispose()
    {
        if (Bulk?.Keep(this) != true)
            base.Dispose();
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync() =>
        Bulk?.Keep(this) == true ? ValueTask.CompletedTask : base.DisposeAsync();
#pragma warning restore CA1816

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
