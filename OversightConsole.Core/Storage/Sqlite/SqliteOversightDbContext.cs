using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

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
    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException
            is SqliteException { SqliteErrorCode: ConstraintFailed, SqliteExtendedErrorCode: 2067 or 1555 };
}
