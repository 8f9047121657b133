using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>Customers for whom an agent asks again after a severe error, by the proposal that was wrong.</summary>
internal sealed class SuspensionProjection : RowProjection<Guid, Suspension>
{
    private const string Lifted = TrailKind.SuspensionLifted;

    public override IReadOnlyList<string> Kinds => [TrailKind.AutonomySuspended, Lifted];

    protected override string Plural => "suspensions";

    protected override (Guid Key, object? Facts) Of(TrailEvent trailEvent)
    {
        var facts = trailEvent.Facts<SuspensionActFacts>();
        return (
            facts.Proposal,
            trailEvent.Entry.Kind == Lifted
                ? null
                : new SuspensionFacts(trailEvent.Subject, facts.Company, trailEvent.Entry.At)
        );
    }

    protected override (Guid Key, object Facts) Of(Suspension row) =>
        (row.ProposalId, new SuspensionFacts(row.Agent, row.Company, row.At));

    protected override IQueryable<Suspension> Rows(OversightDbContext db) =>
        db.Set<Suspension>().AsNoTracking().Where(s => s.LiftedAt == null);

    protected override string Name(Guid key) => $"The suspension after proposal {key}";

    protected override string? AgentOf(object facts) => ((SuspensionFacts)facts).Agent;
}
