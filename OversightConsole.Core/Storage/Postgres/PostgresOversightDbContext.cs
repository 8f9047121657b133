using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace OversightConsole.Core.Storage.Postgres;

/// <summary>The model on PostgreSQL: READ COMMITTED, guarded updates, row locks where order matters.</summary>
public sealed class PostgresOversightDbContext(DbContextOptions<PostgresOversightDbContext> options)
    : OversightDbContext(options)
{
    /// <inheritdoc />
    protected override Task<IDisposable?> EnterGateAsync(CancellationToken ct) => Task.FromResult<IDisposable?>(null);

    /// <inheritdoc />
    public override async Task LockRowAsync(string table, string keyColumn, object key, CancellationToken ct)
    {
        // Identifiers come from our own model, never from input; the key is a parameter.
        var sql = $"SELECT 1 FROM \"{table}\" WHERE \"{keyColumn}\" = {{0}} FOR UPDATE";
        await Database.ExecuteSqlRawAsync(sql, [key], ct);
    }

    /// <inheritdoc />
    public override async Task<T?> LockOnlyRowAsync<T>(CancellationToken ct)
        where T : class
    {
        // The name comes from our own model, never from input.
        var sql = $"SELECT * FROM \"{Model.FindEntityType(typeof(T))!.GetTableName()}\" FOR UPDATE";
        // A list, because anything that composes would put the lock into a subquery.
        return (await Set<T>().FromSqlRaw(sql).AsNoTracking().ToListAsync(ct)).SingleOrDefault();
    }

    /// <inheritdoc />
    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    /// <summary>As many as save the round trips; a command takes 65,535 parameters at most.</summary>
    internal override int RowsInOneInsert => 100;

    internal override OversightDbContext OnSameConnection(BulkContexts bulk)
    {
        var options = new DbContextOptionsBuilder<PostgresOversightDbContext>()
            .UseNpgsql(Database.GetDbConnection())
            .Options;
        var context = new PostgresOversightDbContext(options) { Bulk = bulk };
        context.Database.UseTransaction(bulk.Scope.Transaction.GetDbTransaction());
        return context;
    }

    /// <inheritdoc />
    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
