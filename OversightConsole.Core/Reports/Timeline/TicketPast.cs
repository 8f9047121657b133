using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Reports.Timeline;

/// <summary>Everything that is known to have happened to one ticket.</summary>
/// <param name="Record">The ticket as it is now.</param>
/// <param name="History">The desk's own changes, oldest first.</param>
/// <param name="Entries">The trail's entries that name the ticket, oldest first.</param>
/// <param name="Proposals">What agents proposed, by id.</param>
/// <param name="Decisions">What was decided on them, by id; retracted ones included.</param>
/// <param name="Looks">What each agent's last look came to, in key order; agents without one have not looked.</param>
/// <param name="Written">What agents wrote, and whether it can be put back.</param>
public sealed record TicketPast(
    SorRecord Record,
    IReadOnlyList<SorChange> History,
    IReadOnlyList<AuditEntry> Entries,
    IReadOnlyDictionary<Guid, Proposal> Proposals,
    IReadOnlyDictionary<Guid, Decision> Decisions,
    IReadOnlyList<AgentLook> Looks,
    UndoPreview Written
)
{
    /// <summary>
    /// Why it is not known how the ticket stands, with the remedy: its desk is not connected. Then <see cref="Record"/> has
    /// only what the console kept of it. Null otherwise.
    /// </summary>
    public string? Away { get; init; }

    /// <summary>
    /// The fields as they stood at <paramref name="instant"/>: today's, with every later change taken back. What an agent
    /// suggested and nobody decided is no part of it.
    /// </summary>
    public IReadOnlyDictionary<string, FieldValue> At(DateTimeOffset instant)
    {
        var fields = new Dictionary<string, FieldValue>(Record.Fields, StringComparer.Ordinal);
        foreach (var change in History.Reverse().TakeWhile(c => c.At > instant).Where(IsField))
            if (change.Before is { } before)
                fields[change.Field] = before;
            else
                fields.Remove(change.Field);
        return fields;
    }

    /// <summary>Whether a change set a field, and does not tell of an opening or a note.</summary>
    public static bool IsField(SorChange change) => change.Field is not (SorChange.Created or SorChange.Note);
}
