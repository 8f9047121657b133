using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency;

/// <summary>
/// Rows with one entry behind each. In memory stays a fingerprint per row, about 60 bytes; the wording of a difference reads
/// its entry again.
/// </summary>
internal abstract class RowProjection<TKey, TRow> : Projection
    where TKey : notnull
{
    private readonly Dictionary<TKey, (long Entry, UInt128 Print)> _told = [];

    /// <summary>What the rows are, in the plural, for counting many differences.</summary>
    protected abstract string Plural { get; }

    public override void Take(TrailEvent trailEvent)
    {
        var (key, facts) = Of(trailEvent);
        if (facts is null)
            _told.Remove(key);
        else
            _told[key] = (trailEvent.Number, FactPair.Print(facts));
    }

    public override async Task CompareAsync(OversightDbContext db, Differences differences, CancellationToken ct)
    {
        var other = new List<(TKey Key, object Row, long Entry)>();
        await foreach (var row in Rows(db).AsAsyncEnumerable().WithCancellation(ct))
        {
            var (key, facts) = Of(row);
            if (!_told.Remove(key, out var told))
                differences.Add(Plural, $"{Name(key)} is in the database, but no entry made it.", null, AgentOf(facts));
            else if (told.Print != FactPair.Print(facts))
                other.Add((key, facts, told.Entry));
        }
        foreach (var (key, row, entry) in other.OrderBy(o => o.Entry))
            await DifferAsync(db, differences, key, row, entry, ct);
        foreach (var (key, told) in _told.OrderBy(t => t.Value.Entry))
            await MissAsync(db, differences, key, told.Entry, ct);
        _told.Clear();
    }

    /// <summary>Which row an entry speaks of and what it says of it; null facts take the row out.</summary>
    protected abstract (TKey Key, object? Facts) Of(TrailEvent trailEvent);

    /// <summary>The key and the facts of a row of the database.</summary>
    protected abstract (TKey Key, object Facts) Of(TRow row);

    /// <summary>The rows that an entry must stand behind.</summary>
    protected abstract IQueryable<TRow> Rows(OversightDbContext db);

    /// <summary>The row at the beginning of a sentence.</summary>
    protected abstract string Name(TKey key);

    /// <summary>The agent whose measuring the row belongs to; null where it is nobody's.</summary>
    protected virtual string? AgentOf(object facts) => null;

    /// <summary>The entry made comparable: erased personal text breaks nothing, and older entries may say less.</summary>
    protected virtual object Erased(object row, object told) => told;

    private async Task DifferAsync(
        OversightDbContext db,
        Differences differences,
        TKey key,
        object row,
        long entry,
        CancellationToken ct
    )
    {
        if (differences.IsFull(Plural))
        {
            differences.Count(Plural);
            return;
        }
        var told = Of(await EntryAsync(db, entry, ct)).Facts!;
        if (FactPair.Difference(row, Erased(row, told), entry) is { } difference)
            differences.Add(Plural, $"{Name(key)} {difference}.", entry, AgentOf(told));
    }

    private async Task MissAsync(
        OversightDbContext db,
        Differences differences,
        TKey key,
        long entry,
        CancellationToken ct
    )
    {
        if (differences.IsFull(Plural))
        {
            differences.Count(Plural);
            return;
        }
        var told = Of(await EntryAsync(db, entry, ct)).Facts!;
        differences.Add(Plural, $"{Name(key)} is gone, but entry {entry} made it.", entry, AgentOf(told));
    }

    private static async Task<TrailEvent> EntryAsync(OversightDbContext db, long position, CancellationToken ct)
    {
        var entry = await db.Set<AuditEntry>().AsNoTracking().SingleAsync(e => e.Sequence == position, ct);
        await AuditTexts.FillAsync(db, [entry], ct);
        return new TrailEvent(entry);
    }
}
