using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Audit;

/// <summary>What a walk over the whole chain found.</summary>
/// <param name="Intact">Whether every entry follows from the one before and the head matches.</param>
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
);

/// <summary>Recomputes the chain from its first entry, streaming, in constant memory.</summary>
public sealed class AuditVerifier(IDbContextFactory<OversightDbContext> contexts)
{
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
        AuditVerdict Broken(long at, string reason) => new(false, at - 1, head.Sequence, head.Hash, at, reason);

        var entries = db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(ct))
        {
            count++;
            if (entry.Sequence != count)
                return Broken(count, $"Entry {count} is missing; the next one found is {entry.Sequence}.");
            if (entry.PreviousHash != previous)
                return Broken(count, $"Entry {count} does not follow from entry {count - 1}.");
            if (AuditChain.HashOf(entry) != entry.Hash)
                return Broken(count, $"Entry {count} was changed after it was written.");
            previous = entry.Hash;
            holds?.Invoke(entry);
        }
        if (head.Sequence != count || head.Hash != previous)
            return Broken(count + 1, $"The trail ends at entry {count}, but its head says {head.Sequence}.");
        return new AuditVerdict(true, count, head.Sequence, head.Hash, null, null);
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
