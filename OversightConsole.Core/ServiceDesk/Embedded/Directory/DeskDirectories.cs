using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded.Directory;

/// <summary>Hands out the current <see cref="DeskDirectory"/>; it is read anew only when the configuration stamp has changed.</summary>
public sealed class DeskDirectories(
    IDbContextFactory<OversightDbContext> contexts,
    DeskZone zone,
    DeskPolicy? policy = null
)
{
    private Cached? _cached;

    /// <summary>The directory as it stands.</summary>
    public async Task<DeskDirectory> CurrentAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CurrentAsync(db, ct);
    }

    /// <summary>The directory as <paramref name="db"/>'s transaction sees it.</summary>
    /// <exception cref="InvalidOperationException">The desk was never configured.</exception>
    public async Task<DeskDirectory> CurrentAsync(OversightDbContext db, CancellationToken ct)
    {
        var stamp =
            db.Cached<DeskWriteLock>()?.Stamp
            ?? await db.Set<DeskState>().Select(s => (Guid?)s.ConfigurationStamp).SingleOrDefaultAsync(ct)
            ?? throw NotConfigured();
        if (_cached is { } cached && cached.Stamp == stamp)
            return cached.Directory;
        var directory = new DeskDirectory(await DirectoryRows.ReadAsync(db, ct), zone, policy ?? new DeskPolicy());
        _cached = new Cached(stamp, directory);
        return directory;
    }

    internal static InvalidOperationException NotConfigured() =>
        new("The desk has no configuration yet; start the console once, it makes one.");

    private sealed record Cached(Guid Stamp, DeskDirectory Directory);
}
