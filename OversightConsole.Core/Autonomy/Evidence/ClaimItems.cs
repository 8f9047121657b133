using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>A claim's flagged items with how they ended, to count them in another way than the stored one.</summary>
internal sealed class ClaimItems(IReadOnlyList<ItemRow> rows)
{
    /// <summary>All items of each claim.</summary>
    public static Task<Dictionary<string, ClaimItems>> ReadAsync(
        OversightDbContext db,
        IReadOnlyList<string> claims,
        CancellationToken ct
    ) => OfAsync(ClaimStore.Items(db, claims), claims, ct);

    /// <summary>Only what follows each claim's counted prefix: few rows, however many answers there have been.</summary>
    public static Task<Dictionary<string, ClaimItems>> BehindPrefixAsync(
        OversightDbContext db,
        IReadOnlyList<string> claims,
        CancellationToken ct
    ) => OfAsync(ClaimStore.BehindPrefix(db, claims), claims, ct);

    /// <summary>How many people have answered in each claim, without reading its items; claims without answers are left out.</summary>
    public static Task<Dictionary<string, int>> ReviewersAsync(
        OversightDbContext db,
        IReadOnlyList<string> claims,
        CancellationToken ct
    ) =>
        db.Set<EvidenceEntry>()
            .Where(e =>
                claims.Contains(e.Claim)
                && e.ReviewerId != null
                && (
                    e.Ending == EvidenceResult.Approved
                    || e.Ending == EvidenceResult.Overridden
                    || e.Ending == EvidenceResult.RejectedWrong
                    || e.Ending == EvidenceResult.Excused
                )
            )
            .Select(e => new { e.Claim, e.ReviewerId })
            .Distinct()
            .GroupBy(e => e.Claim)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>Flagged items in creation order.</summary>
    public IReadOnlyList<ItemRow> Rows => rows;

    /// <summary>Flagged items that wait for an answer.</summary>
    public int Open => rows.Count(r => !r.HasEnded);

    /// <summary>The ticket of the first unanswered item, when answers behind it do not count because of it.</summary>
    public string? HeldUpBy
    {
        get
        {
            var first = rows.FirstOrDefault(r => !r.HasEnded);
            return first is not null && rows.Any(r => r.Sequence > first.Sequence && r.HasEnded)
                ? first.Ticket.Text
                : null;
        }
    }

    /// <summary>The longest answered prefix.</summary>
    public IEnumerable<ItemRow> Prefix => rows.TakeWhile(r => r.HasEnded);

    /// <summary>Answered items of the prefix that count, and the severe errors among them.</summary>
    public long Answered => Prefix.Count(r => r.Last!.Ending.Weigh() is EvidenceWeight.Right or EvidenceWeight.Wrong);

    public long Severe => Prefix.Count(r => r.Last!.IsSevere);

    /// <summary>Who answered items of the prefix.</summary>
    public IReadOnlyList<string> Reviewers =>
        [.. Prefix.Select(r => r.Reviewer).OfType<string>().Distinct().OrderBy(r => r, StringComparer.Ordinal)];

    /// <summary>The counts as if that person's answers were not there.</summary>
    public ClaimTally Without(string reviewer) =>
        ClaimCounting.Count(Prefix.Where(r => r.Reviewer != reviewer).Select(r => r.Counted));

    private static async Task<Dictionary<string, ClaimItems>> OfAsync(
        IQueryable<ItemRow> rows,
        IReadOnlyList<string> claims,
        CancellationToken ct
    )
    {
        var read = (await rows.AsNoTracking().ToListAsync(ct)).ToLookup(r => r.Claim);
        return claims.ToDictionary(c => c, c => new ClaimItems([.. read[c]]));
    }
}
