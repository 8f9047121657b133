using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Core.Demo.Simulation;

/// <summary>What a simulation came to.</summary>
/// <param name="Answers">How many answers were given through the ledger before promotion.</param>
/// <param name="Evidence">What the product's rule did.</param>
/// <param name="Naive">What "at the target or above after 30 answers" would have done with the same answers.</param>
/// <param name="Exact">The exact chance that the product's rule promotes within so many answers, 0–1.</param>
/// <param name="Fall">How soon the promoted agents were demoted; null where no accuracy fell.</param>
/// <param name="TrailIntact">Whether the trail held when all was over.</param>
/// <param name="TrailEntries">The number of entries in the trail.</param>
public sealed record SimulationResult(
    long Answers,
    RuleResult Evidence,
    RuleResult Naive,
    double Exact,
    FallResult? Fall,
    bool TrailIntact,
    long TrailEntries
);

/// <summary>When a rule promoted each claim.</summary>
/// <param name="At">After how many answers, claim by claim; null where never.</param>
public sealed record RuleResult(IReadOnlyList<int?> At)
{
    private const double Confidence = 0.95;

    /// <summary>The number of claims that were ever promoted.</summary>
    public int Promoted => At.Count(a => a is not null);

    /// <summary>The share of claims that were promoted, 0–1.</summary>
    public double Share => (double)Promoted / At.Count;

    /// <summary>The 95 % interval of the share (Clopper and Pearson): how far chance may have moved it.</summary>
    public Interval Range => FixedIntervals.ClopperPearson(Promoted, At.Count, Confidence);

    /// <summary>The number of answers until promotion.</summary>
    public Spread Answers => new(At);
}

/// <summary>How promoted agents whose accuracy fell were found out.</summary>
/// <param name="Actions">Actions until each stepped back, those drawn for audit included; null where the cap came first.</param>
/// <param name="Audits">How many of them a person was asked about.</param>
public sealed record FallResult(IReadOnlyList<int?> Actions, IReadOnlyList<int?> Audits)
{
    /// <summary>How many agents fell.</summary>
    public int Agents => Actions.Count;

    /// <summary>How many stepped back before the cap.</summary>
    public int SteppedBack => Actions.Count(a => a is not null);
}

/// <summary>The middle and the tail of counts; "never" (null) lies above every count.</summary>
public sealed record Spread(IReadOnlyList<int?> Counts)
{
    /// <summary>Half of them lie at or below it; null when that half holds a "never", or there are none.</summary>
    public int? Median => Quantile(0.5);

    /// <summary>19 of 20 lie at or below it; null as for <see cref="Median"/>.</summary>
    public int? P95 => Quantile(0.95);

    /// <summary>Their mean; null when one is "never", or there are none.</summary>
    public double? Mean => Counts.Count == 0 || Counts.Contains(null) ? null : Counts.Average(c => c!.Value);

    private int? Quantile(double share) =>
        Counts.Count == 0
            ? null
            : Counts.OrderBy(c => c ?? int.MaxValue).ElementAt((int)Math.Ceiling(share * Counts.Count) - 1);
}
