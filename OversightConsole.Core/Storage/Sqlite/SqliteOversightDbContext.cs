using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OversightConsole.Core.Storage.Sqlite;

/// <summary>The model on SQLite: WAL, <c>synchronous=FULL</c>, one writer at a time (see the ADR on durability).</summary>
public sealed class SqliteOversightDbContext(DbContextOptions<SqliteOversightDbContext> options)
    : OversightDbContext(options)
{
    private const int ConstraintFailed = 19;

    /// <inheritdoc />
    protected override async Task<IDisposable?> EnterGateAsync(CancellationToken ct) =>
        await SqliteWriteGate.For(Database.GetDbConnection().DataSource).EnterAsync(ct);

    /// <inheritdoc />
    public override Task LockRowAsync(string table, string keyColumn, object key, CancellationToken ct) =>
        Task.CompletedTask;

    /// <inheritdoc />
    public override async Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        // Deferred: the ordinary transaction of this provider takes the write lock at once.
        var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await Database.UseTransactionAsync(transaction, ct))!;
    }

    internal override OversightDbContext OnSameConnection(WriteScope bulk)
    {
        var options = new DbContextOptionsBuilder<SqliteOversightDbContext>()
            .UseSqlite(Database.GetDbConnection())
            .Options;
        var context = new SqliteOversightDbContext(options) { Bulk = bulk };
        context.Database.UseTransaction(bulk.Transaction.GetDbTransaction());
        return context;
    }

    /// <inheritdoc />
    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException
            is SqliteException { SqliteErrorCode: ConstraintFailed, SqliteExtendedErrorCode: 2067 or 1555 };
}
