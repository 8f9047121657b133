using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>The facts of <c>claim.opened</c>.</summary>
internal sealed record OpenedFacts(
    string Claim,
    double Floor,
    double Target,
    bool? Beside,
    IReadOnlyList<string>? Ended
);

/// <summary>The facts of <c>claims.moved</c>.</summary>
internal sealed record MovedFacts(IReadOnlyList<string> Taken, IReadOnlyList<string> Ended);

/// <summary>What a claim's row and the trail must agree on.</summary>
internal sealed record ClaimFacts(
    string Agent,
    double Floor,
    double Target,
    DateTimeOffset OpenedAt,
    DateTimeOffset? EndedAt,
    string? End,
    bool IsBeside,
    long? PromotedAt,
    long Prefix,
    long Flagged,
    long Right,
    long Wrong,
    long Excused,
    long Lapsed
);

/// <summary>A claim as the trail tells it.</summary>
internal sealed class ClaimAtEntry
{
    private readonly Dictionary<long, CountedItem> _items = [];

    /// <summary>What its opening said; null while only proposals name it.</summary>
    public ClaimFacts? Opened { get; set; }

    /// <summary>The last entry that changed it.</summary>
    public long Entry { get; set; }

    /// <summary>Its flagged items by sequence number, with how they ended last.</summary>
    public void Put(long sequence, string unit, EvidenceResult? result) =>
        _items[sequence] = new CountedItem(sequence, unit, result);

    /// <summary>Its counts, and what each incident in the prefix came to.</summary>
    public (ClaimTally Tally, Dictionary<string, UnitTally> Units) Count()
    {
        var units = new Dictionary<string, UnitTally>(StringComparer.Ordinal);
        return (ClaimCounting.Count(_items.Values.OrderBy(i => i.Sequence), units), units);
    }
}

/// <summary>Claims: when opened and ended, promoted, and what their answered prefix counts.</summary>
internal sealed class ClaimProjection : Projection
{
    private const string Made = TrailKind.ProposalMade;
    private const string Entered = TrailKind.EvidenceEntered;
    private const string Plural = "claims";
    private const string Units = "incidents";

    /// <summary>Claims by key; those without an opening never counted.</summary>
    public SortedDictionary<string, ClaimAtEntry> Claims { get; } = new(StringComparer.Ordinal);

    public override IReadOnlyList<string> Kinds =>
        [TrailKind.ClaimOpened, TrailKind.ClaimsMoved, TrailKind.AutonomyEarned, TrailKind.AutonomyLost, Made, Entered];

    public override void Take(TrailEvent trailEvent)
    {
        switch (trailEvent.Entry.Kind)
        {
            case Made when trailEvent.Facts<MadeFacts>() is { IsEvidence: true } made:
                Change(made.Claim, trailEvent).Put(made.Sequence, made.Unit ?? "", null);
                break;
            case Entered when trailEvent.Facts<EvidenceFacts>() is { IsEvidence: true } line:
                Change(line.Claim, trailEvent).Put(line.Sequence, line.Unit, Codes.Parse<EvidenceResult>(line.Ending));
                break;
            case TrailKind.ClaimOpened:
                Open(trailEvent, trailEvent.Facts<OpenedFacts>());
                break;
            case TrailKind.AutonomyEarned:
                var earned = trailEvent.Facts<EarnedFacts>();
                if (earned.Replaces is { } replaced)
                    End(replaced, ClaimEnd.Replaced, trailEvent);
                TakeUp(earned.Claim, trailEvent);
                var claim = Claims[earned.Claim];
                claim.Opened = claim.Opened! with { PromotedAt = earned.PromotedAt };
                break;
            case TrailKind.ClaimsMoved:
                var moved = trailEvent.Facts<MovedFacts>();
                foreach (var taken in moved.Taken)
                    TakeUp(taken, trailEvent);
                foreach (var ended in moved.Ended)
                    End(ended, ClaimEnd.Abandoned, trailEvent);
                break;
            case TrailKind.AutonomyLost:
                var lost = trailEvent.Facts<LostFacts>();
                End(lost.Claim, lost.IsConfirmed ? ClaimEnd.Demoted : ClaimEnd.Abandoned, trailEvent);
                break;
        }
    }

    public override async Task CompareAsync(OversightDbContext db, Differences differences, CancellationToken ct)
    {
        var rows = await db.Set<AgentClaim>().AsNoTracking().ToDictionaryAsync(c => c.Key, ct);
        var units = (await db.Set<EvidenceUnit>().AsNoTracking().OrderBy(u => u.Unit).ToListAsync(ct)).ToLookup(u =>
            u.Claim
        );
        foreach (var row in rows.Values.Where(r => Claims.GetValueOrDefault(r.Key)?.Opened is null))
            differences.Add(Plural, $"{Name(row.Key)} is in the database, but no entry opened it.", null, row.Agent);
        foreach (var (key, entry) in Claims)
        {
            if (entry.Opened is not { } opened)
                continue;
            var (tally, counted) = entry.Count();
            var told = Facts(opened, tally);
            if (!rows.TryGetValue(key, out var row))
                differences.Add(
                    Plural,
                    $"{Name(key)} is gone, but entry {entry.Entry} speaks of it.",
                    entry.Entry,
                    told.Agent
                );
            else if (FactPair.Difference(Facts(Of(row), row.Tally), told, entry.Entry) is { } difference)
                differences.Add(Plural, $"{Name(key)} {difference}.", entry.Entry, told.Agent);
            Compare(key, entry.Entry, told.Agent, counted, units[key], differences);
        }
    }

    private static void Compare(
        string claim,
        long entry,
        string agent,
        Dictionary<string, UnitTally> counted,
        IEnumerable<EvidenceUnit> rows,
        Differences differences
    )
    {
        foreach (var row in rows)
        {
            counted.Remove(row.Unit, out var told);
            if ((told.Right, told.Wrong) != (row.Right, row.Wrong))
                differences.Add(
                    Units,
                    $"{Name(claim)} has incident {row.Unit} at {row.Right} right and {row.Wrong} wrong, but the trail up to entry {entry} says {told.Right} and {told.Wrong}.",
                    entry,
                    agent
                );
        }
        foreach (var (unit, told) in counted.Where(u => u.Value != default))
            differences.Add(
                Units,
                $"{Name(claim)} lacks incident {unit}; the trail up to entry {entry} says {told.Right} right and {told.Wrong} wrong.",
                entry,
                agent
            );
    }

    private void Open(TrailEvent trailEvent, OpenedFacts facts)
    {
        foreach (var ended in facts.Ended ?? [])
            End(ended, ClaimEnd.Abandoned, trailEvent);
        Change(facts.Claim, trailEvent).Opened = new ClaimFacts(
            trailEvent.Subject,
            facts.Floor,
            facts.Target,
            trailEvent.Entry.At,
            null,
            null,
            facts.Beside ?? false,
            null,
            0,
            0,
            0,
            0,
            0,
            0
        );
    }

    private void End(string key, ClaimEnd end, TrailEvent trailEvent)
    {
        var claim = Change(key, trailEvent);
        claim.Opened = claim.Opened! with { End = Codes.Of(end), EndedAt = trailEvent.Entry.At };
    }

    private void TakeUp(string key, TrailEvent trailEvent)
    {
        var claim = Change(key, trailEvent);
        claim.Opened = claim.Opened! with { IsBeside = false, End = null, EndedAt = null };
    }

    private ClaimAtEntry Change(string key, TrailEvent trailEvent)
    {
        if (!Claims.TryGetValue(key, out var claim))
            Claims[key] = claim = new ClaimAtEntry();
        claim.Entry = trailEvent.Number;
        return claim;
    }

    private static ClaimFacts Of(AgentClaim row) =>
        new(
            row.Agent,
            row.Floor,
            row.Target,
            row.OpenedAt,
            row.EndedAt,
            row.End is { } end ? Codes.Of(end) : null,
            row.IsChallenger,
            row.PromotedAt,
            0,
            0,
            0,
            0,
            0,
            0
        );

    private static ClaimFacts Facts(ClaimFacts opened, ClaimTally tally) =>
        opened with
        {
            Prefix = tally.Prefix,
            Flagged = tally.Flagged,
            Right = tally.Right,
            Wrong = tally.Wrong,
            Excused = tally.Excused,
            Lapsed = tally.Lapsed,
        };

    private static string Name(string key) => $"Claim {key}";
}
