using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>
/// Brings one claim's stored counts in step with its ledger: what is in the prefix is exchanged, what follows it without a
/// gap is taken in, and an item that opened again within the prefix lets all be counted anew.
/// </summary>
internal sealed class ClaimCounter(OversightDbContext db, AgentClaim? claim)
{
    private const int SliceSize = 50;
    private readonly Dictionary<string, EvidenceUnit> _units = new(StringComparer.Ordinal);
    private bool _again;

    /// <summary>An item's ending changed.</summary>
    public async Task ChangeAsync(Proposal proposal, EvidenceResult? before, EvidenceResult after, CancellationToken ct)
    {
        if (claim is null || proposal.Sequence > claim.Prefix || _again)
            return;
        if (before is not { } was || after.Weigh() == EvidenceWeight.Open)
        {
            _again = true;
            return;
        }
        await StepAsync(proposal.Unit, was, -1, ct);
        await StepAsync(proposal.Unit, after, 1, ct);
    }

    /// <summary>Takes in what follows the prefix; call it when the ledger's new lines are saved.</summary>
    public async Task AdvanceAsync(CancellationToken ct)
    {
        if (claim is null)
            return;
        if (_again)
            await ClearAsync(ct);
        while (true)
        {
            var next = await ClaimStore
                .Items(db, claim.Key, claim.Prefix)
                .AsNoTracking()
                .Take(SliceSize)
                .ToListAsync(ct);
            foreach (var item in next)
            {
                if (!item.HasEnded)
                    return;
                await StepAsync(item.Unit, item.Last!.Ending, 1, ct);
                claim.Tally = claim.Tally with { Prefix = item.Sequence };
            }
            if (next.Count < SliceSize)
                return;
        }
    }

    private async Task StepAsync(string unit, EvidenceResult result, int sign, CancellationToken ct)
    {
        var row = await UnitAsync(unit, ct);
        claim!.Tally = claim.Tally.With(result, new UnitTally(row.Right, row.Wrong), sign, out var after);
        (row.Right, row.Wrong) = (after.Right, after.Wrong);
    }

    private async Task<EvidenceUnit> UnitAsync(string unit, CancellationToken ct)
    {
        if (_units.TryGetValue(unit, out var known))
            return known;
        var row = await db.Set<EvidenceUnit>().FindAsync([claim!.Key, unit], ct);
        if (row is null)
            db.Add(row = new EvidenceUnit { Claim = claim.Key, Unit = unit });
        return _units[unit] = row;
    }

    private async Task ClearAsync(CancellationToken ct)
    {
        foreach (var row in _units.Values)
            db.Entry(row).State = EntityState.Detached;
        _units.Clear();
        await db.Set<EvidenceUnit>().Where(u => u.Claim == claim!.Key).ExecuteDeleteAsync(ct);
        claim!.Tally = default;
    }
}
