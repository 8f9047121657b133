using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Outcomes;

/// <summary>A proposal that was carried out, with what was really written: the agent's values or the person's.</summary>
internal sealed record WrittenProposal(Proposal Proposal, ProposedAction Action, DateTimeOffset DecidedAt)
{
    /// <summary>When it was written and read back.</summary>
    public DateTimeOffset At => Proposal.StatusAt;

    /// <summary>The value it wrote into the field, as a change; null where it left the field as it was.</summary>
    public FieldChange? Wrote(string field) =>
        Action.Changes.FirstOrDefault(c => c.Field == field && !FieldValue.Same(c.Before, c.After));

    /// <summary>
    /// Whether <paramref name="change"/> came after the write. The journal says "executed" a moment after the desk has
    /// written: a change made in that moment is recognised by the value it took away.
    /// </summary>
    public bool IsBefore(SorChange change) =>
        At <= change.At
        || (DecidedAt <= change.At && Wrote(change.Field) is { } wrote && FieldValue.Same(wrote.After, change.Before));
}
