using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>Rebuilds the decisions that were taken back.</summary>
internal sealed class RetractionProjection : RowProjection<Guid, Retraction>
{
    public override IReadOnlyList<string> Kinds => [TrailKind.DecisionRetracted];

    protected override string Plural => "retractions";

    protected override (Guid Key, object? Facts) Of(TrailEvent trailEvent) =>
        (
            trailEvent.Facts<TakenBackFacts>().Decision,
            new RetractionFacts(trailEvent.Entry.ActorId, trailEvent.Entry.At)
        );

    protected override (Guid Key, object Facts) Of(Retraction row) =>
        (row.DecisionId, new RetractionFacts(row.ById, row.At));

    protected override IQueryable<Retraction> Rows(OversightDbContext db) => db.Set<Retraction>().AsNoTracking();

    protected override string Name(Guid key) => $"The retraction of decision {key}";
}
