using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using OversightConsole.Core.Storage.Postgres;
using OversightConsole.Core.Storage.Sqlite;

namespace OversightConsole.Core.Storage;

/// <summary>Lets the migration tool build the SQLite model; it never opens the file.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteOversightDbContext>
{
    public SqliteOversightDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteOversightDbContext>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>Lets the migration tool build the PostgreSQL model; it never connects.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresOversightDbContext>
{
    public PostgresOversightDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresOversightDbContext>().UseNpgsql("Host=design").Options);
}
