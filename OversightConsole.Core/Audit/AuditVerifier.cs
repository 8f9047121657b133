using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Audit;

/// <summary>What a walk over the whole chain found.</summary>
/// <param name="Intact">Whether every entry follows from the one before, the head matches and no text beside it was altered.</param>
/// <param name="Entries">How many entries hold, from the first on without a gap.</param>
/// <param name="HeadSequence">The last position, as the head says.</param>
/// <param name="HeadHash">The last hash, as the head says.</param>
/// <param name="FirstBadSequence">The first entry that does not hold; null when intact.</param>
/// <param name="Reason">What does not hold, in one sentence; null when intact.</param>
public sealed record AuditVerdict(
    bool Intact,
    long Entries,
    long HeadSequence,
    string HeadHash,
    long? FirstBadSequence,
    string? Reason
)
{
    /// <summary>How many pieces of personal text beside entries are erased, which breaks nothing.</summary>
    public long Erased { get; init; }

    /// <summary>The first of them, each as the entry's position and the field: <c>12 actor</c>.</summary>
    public IReadOnlyList<string> ErasedTexts { get; init; } = [];
}

/// <summary>Recomputes the chain from its first entry, a stretch at a time, in constant memory.</summary>
public sealed class AuditVerifier(IDbContextFactory<OversightDbContext> contexts)
{
    private const int SliceSize = 2_000;

    /// <summary>
    /// Walks the chain. With <paramref name="expected"/> the entry at that position must have that hash, which a chain cut
    /// at its end or rebuilt from the start cannot fake.
    /// </summary>
    public async Task<AuditVerdict> VerifyAsync(AuditMark? expected = null, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // One snapshot for head and entries, so that a writer at work does not look like a forger.
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        return await MeetAsync(db, await WalkAsync(db, null, ct), expected, ct);
    }

    /// <summary>Walks the chain in the caller's snapshot and shows it every entry that holds, in order.</summary>
    public static async Task<AuditVerdict> WalkAsync(
        OversightDbContext db,
        Action<AuditEntry>? holds,
        CancellationToken ct
    )
    {
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        if (head is null)
            return new AuditVerdict(false, 0, 0, "", 1, "The row that says where the trail ends is missing.");
        var (count, previous) = (0L, AuditChain.Genesis);
        var texts = new TextCheck();
        AuditVerdict Broken(long at, string reason) => new(false, at - 1, head.Sequence, head.Hash, at, reason);

        await foreach (var entry in EntriesAsync(db, ct))
        {
            count++;
            if (entry.Sequence != count)
                return Broken(count, $"Entry {count} is missing; the next one found is {entry.Sequence}.");
            if (entry.PreviousHash != previous)
                return Broken(count, $"Entry {count} does not follow from entry {count - 1}.");
            if (AuditChain.HashOf(entry) != entry.Hash)
                return Broken(count, $"Entry {count} was changed after it was written.");
            previous = entry.Hash;
            texts.Take(entry);
            holds?.Invoke(entry);
        }
        if (head.Sequence != count || head.Hash != previous)
            return Broken(count + 1, $"The trail ends at entry {count}, but its head says {head.Sequence}.");
        // The chain is whole; what lies beside it may still have been altered.
        var verdict = new AuditVerdict(
            texts.Altered is null,
            count,
            head.Sequence,
            head.Hash,
            texts.AlteredAt,
            texts.Altered
        );
        return texts.Erased == 0 ? verdict : verdict with { Erased = texts.Erased, ErasedTexts = texts.ErasedTexts };
    }

    /// <summary>Every entry with what lies beside it, in order, a stretch at a time.</summary>
    private static async IAsyncEnumerable<AuditEntry> EntriesAsync(
        OversightDbContext db,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (long? last = null; ; )
        {
            var after = last;
            var entries = await db.Set<AuditEntry>()
                .AsNoTracking()
                .Where(e => after == null || e.Sequence > after)
                .OrderBy(e => e.Sequence)
                .Take(SliceSize)
                .ToListAsync(ct);
            if (entries.Count == 0)
                yield break;
            var (from, to) = (entries[0].Sequence, entries[^1].Sequence);
            var texts = await db.Set<AuditText>()
                .AsNoTracking()
                .Where(t => t.Sequence >= from && t.Sequence <= to)
                .ToListAsync(ct);
            var byEntry = texts.ToLookup(t => t.Sequence);
            foreach (var entry in entries)
            {
                entry.Texts = [.. byEntry[entry.Sequence]];
                yield return entry;
            }
            last = to;
        }
    }

    /// <summary>The verdict, unless it is good and the entry at that position is not the one that was written down.</summary>
    public static async Task<AuditVerdict> MeetAsync(
        OversightDbContext db,
        AuditVerdict verdict,
        AuditMark? expected,
        CancellationToken ct
    )
    {
        if (!verdict.Intact || expected is null)
            return verdict;
        if (expected.Sequence > verdict.Entries)
            return verdict with
            {
                Intact = false,
                FirstBadSequence = verdict.Entries + 1,
                Reason = $"Entry {expected.Sequence} was expected, but the trail ends at {verdict.Entries}.",
            };
        var isThere = await db.Set<AuditEntry>()
            .AnyAsync(e => e.Sequence == expected.Sequence && e.Hash == expected.Hash, ct);
        return isThere
            ? verdict
            : verdict with
            {
                Intact = false,
                FirstBadSequence = expected.Sequence,
                Reason = $"Entry {expected.Sequence} is not the one that was expected there.",
            };
    }
}
