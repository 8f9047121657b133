using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Fixtures.Databases;

/// <summary>
/// A real database with the current schema, one per test class. Storage contracts take this type in an abstract class and
/// are inherited once per database:
/// <code>
/// public abstract class ClaimContract(DatabaseFixture database) { [SkippableFact] public async Task ... }
/// public sealed class Claim_on_Sqlite(SqliteDatabase db) : ClaimContract(db), IClassFixture&lt;SqliteDatabase&gt;;
/// public sealed class Claim_on_Postgres(PostgresDatabase db) : ClaimContract(db), IClassFixture&lt;PostgresDatabase&gt;;
/// </code>
/// Facts of a contract are <c>[SkippableFact]</c>: whatever they first ask of a missing database skips them with the reason.
/// </summary>
public abstract class DatabaseFixture : IAsyncLifetime
{
    private StorageOptions? _options;
    private ServiceProvider? _services;

    /// <summary>Why this database cannot be had here; null when it can.</summary>
    public abstract string? Missing { get; }

    /// <summary>Where the class's own database is. Skips the running test when the database is missing.</summary>
    public StorageOptions Options
    {
        get
        {
            Need.Present(Missing);
            return _options!;
        }
    }

    /// <summary>The context factory of the class's own database.</summary>
    public IDbContextFactory<OversightDbContext> Contexts =>
        Services.GetRequiredService<IDbContextFactory<OversightDbContext>>();

    /// <summary>A provider with nothing but storage in it.</summary>
    public ServiceProvider Services => _services ??= Build(Options);

    /// <summary>A provider over the class's own database with more in it; the caller disposes it.</summary>
    public ServiceProvider Build(Action<IServiceCollection> more) => Build(Options, more);

    /// <summary>A further database with the current schema, for tests that need one to themselves; removed with the fixture.</summary>
    public async Task<StorageOptions> CreateFreshAsync()
    {
        Need.Present(Missing);
        return await CreateAsync(migrated: true);
    }

    /// <summary>A further database without a schema; removed with the fixture.</summary>
    public async Task<StorageOptions> CreateEmptyAsync()
    {
        Need.Present(Missing);
        return await CreateAsync(migrated: false);
    }

    /// <summary>A provider over any database, with a clock that starts at the tests' instant and runs on; the caller disposes it.</summary>
    public static ServiceProvider Build(StorageOptions options, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TestClock.Running());
        services.AddSingleton<Schema>();
        services.AddOversightStorage(options);
        more?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (Missing is null)
            _options = await CreateAsync(migrated: true);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await DropAllAsync();
    }

    /// <summary>Makes a database: empty, or a copy of the template with the current schema.</summary>
    protected abstract Task<StorageOptions> CreateAsync(bool migrated);

    /// <summary>Removes every database this fixture made.</summary>
    protected abstract Task DropAllAsync();
}
