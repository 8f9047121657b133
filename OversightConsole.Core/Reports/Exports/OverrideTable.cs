using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>The columns of the override report.</summary>
internal static class OverrideTable
{
    public static readonly ReportTable<OverrideRow> Columns = new ReportTable<OverrideRow>()
        .Instant("decided_at", r => r.DecidedAt, ReportTable<OverrideRow>.ShortInstant)
        .Text("ticket", r => r.Ticket)
        .Text("company", r => r.Company)
        .Text("agent", r => r.Agent)
        .Text("agent_version", r => r.AgentVersion)
        .Text("field", r => r.Field)
        .Text("suggested", r => r.Suggested)
        .Text("right_value", r => r.RightValue)
        .Text("reason_code", r => r.ReasonCode)
        .Text("comment", r => r.Comment)
        .Text("decided_by", r => r.DecidedBy)
        .Number("confidence", r => r.Confidence)
        .Text("risk", r => Codes.Of(r.Risk))
        .Text("outcome", r => r.Outcome);
}
