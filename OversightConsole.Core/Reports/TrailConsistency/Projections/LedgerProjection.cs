using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>Which line of the ledger: the proposal and the line's number.</summary>
internal readonly record struct LineKey(Guid Proposal, int Number);

/// <summary>What a line of the ledger and its entry must agree on.</summary>
internal sealed record LineFacts(
    string Claim,
    long Sequence,
    string Ending,
    string? ReviewerId,
    bool IsCritical,
    bool CriticalFound,
    bool IsSevere,
    DateTimeOffset At
);

/// <summary>The ledger's lines and the entries that made them.</summary>
internal sealed class LedgerProjection : RowProjection<LineKey, EvidenceEntry>
{
    public override IReadOnlyList<string> Kinds => [TrailKind.EvidenceEntered];

    protected override string Plural => "lines of the ledger";

    protected override (LineKey Key, object? Facts) Of(TrailEvent trailEvent)
    {
        var facts = trailEvent.Facts<EvidenceFacts>();
        return (
            new LineKey(Guid.Parse(trailEvent.Subject), facts.Number),
            new LineFacts(
                facts.Claim,
                facts.Sequence,
                facts.Ending,
                facts.ReviewerId,
                facts.IsCritical,
                facts.CriticalFound,
                facts.IsSevere,
                trailEvent.Entry.At
            )
        );
    }

    protected override (LineKey Key, object Facts) Of(EvidenceEntry row) =>
        (
            new LineKey(row.ProposalId, row.Number),
            new LineFacts(
                row.Claim,
                row.Sequence,
                Codes.Of(row.Ending),
                row.ReviewerId,
                row.IsCritical,
                row.CriticalFound,
                row.IsSevere,
                row.At
            )
        );

    protected override IQueryable<EvidenceEntry> Rows(OversightDbContext db) => db.Set<EvidenceEntry>().AsNoTracking();

    protected override string Name(LineKey key) => $"The ledger's line {key.Number} of proposal {key.Proposal}";

    protected override string? AgentOf(object facts) => ((LineFacts)facts).Claim.Split('/')[0];
}
