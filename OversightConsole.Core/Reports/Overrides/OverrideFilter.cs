using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Reports.Overrides;

/// <summary>Which overrides: the period in days of the desk's zone, and what else must hold. Null means any.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last.</param>
public sealed record OverrideFilter(DateOnly From, DateOnly To)
{
    /// <summary>The agent's key.</summary>
    public string? Agent { get; init; }

    /// <summary>The company in one word (<see cref="SorRef.Word"/>), as the ticket had it when the suggestion was made.</summary>
    public string? Company { get; init; }

    public OverrideReason? Reason { get; init; }

    /// <summary>The id of the person who decided.</summary>
    public string? By { get; init; }

    public RiskTier? Risk { get; init; }

    /// <summary>How many days it spans; at least 1.</summary>
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>The same filter over as many days before.</summary>
    public OverrideFilter Before => this with { From = From.AddDays(-Days), To = From };
}
