using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Reports.Overrides;

/// <summary>An override as read, one or several rows.</summary>
internal sealed class OverrideRecord
{
    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public DateTimeOffset At { get; init; }
    public IReadOnlyList<FieldChange>? Value { get; init; }
    public string? Reason { get; init; }
    public string? Comment { get; init; }
    public string ByName { get; init; } = "";
    public SorRef Ticket { get; init; } = null!;
    public string? Company { get; init; }
    public string Agent { get; init; } = "";
    public string AgentVersion { get; init; } = "";
    public ProposedAction Action { get; init; } = null!;
    public double Confidence { get; init; }
    public RiskTier Risk { get; init; }
    public ProposalStatus Status { get; init; }

    /// <summary>The fields that the person set otherwise than suggested, with both values.</summary>
    public IEnumerable<(string Field, FieldValue? Suggested, FieldValue? Right)> Changed =>
        from suggested in Action.Changes
        from right in Value ?? []
        where right.Field == suggested.Field && !FieldValue.Same(right.After, suggested.After)
        select (suggested.Field, suggested.After, right.After);
}
