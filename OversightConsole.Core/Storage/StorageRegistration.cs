using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Core.Storage.Postgres;
using OversightConsole.Core.Storage.Sqlite;

namespace OversightConsole.Core.Storage;

/// <summary>Registers the one context factory that features inject, over whichever database is configured.</summary>
public static class StorageRegistration
{
    /// <summary>Adds <see cref="IDbContextFactory{OversightDbContext}"/> (and the context itself, scoped, for Identity).</summary>
    public static IServiceCollection AddOversightStorage(this IServiceCollection services, StorageOptions options)
    {
        switch (options.Provider)
        {
            case StorageProvider.Sqlite:
                services.AddDbContextFactory<SqliteOversightDbContext>(b =>
                    b.UseSqlite(WithPooling(options.ConnectionString)).AddInterceptors(new SqlitePragmas())
                );
                services.AddSingleton<
                    IDbContextFactory<OversightDbContext>,
                    FactoryAdapter<SqliteOversightDbContext>
                >();
                break;
            case StorageProvider.Postgres:
                services.AddDbContextFactory<PostgresOversightDbContext>(b => b.UseNpgsql(options.ConnectionString));
                services.AddSingleton<
                    IDbContextFactory<OversightDbContext>,
                    FactoryAdapter<PostgresOversightDbContext>
                >();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "Unknown storage provider.");
        }
        services.AddSingleton<ChangeNotifier>();
        services.AddSingleton<BulkWrites>();
        services.AddSingleton<Schema>();
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<OversightDbContext>>().CreateDbContext());
        return services;
    }

    private static string WithPooling(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { Pooling = true, DefaultTimeout = 30 }.ToString();

    /// <summary><see cref="IDbContextFactory{TContext}"/> is not covariant; this makes it so.</summary>
    private sealed class FactoryAdapter<TContext>(IDbContextFactory<TContext> inner)
        : IDbContextFactory<OversightDbContext>
        where TContext : OversightDbContext
    {
        public OversightDbContext CreateDbContext() =>
            BulkWrites.Current is { } bulk ? bulk.Take() : inner.CreateDbContext();

        public async Task<OversightDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            BulkWrites.Current is { } bulk ? bulk.Take() : await inner.CreateDbContextAsync(cancellationToken);
    }
}
