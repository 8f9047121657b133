using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>What a promotion and its entry must agree on: who, why, and what it rested on.</summary>
internal sealed record PromotionFacts(
    string Agent,
    string ById,
    DateTimeOffset At,
    long Right,
    long Wrong,
    double Evidence,
    double Bar,
    double Lower,
    double Target,
    double Floor,
    string Reason
);

/// <summary>The facts of <c>autonomy.earned</c>.</summary>
internal sealed record EarnedFacts(
    string Claim,
    string? Replaces,
    long PromotedAt,
    long Right,
    long Wrong,
    double Evidence,
    double Bar,
    double Lower,
    double Target,
    double Floor,
    string Reason
);

/// <summary>Which promotion: its claim, which may have worked alone before, and when.</summary>
internal readonly record struct PromotionKey(string Claim, DateTimeOffset At);

/// <summary>Rebuilds the promotions.</summary>
internal sealed class PromotionProjection : RowProjection<PromotionKey, GrantedPromotion>
{
    public override IReadOnlyList<string> Kinds => [TrailKind.AutonomyEarned];

    protected override string Plural => "promotions";

    protected override (PromotionKey Key, object? Facts) Of(TrailEvent trailEvent)
    {
        var (entry, facts) = (trailEvent.Entry, trailEvent.Facts<EarnedFacts>());
        return (
            new PromotionKey(facts.Claim, entry.At),
            new PromotionFacts(
                trailEvent.Subject,
                entry.ActorId,
                entry.At,
                facts.Right,
                facts.Wrong,
                facts.Evidence,
                facts.Bar,
                facts.Lower,
                facts.Target,
                facts.Floor,
                facts.Reason
            )
        );
    }

    protected override (PromotionKey Key, object Facts) Of(GrantedPromotion row) =>
        (
            new PromotionKey(row.Claim, row.At),
            new PromotionFacts(
                row.Agent,
                row.ById,
                row.At,
                row.Right,
                row.Wrong,
                row.Evidence,
                row.Bar,
                row.Lower,
                row.Target,
                row.Floor,
                row.Reason
            )
        );

    protected override IQueryable<GrantedPromotion> Rows(OversightDbContext db) =>
        db.Set<GrantedPromotion>().AsNoTracking();

    protected override string Name(PromotionKey key) => $"The promotion on {key.Claim}";

    protected override string? AgentOf(object facts) => ((PromotionFacts)facts).Agent;
}

/// <summary>What a demotion and its entry must agree on; cause and confirmation decide how high the next bar is.</summary>
internal sealed record DemotionFacts(
    string Agent,
    string Family,
    string Cause,
    bool IsConfirmed,
    DateTimeOffset At,
    string Reason
);

/// <summary>The facts of <c>autonomy.lost</c>.</summary>
internal sealed record LostFacts(
    string Claim,
    string To,
    string Family,
    string Cause,
    bool IsConfirmed,
    int Epoch,
    string Reason
);
