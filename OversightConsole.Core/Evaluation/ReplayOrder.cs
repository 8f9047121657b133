using OversightConsole.Core.Agents;

namespace OversightConsole.Core.Evaluation;

/// <summary>What to replay.</summary>
/// <param name="Agent">The agent's key.</param>
/// <param name="From">Tickets opened from this instant on.</param>
/// <param name="To">Up to this instant, not including it.</param>
public sealed record ReplayOrder(string Agent, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The version's number; null is the one at work.</summary>
    public int? Version { get; init; }

    /// <summary>The agent abstains below this confidence, 0–1.</summary>
    public double Floor { get; init; }

    /// <summary>The scope and rules it works under; null takes those in force.</summary>
    public AgentScope? Scope { get; init; }
}

/// <summary>What a replay makes of a ticket.</summary>
public enum ReplayVerdict
{
    /// <summary>It was wrong or silent then, and would be right.</summary>
    Fixed,

    /// <summary>It was right then, and would be wrong or silent.</summary>
    Broken,

    /// <summary>As right or as wrong as then.</summary>
    Unchanged,

    /// <summary>It would fail, so that there is nothing to compare; the other tickets are not held up.</summary>
    Failed,
}

/// <summary>One ticket of a replay.</summary>
/// <param name="Ticket">The number of the ticket.</param>
/// <param name="Summary">The title of the ticket.</param>
/// <param name="Then">What was said then, in words; null when nothing was.</param>
/// <param name="Now">What would be said; null when nothing would.</param>
/// <param name="Why">Why nothing would be said; null otherwise.</param>
/// <param name="Right">The right value, as people left it.</param>
/// <param name="IsRight">Whether what would be said is right.</param>
/// <param name="Verdict">How the replayed answer compares with the right value.</param>
public sealed record ReplayLine(
    string Ticket,
    string Summary,
    string? Then,
    string? Now,
    string? Why,
    string? Right,
    bool IsRight,
    ReplayVerdict Verdict
);

/// <summary>What a replay came to.</summary>
/// <param name="Version">The version that was asked.</param>
/// <param name="Settled">Tickets of which it is known what was right; the others are left out.</param>
/// <param name="RightThen">The number of tickets on which the agent was right at the time.</param>
/// <param name="RightNow">The number of tickets on which the replayed version would be right.</param>
/// <param name="SilentNow">On how many it would say nothing; those on which it would fail are not among them.</param>
/// <param name="Fixed">How many would be right that were not.</param>
/// <param name="Broken">How many were right and would not be.</param>
/// <param name="Unchanged">How many would be as right or as wrong as they were.</param>
/// <param name="Failed">On how many it would fail: it threw.</param>
/// <param name="LearnedFrom">Of the settled ones, how many the version may have learned from: there it proves nothing.</param>
/// <param name="Lines">Fixed, broken and failed ones first, then unchanged ones, 500 at most.</param>
public sealed record ReplayResult(
    string Version,
    int Settled,
    int RightThen,
    int RightNow,
    int SilentNow,
    int Fixed,
    int Broken,
    int Unchanged,
    int Failed,
    int LearnedFrom,
    IReadOnlyList<ReplayLine> Lines
);
