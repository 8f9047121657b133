using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports;

/// <summary>Decisions taken back.</summary>
internal sealed class RetractionTrail : RowTrail<Guid, Retraction>
{
    public override IReadOnlyList<string> Kinds => ["decision.retracted"];

    protected override string Plural => "retractions";

    protected override (Guid Key, object? Facts) Of(Told told) =>
        (told.Facts<TakenBackFacts>().Decision, new RetractionFacts(told.Entry.ActorId, told.Entry.At));

    protected override (Guid Key, object Facts) Of(Retraction row) =>
        (row.DecisionId, new RetractionFacts(row.ById, row.At));

    protected override IQueryable<Retraction> Rows(OversightDbContext db) => db.Set<Retraction>().AsNoTracking();

    protected override string Name(Guid key) => $"The retraction of decision {key}";
}
