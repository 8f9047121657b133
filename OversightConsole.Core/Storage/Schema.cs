using Microsoft.EntityFrameworkCore;

namespace OversightConsole.Core.Storage;

/// <summary>Brings a database to the current schema.</summary>
public sealed class Schema(IDbContextFactory<OversightDbContext> contexts)
{
    /// <summary>Applies the migrations that are missing; doing it twice changes nothing.</summary>
    public async Task EnsureAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
    }
}
