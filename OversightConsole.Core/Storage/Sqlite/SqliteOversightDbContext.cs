using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Storage.Sqlite;

/// <summary>The model on SQLite: WAL, <c>synchronous=FULL</c>, one writer at a time (see the ADR on durability).</summary>
public sealed class SqliteOversightDbContext(
    DbContextOptions<SqliteOversightDbContext> options,
    ChangeNotifier? changes = null
) : OversightDbContext(options, changes)
{
    private const int ConstraintFailed = 19;

    /// <inheritdoc />
    protected override async Task<IDisposable?> EnterGateAsync(CancellationToken ct) =>
        await SqliteWriteGate.For(FilePath()).EnterAsync(ct);

    /// <inheritdoc />
    public override Task LockRowAsync(string table, string keyColumn, object key, CancellationToken ct) =>
        Task.CompletedTask;

    /// <inheritdoc />
    public override Task<T?> LockOnlyRowAsync<T>(CancellationToken ct)
        where T : class => Set<T>().AsNoTracking().SingleOrDefaultAsync(ct);

    /// <inheritdoc />
    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct) =>
        // The provider's one way to a deferred BEGIN (any other level takes the write lock at once). Nothing uncommitted
        // is read: that exists with a shared cache only, and a read transaction in WAL sees one instant.
        Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, ct);

    /// <inheritdoc />
    public override async Task<IReadOnlyList<long>> ClosedTicketsWithAsync(
        IReadOnlyList<string> words,
        string company,
        int most,
        CancellationToken ct
    )
    {
        var any = string.Join(" OR ", words.Select(w => $"\"{w}\""));
        // The migration FullText keeps this index in step by triggers.
        return await Database
            .SqlQuery<long>(
                $"""
                SELECT f.rowid AS "Value" FROM "TicketText" f JOIN "Tickets" t ON t."Id" = f.rowid
                WHERE f."TicketText" MATCH {any} AND t."CompanyId" = {company} AND t."IsClosed"
                ORDER BY bm25("TicketText") LIMIT {most}
                """
            )
            .ToListAsync(ct);
    }

    /// <summary>One: a command that is parsed once costs next to nothing to run again, and there is no round trip to save.</summary>
    internal override int RowsInOneInsert => 1;

    internal override OversightDbContext OnSameConnection(BulkContexts bulk)
    {
        var options = new DbContextOptionsBuilder<SqliteOversightDbContext>()
            .UseSqlite(Database.GetDbConnection())
            .Options;
        var context = new SqliteOversightDbContext(options) { Bulk = bulk };
        context.Database.UseTransaction(bulk.Scope.Transaction.GetDbTransaction());
        return context;
    }

    // Not the connection's DataSource: that names the file differently while open (links resolved), and a second name
    // would be a second gate.
    private string FilePath() =>
        Path.GetFullPath(new SqliteConnectionStringBuilder(Database.GetConnectionString()).DataSource);

    /// <inheritdoc />
    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException
            is SqliteException { SqliteErrorCode: ConstraintFailed, SqliteExtendedErrorCode: 2067 or 1555 };
}
