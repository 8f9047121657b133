using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Audit;

/// <summary>A stretch of the trail, newest first; <see cref="Next"/> is where the next one begins, null at the first entry.</summary>
public sealed record AuditStretch(IReadOnlyList<AuditEntry> Entries, long? Next);

/// <summary>Reads the trail for people.</summary>
public sealed class AuditReader(IDbContextFactory<OversightDbContext> contexts)
{
    /// <summary>
    /// Entries before <paramref name="before"/> (null: from the newest) that name <paramref name="search"/> as ticket,
    /// person, agent, subject, position or the beginning of a fingerprint.
    /// </summary>
    public async Task<AuditStretch> ListAsync(string? search, long? before, int take, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (before is { } position)
            entries = entries.Where(e => e.Sequence < position);
        if (!string.IsNullOrWhiteSpace(search))
            entries = Matching(entries, search.Trim().TrimStart('#'));
        var found = await entries.OrderByDescending(e => e.Sequence).Take(take + 1).ToListAsync(ct);
        var more = found.Count > take;
        return new AuditStretch(more ? found[..take] : found, more ? found[take - 1].Sequence : null);
    }

    /// <summary>The entry at that position; null when there is none.</summary>
    public async Task<AuditEntry?> FindAsync(long sequence, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Sequence == sequence, ct);
    }

    /// <summary>The last position, as the head says.</summary>
    public async Task<long> HeadAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<AuditHead>().Select(h => h.Sequence).SingleOrDefaultAsync(ct);
    }

    /// <summary>What the last check found; null before the first.</summary>
    public async Task<TrailVerdict?> VerdictAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TrailVerdict>().AsNoTracking().SingleOrDefaultAsync(ct);
    }

    private static IQueryable<AuditEntry> Matching(IQueryable<AuditEntry> entries, string search)
    {
        var fingerprint = search.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var sequence = long.TryParse(search, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;
        var code = search.ToLowerInvariant();
        return entries.Where(e =>
            e.Ticket == search
            || e.ActorName == search
            || e.ActorId == code
            || e.Sequence == sequence
            || e.Subject.Contains(code)
            || e.Kind.StartsWith(code)
            || (fingerprint.Length >= 4 && e.Hash.StartsWith(fingerprint))
        );
    }
}
