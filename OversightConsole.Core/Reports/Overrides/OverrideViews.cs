using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Reports.Overrides;

/// <summary>How many suggestions people decided, and how many of them they put right.</summary>
/// <param name="Overridden">The number of overrides.</param>
/// <param name="Decided">Approved, put right or rejected by people; what agents did alone is not in it.</param>
public sealed record OverrideShare(int Overridden, int Decided)
{
    /// <summary>0–1; null when nothing was decided.</summary>
    public double? Share => Decided == 0 ? null : (double)Overridden / Decided;

    /// <summary>Where the share lies with 95 %, Wilson's interval: a fixed period, looked at once. Null when nothing was decided.</summary>
    public Interval? Likely => Decided == 0 ? null : FixedIntervals.Wilson(Overridden, Decided, 0.95);
}

/// <summary>An agent's share.</summary>
public sealed record AgentShare(string Agent, OverrideShare Share);

/// <summary>A bucket of the period: a week, a month or a year, whichever keeps the chart readable.</summary>
/// <param name="From">The first day of the bucket within the period.</param>
/// <param name="To">The day after its last.</param>
/// <param name="Reasons">How many overrides for each reason that occurred.</param>
public sealed record OverrideBucket(DateOnly From, DateOnly To, IReadOnlyDictionary<OverrideReason, int> Reasons)
{
    public int Total => Reasons.Values.Sum();
}

/// <summary>The size of the period's buckets.</summary>
public enum BucketSize
{
    /// <summary>Weeks from Monday.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Calendar years.</summary>
    Year,
}

/// <summary>A period at a glance.</summary>
/// <param name="Now">The period of the summary.</param>
/// <param name="Before">As many days before it.</param>
/// <param name="Rows">How many rows an export has; null where there are too many to count for a page.</param>
/// <param name="Kind">The size of the buckets.</param>
/// <param name="Buckets">The buckets in order of time, empty ones too.</param>
/// <param name="Agents">Agents of which anything was decided, most overridden first.</param>
public sealed record OverrideSummary(
    OverrideShare Now,
    OverrideShare Before,
    int? Rows,
    BucketSize Kind,
    IReadOnlyList<OverrideBucket> Buckets,
    IReadOnlyList<AgentShare> Agents
);

/// <summary>An override of the page's table: one decision and its rows.</summary>
public sealed record OverrideLine(Guid Decision, IReadOnlyList<OverrideRow> Rows);

/// <summary>An override found in somebody's ordinary work on the desk.</summary>
/// <param name="At">When it was changed.</param>
/// <param name="Suggested">What the agent, or whoever decided, had written.</param>
/// <param name="RightValue">What stands there instead.</param>
/// <param name="By">Who changed it, as the desk names them.</param>
public sealed record FoundOverride(
    DateTimeOffset At,
    string Ticket,
    string Agent,
    string Fields,
    string Suggested,
    string? RightValue,
    string By,
    double Confidence
);

/// <summary>What one may filter by.</summary>
/// <param name="Agents">The keys of the agents.</param>
/// <param name="Companies">Words (<see cref="SorRef.Word"/>) and names.</param>
/// <param name="People">Ids and names of everyone who put something right in the period.</param>
public sealed record OverrideChoices(
    IReadOnlyList<string> Agents,
    IReadOnlyList<(string Id, string Name)> Companies,
    IReadOnlyList<(string Id, string Name)> People
);
