using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>Holds an agent's claim against every gate. Reads only; whoever acts on it holds the agent's lock.</summary>
internal static class PromotionCheck
{
    private const double Alpha = PromotionBar.Alpha;

    /// <summary>Above this share of stale or withdrawn items promotion is refused.</summary>
    private const double MostLapsed = 0.05;

    /// <summary>Fewer reviewers than this cannot be told apart by leaving one out.</summary>
    private const int ReviewersToCompare = 3;

    /// <summary>The claim of the version at work.</summary>
    /// <param name="without">The person whose own answers are left out; null counts all.</param>
    public static async Task<PromotionStatus> OfAsync(
        OversightDbContext db,
        AgentSettings settings,
        string? without,
        DateTimeOffset now,
        CancellationToken ct
    ) => await OfAsync(db, settings, await ClaimStore.CurrentAsync(db, settings.Agent, ct), without, now, ct);

    /// <summary>Any version's claim; null where it has not said anything yet.</summary>
    public static async Task<PromotionStatus> OfAsync(
        OversightDbContext db,
        AgentSettings settings,
        AgentClaim? claim,
        string? without,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (claim is null)
            return Nothing(settings);
        var bar = await PromotionBar.OfAsync(db, claim.Agent, claim.ActionType, now, ct);
        var waiting = await ClaimItems.BehindPrefixAsync(db, claim, ct);
        var reviewers = await ClaimItems.ReviewersAsync(db, claim, ct);
        var criticalValues = await CriticalValues.ReadAsync(db, ct);
        var isSevere = criticalValues.IsSevere(claim.Fields.Split('+'));
        // Fleet looks every second: all items are read only where the stored counts cannot tell.
        var items = without is not null || isSevere ? await ClaimItems.ReadAsync(db, claim, ct) : null;
        var tally = without is null ? claim.Tally : items!.Without(without);
        var evidence = EValue.Of(tally.Right, tally.Failures, claim.Target);
        var isProven = evidence >= bar.Value;
        if (isProven && reviewers >= ReviewersToCompare)
            items ??= await ClaimItems.ReadAsync(db, claim, ct);
        List<PromotionGate> gates =
        [
            Accuracy(tally, claim.Target, evidence, bar),
            await CriticalAsync(db, criticalValues, claim, settings, ct),
            isSevere ? Severe(items!, settings, bar) : NotSevere,
            Lapsed(tally),
            Reviewers(items, reviewers, isProven, claim, bar),
            await TrailAsync(db, ct),
            new(GateKind.Vigilance, GateState.NotMeasured, "Reviewer vigilance not measured."),
        ];
        return new PromotionStatus(
            claim.Agent,
            claim.Key,
            claim.AgentVersion,
            Figure(tally.Right, tally.Failures, claim.Target),
            evidence,
            bar.Value,
            bar.Why,
            gates,
            await PromotionWay.OfAsync(db, claim, tally, bar, gates, now, ct),
            waiting.HeldUpBy,
            waiting.Open
        );
    }

    public static GateFigure Figure(long right, long wrong, double target)
    {
        var range = AccuracyBounds.Of(right, wrong, Alpha);
        return new GateFigure(right, wrong, range.Lower, range.Upper, target);
    }

    private static PromotionGate Accuracy(ClaimTally tally, double target, double evidence, PromotionBar bar)
    {
        var figure = Figure(tally.Right, tally.Failures, target);
        var sentence = $"Accuracy: at least {ShareText.AtLeast(figure.Lower)} – target {ShareText.Percent(target)}";
        return evidence >= bar.Value
            ? new PromotionGate(GateKind.Accuracy, GateState.Passed, sentence + ".", figure)
            : new PromotionGate(GateKind.Accuracy, GateState.Open, sentence + ": this gate is not passed.", figure);
    }

    private static async Task<PromotionGate> CriticalAsync(
        OversightDbContext db,
        CriticalValues criticalValues,
        AgentClaim claim,
        AgentSettings settings,
        CancellationToken ct
    )
    {
        var fields = claim.Fields.Split('+');
        if (!CriticalValues.CanBeCritical(fields))
            return new PromotionGate(GateKind.Critical, GateState.NotApplicable, "It names no critical values.");
        if (criticalValues.Unmarked(fields) is { } field)
            return NoneMarked(field);
        // All answers of this version: recall does not depend on the target, and critical tickets are rare.
        var claims = db.Set<AgentClaim>().Where(c => c.Agent == claim.Agent && c.AgentVersion == claim.AgentVersion);
        var lines = db.Set<EvidenceEntry>()
            .Where(e => e.IsCritical && claims.Any(c => c.Key == e.Claim))
            .Where(e =>
                e.Ending != EvidenceResult.TakenBack
                && !db.Set<EvidenceEntry>().Any(l => l.ProposalId == e.ProposalId && l.Number > e.Number)
            );
        var found = await lines.CountAsync(e => e.CriticalFound, ct);
        var missed = await lines.CountAsync(e => !e.CriticalFound, ct);
        var figure = Figure(found, missed, settings.CriticalTarget);
        var passed = EValue.Of(found, missed, settings.CriticalTarget) >= 1 / Alpha;
        var sentence =
            $"Critical found: {found} of {found + missed}, at least {ShareText.AtLeast(figure.Lower)} – target {ShareText.Percent(figure.Target)}";
        return passed
            ? new PromotionGate(GateKind.Critical, GateState.Passed, sentence + ".", figure)
            : new PromotionGate(GateKind.Critical, GateState.Open, sentence + ": this gate is not passed.", figure);
    }

    /// <summary>Nobody could tell whether it misses what must not be missed.</summary>
    private static PromotionGate NoneMarked(string field) =>
        new(
            GateKind.Critical,
            GateState.Open,
            field == TicketFields.Priority
                ? "The desk marks no priority as critical, so nobody can tell whether it misses one: mark at least one on the desk."
                : "The desk marks no board as its security board, so nobody can tell whether it misses a threat: mark at least one on the desk."
        );

    private static PromotionGate NotSevere { get; } =
        new(GateKind.Severe, GateState.NotApplicable, "None of its fields is marked severe.");

    private static PromotionGate Severe(ClaimItems items, AgentSettings settings, PromotionBar bar)
    {
        var figure = Figure(items.Answered - items.Severe, items.Severe, settings.SevereTarget);
        var passed = EValue.Of(figure.Right, figure.Wrong, figure.Target) >= bar.Value;
        var sentence =
            $"Severe errors: {items.Severe} in {items.Answered}, free of them at least {ShareText.AtLeast(figure.Lower)}";
        return passed
            ? new PromotionGate(GateKind.Severe, GateState.Passed, sentence + ".", figure)
            : new PromotionGate(
                GateKind.Severe,
                GateState.Open,
                $"{sentence} – target {ShareText.Percent(figure.Target)}: this gate is not passed.",
                figure
            );
    }

    private static PromotionGate Lapsed(ClaimTally tally)
    {
        var sentence = $"Stale or withdrawn: {tally.Lapsed} of {tally.Flagged}";
        return tally.LapsedShare <= MostLapsed
            ? new PromotionGate(GateKind.Lapsed, GateState.Passed, sentence + ".")
            : new PromotionGate(GateKind.Lapsed, GateState.Open, sentence + ", more than 5%: this gate is not passed.");
    }

    private static PromotionGate Reviewers(
        ClaimItems? items,
        int answered,
        bool isProven,
        AgentClaim claim,
        PromotionBar bar
    )
    {
        var count = items?.Reviewers.Count ?? answered;
        if (count < ReviewersToCompare)
            return new PromotionGate(
                GateKind.Reviewers,
                GateState.NotApplicable,
                $"Too few reviewers to leave one out: {count}."
            );
        if (items is null || !isProven)
            return new PromotionGate(
                GateKind.Reviewers,
                GateState.NotApplicable,
                "Once the accuracy is proven, it must hold without any one reviewer."
            );
        var holds = items.Reviewers.All(r =>
            items.Without(r) is var tally && EValue.Of(tally.Right, tally.Failures, claim.Target) >= bar.Value
        );
        return holds
            ? new PromotionGate(GateKind.Reviewers, GateState.Passed, "It holds without any one reviewer.")
            : new PromotionGate(
                GateKind.Reviewers,
                GateState.Open,
                "It rests on one reviewer: without their answers the evidence is too small."
            );
    }

    private static async Task<PromotionGate> TrailAsync(OversightDbContext db, CancellationToken ct)
    {
        var verdict = await db.Set<TrailVerdict>().AsNoTracking().SingleOrDefaultAsync(ct);
        return verdict switch
        {
            { Intact: true } => new PromotionGate(GateKind.Trail, GateState.Passed, "The record is intact."),
            null => new PromotionGate(GateKind.Trail, GateState.Open, "The record has not been checked yet."),
            _ => new PromotionGate(GateKind.Trail, GateState.Open, $"The record is broken: {verdict.Reason}"),
        };
    }

    private static PromotionStatus Nothing(AgentSettings settings) =>
        new(
            settings.Agent,
            null,
            null,
            Figure(0, 0, settings.Target),
            1,
            1 / Alpha,
            null,
            [
                new(
                    GateKind.Accuracy,
                    GateState.Open,
                    "It has not suggested anything yet.",
                    Figure(0, 0, settings.Target)
                ),
            ],
            new WayThere(null, null, null, 0, "Let it suggest, and answer what it suggests."),
            null,
            0
        );
}
