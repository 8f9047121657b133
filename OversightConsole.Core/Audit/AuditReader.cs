using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Audit;

/// <summary>Reads the trail for people.</summary>
public sealed class AuditReader(IDbContextFactory<OversightDbContext> contexts)
{
    /// <summary>Those entries before <paramref name="before"/>; null: from the newest.</summary>
    public async Task<AuditSlice> ListAsync(AuditFilter filter, long? before, int take, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = Matching(db, filter);
        if (before is { } position)
            entries = entries.Where(e => e.Sequence < position);
        var found = await entries.OrderByDescending(e => e.Sequence).Take(take + 1).ToListAsync(ct);
        var more = found.Count > take;
        var shown = more ? found[..take] : found;
        await AuditTexts.FillAsync(db, shown, ct);
        return new AuditSlice(shown, more ? found[take - 1].Sequence : null);
    }

    /// <summary>How many of those entries came after that position.</summary>
    public async Task<int> NewerAsync(AuditFilter filter, long position, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Matching(db, filter).CountAsync(e => e.Sequence > position, ct);
    }

    /// <summary>Everyone who has an account, by name: ids and names.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> PeopleAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var people = await db.Users.OrderBy(u => u.UserName).Select(u => new { u.Id, u.UserName }).ToListAsync(ct);
        return [.. people.Select(p => (p.Id, p.UserName ?? ""))];
    }

    /// <summary>The entry at that position; null when there is none.</summary>
    public async Task<AuditEntry?> FindAsync(long sequence, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entry = await db.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Sequence == sequence, ct);
        if (entry is not null)
            await AuditTexts.FillAsync(db, [entry], ct);
        return entry;
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

    /// <summary>What a filter means in the database.</summary>
    internal static IQueryable<AuditEntry> Matching(OversightDbContext db, AuditFilter filter)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Ticket is { } ticket)
            entries = entries.Where(e => e.Ticket == ticket);
        if (filter.From is { } from)
            entries = entries.Where(e => e.At >= from);
        if (filter.To is { } to)
            entries = entries.Where(e => e.At < to);
        if (filter.ActorKind is { } actor)
            entries = ByActor(entries, actor, filter.ActorId);
        if (filter.Kind is { } kind)
            entries = entries.Where(e => e.Kind.StartsWith(kind + "."));
        if (filter.Alone is { } alone)
            entries = alone
                ? entries.Where(e => e.Kind == AuditFilter.DoneAlone)
                : entries.Where(e => e.ActorKind == "person");
        return string.IsNullOrWhiteSpace(filter.Search)
            ? entries
            : Naming(db, entries, filter.Search.Trim().TrimStart('#'));
    }

    private static IQueryable<AuditEntry> ByActor(IQueryable<AuditEntry> entries, string kind, string? id)
    {
        if (id is null)
            return entries.Where(e => e.ActorKind == kind);
        var subject = TrailSubject.Agent(id);
        return kind == "agent"
            ? entries.Where(e => (e.ActorKind == kind && e.ActorId == id) || e.Subject == subject)
            : entries.Where(e => e.ActorKind == kind && e.ActorId == id);
    }

    private static IQueryable<AuditEntry> Naming(OversightDbContext db, IQueryable<AuditEntry> entries, string search)
    {
        var fingerprint = search.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var sequence = long.TryParse(search, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;
        var code = search.ToLowerInvariant();
        return entries.Where(e =>
            e.Ticket == search
            || e.ActorId == code
            || (e.ActorKind != AuditActor.OfPerson && e.ActorId == search)
            || db.Set<AuditText>().Any(t => t.Sequence == e.Sequence && t.Field == AuditText.Actor && t.Text == search)
            || e.Sequence == sequence
            || e.Subject.Contains(code)
            || e.Kind.StartsWith(code)
            || (fingerprint.Length >= 4 && e.Hash.StartsWith(fingerprint))
        );
    }
}
