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
    ) => (await OfAsync(db, [(settings, claim)], without, now, ct))[0];

    /// <summary>The claims of several agents, in their order, with as many queries as for one.</summary>
    public static async Task<IReadOnlyList<PromotionStatus>> OfAsync(
        OversightDbContext db,
        IReadOnlyList<(AgentSettings Settings, AgentClaim? Claim)> agents,
        string? without,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var claims = agents.Select(a => a.Claim).OfType<AgentClaim>().ToList();
        if (claims.Count == 0)
            return [.. agents.Select(a => Nothing(a.Settings))];
        var facts = await PromotionFacts.ReadAsync(db, claims, now, ct);
        await facts.ReadItemsAsync(claims.FindAll(c => NeedsItems(c, facts, without)), ct);
        return
        [
            .. agents.Select(a => a.Claim is null ? Nothing(a.Settings) : Of(a.Settings, a.Claim, facts, without, now)),
        ];
    }

    /// <summary>Fleet looks every second: all items are read only where the stored counts cannot tell.</summary>
    private static bool NeedsItems(AgentClaim claim, PromotionFacts facts, string? without) =>
        without is not null
        || facts.CriticalValues.IsSevere(claim.Fields.Split('+'))
        || facts.Reviewers(claim) >= ReviewersToCompare
            && EValue.Of(claim.Tally.Right, claim.Tally.Failures, claim.Target) >= facts.Bar(claim).Value;

    private static PromotionStatus Of(
        AgentSettings settings,
        AgentClaim claim,
        PromotionFacts facts,
        string? without,
        DateTimeOffset now
    )
    {
        var bar = facts.Bar(claim);
        var items = facts.Items(claim);
        var tally = without is null ? claim.Tally : items!.Without(without);
        var evidence = EValue.Of(tally.Right, tally.Failures, claim.Target);
        List<PromotionGate> gates =
        [
            Accuracy(tally, claim.Target, evidence, bar),
            Critical(facts, claim, settings),
            facts.CriticalValues.IsSevere(claim.Fields.Split('+')) ? Severe(items!, settings, bar) : NotSevere,
            Lapsed(tally),
            Reviewers(items, facts.Reviewers(claim), evidence >= bar.Value, claim, bar),
            Trail(facts.Trail),
            new(GateKind.Vigilance, GateState.NotMeasured, "Reviewer vigilance not measured."),
        ];
        var waiting = facts.Waiting(claim);
        return new PromotionStatus(
            claim.Agent,
            claim.Key,
            claim.AgentVersion,
            Figure(tally.Right, tally.Failures, claim.Target),
            evidence,
            bar.Value,
            bar.Why,
            gates,
            PromotionWay.Of(facts.CountedLately(claim), claim, tally, bar, gates, now),
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

    private static PromotionGate Critical(PromotionFacts facts, AgentClaim claim, AgentSettings settings)
    {
        var fields = claim.Fields.Split('+');
        if (!CriticalValues.CanBeCritical(fields))
            return new PromotionGate(GateKind.Critical, GateState.NotApplicable, "It names no critical values.");
        if (facts.CriticalValues.Unmarked(fields) is { } field)
            return NoneMarked(field);
        var (found, missed) = facts.Critical(claim);
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

    private static PromotionGate Trail(TrailVerdict? verdict) =>
        verdict switch
        {
            { Intact: true } => new PromotionGate(GateKind.Trail, GateState.Passed, "The record is intact."),
            null => new PromotionGate(GateKind.Trail, GateState.Open, "The record has not been checked yet."),
            _ => new PromotionGate(GateKind.Trail, GateState.Open, $"The record is broken: {verdict.Reason}"),
        };

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
