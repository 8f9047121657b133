using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>What is stopped: at most one stop of a kind holds on the same thing.</summary>
internal readonly record struct StopKey(StopScope Scope, string Key);

/// <summary>What a stop that holds and its entry must agree on.</summary>
internal sealed record StopFacts(string ByName, string Reason, DateTimeOffset At);

/// <summary>The facts of <c>stop.set</c> and <c>stop.lifted</c>.</summary>
internal sealed record StopActFacts(string? Reason);

/// <summary>Rebuilds the stops that hold.</summary>
internal sealed class StopProjection : RowProjection<StopKey, Stop>
{
    private const string Lifted = TrailKind.StopLifted;
    private const string Everything = "fleet";

    public override IReadOnlyList<string> Kinds => [TrailKind.StopSet, Lifted];

    protected override string Plural => "stops";

    protected override (StopKey Key, object? Facts) Of(TrailEvent trailEvent)
    {
        var (entry, subject) = (trailEvent.Entry, trailEvent.Entry.Subject);
        var key =
            subject == Everything
                ? new StopKey(StopScope.All, "")
                : new StopKey(Codes.Parse<StopScope>(subject[..subject.IndexOf('/')]), trailEvent.Subject);
        return (
            key,
            entry.Kind == Lifted
                ? null
                : new StopFacts(trailEvent.ActorName, trailEvent.Facts<StopActFacts>().Reason ?? "", entry.At)
        );
    }

    protected override (StopKey Key, object Facts) Of(Stop row) =>
        (new StopKey(row.Scope, row.Key), new StopFacts(row.ByName, row.Reason, row.At));

    protected override IQueryable<Stop> Rows(OversightDbContext db) =>
        db.Set<Stop>().AsNoTracking().Where(s => s.LiftedAt == null);

    protected override string Name(StopKey key) =>
        key.Scope == StopScope.All ? "The stop of all agents" : $"The stop of {Codes.Of(key.Scope)} {key.Key}";
}

/// <summary>What a suspension that holds and its entry must agree on.</summary>
internal sealed record SuspensionFacts(string Agent, string Company, DateTimeOffset At);

/// <summary>The facts of <c>autonomy.suspended</c> and <c>suspension.lifted</c>.</summary>
internal sealed record SuspensionActFacts(string Company, Guid Proposal);
