using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>Demotions, one per claim.</summary>
internal sealed class DemotionProjection : RowProjection<string, Demotion>
{
    public override IReadOnlyList<string> Kinds => [TrailKind.AutonomyLost];

    protected override string Plural => "demotions";

    protected override (string Key, object? Facts) Of(TrailEvent trailEvent)
    {
        var facts = trailEvent.Facts<LostFacts>();
        return (
            facts.Claim,
            new DemotionFacts(
                trailEvent.Subject,
                facts.Family,
                facts.Cause,
                facts.IsConfirmed,
                trailEvent.Entry.At,
                facts.Reason
            )
        );
    }

    protected override (string Key, object Facts) Of(Demotion row) =>
        (row.Claim, new DemotionFacts(row.Agent, row.Family, Codes.Of(row.Cause), row.IsConfirmed, row.At, row.Reason));

    protected override IQueryable<Demotion> Rows(OversightDbContext db) => db.Set<Demotion>().AsNoTracking();

    protected override string Name(string key) => $"The demotion from {key}";

    protected override string? AgentOf(object facts) => ((DemotionFacts)facts).Agent;
}
