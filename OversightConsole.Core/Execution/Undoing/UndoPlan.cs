using System.Globalization;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Containment;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Execution.Undoing;

/// <summary>
/// The three-way comparison, field by field: what stood there before, what the agent wrote, what stands there now. Where
/// the last two agree it is put back; where somebody changed it since, theirs stays.
/// </summary>
internal sealed class UndoPlan(SorCatalog catalog, DeskZone zone)
{
    private static readonly string[] Class =
    [
        TicketFields.Board,
        TicketFields.Type,
        TicketFields.Subtype,
        TicketFields.Item,
    ];

    /// <summary>Fields that the desk moves or clears by itself when another one changes.</summary>
    private static readonly Dictionary<string, string[]> Hanging = new(StringComparer.Ordinal)
    {
        [TicketFields.Board] = [TicketFields.Status, TicketFields.Type, TicketFields.Subtype, TicketFields.Item],
        [TicketFields.Type] = [TicketFields.Subtype, TicketFields.Item],
        [TicketFields.Subtype] = [TicketFields.Item],
        [TicketFields.Company] = [TicketFields.Site, TicketFields.Contact, TicketFields.Agreement],
        [TicketFields.Impact] = [TicketFields.Priority],
        [TicketFields.Urgency] = [TicketFields.Priority],
    };

    /// <summary>The fields of one written proposal.</summary>
    /// <param name="history">The ticket's changes, oldest first; may be empty.</param>
    /// <param name="stands">What stands in a field now.</param>
    public IReadOnlyList<UndoField> Fields(
        Proposal proposal,
        Decision decision,
        IReadOnlyList<SorChange> history,
        Func<string, FieldValue?> stands
    )
    {
        var own = history.Select((c, at) => (Change: c, At: at)).Where(c => IsOf(decision, c.Change)).ToList();
        var since = own.Count == 0 ? [] : history.Skip(own[^1].At + 1).ToList();
        // The desk tells of a note to the customer and of an internal one by the same name.
        var named = proposal
            .Action.Changes.Select(c => TicketFields.IsThread(c.Field) ? SorChange.Note : c.Field)
            .ToHashSet(StringComparer.Ordinal);
        var all = Written(proposal, decision, [.. own.Select(c => c.Change)])
            .Select(w => Compare(w, stands(w.Field), since))
            .ToList();
        var fields = Fit(OnBoard(all, stands));
        if (!fields.Exists(f => named.Contains(f.Field) && f.Verdict == UndoVerdict.Restore))
            return [.. fields.Where(f => named.Contains(f.Field))];
        return [.. fields, .. Held(fields, stands)];
    }

    private static bool IsOf(Decision decision, SorChange change) =>
        change.IdempotencyKey == ExecutionIntent.KeyOf(decision.Id);

    /// <summary>
    /// What was really written, from the desk's own history where it keeps one: with it come the desk's consequences, such
    /// as the first status of another board.
    /// </summary>
    private static IEnumerable<FieldChange> Written(Proposal proposal, Decision decision, IReadOnlyList<SorChange> own)
    {
        var action = decision.Value is { } value ? proposal.Action.With(value) : proposal.Action;
        var written =
            own.Count == 0
                ? action.Changes.Select(c => TicketFields.IsThread(c.Field) ? c with { Field = SorChange.Note } : c)
                : own.GroupBy(c => c.Field).Select(g => new FieldChange(g.Key, g.First().Before, g.Last().After));
        return written.Where(c => !FieldValue.Same(c.Before, c.After));
    }

    private UndoField Compare(FieldChange written, FieldValue? stands, IReadOnlyList<SorChange> since)
    {
        UndoField As(UndoVerdict verdict, string? why) =>
            new(written.Field, written.After, stands, written.Before, verdict, why);
        if (written.Field == SorChange.Note)
            return As(UndoVerdict.Impossible, "A note that was sent cannot be taken back.");
        if (!ContainmentFields.CanBePutBack(written.Field))
            return As(UndoVerdict.Impossible, "Sessions that were ended cannot be brought back.");
        if (FieldValue.Same(stands, written.After))
            return As(UndoVerdict.Restore, null);
        var last = since.LastOrDefault(c => c.Field == written.Field);
        var who = last is null ? "Somebody" : last.By.Name;
        var when = last is null ? "since" : When(last.At);
        return As(
            UndoVerdict.Kept,
            FieldValue.Same(stands, written.Before)
                ? $"{who} put it back already, {when}."
                : $"{who} changed it to {stands?.Name ?? "none"}, {when}."
        );
    }

    /// <summary>A ticket does not go back to a board that lacks the status it has reached since.</summary>
    private List<UndoField> OnBoard(List<UndoField> fields, Func<string, FieldValue?> stands)
    {
        var board = fields.Find(f => f is { Field: TicketFields.Board, Verdict: UndoVerdict.Restore });
        var status = fields.Exists(f => f is { Field: TicketFields.Status, Verdict: UndoVerdict.Restore })
            ? null
            : stands(TicketFields.Status);
        if (board is null || status is null || catalog.Board(board.Before?.Id) is not { } back)
            return fields;
        if (back.Statuses.Any(s => s.Value.Id == status.Id))
            return fields;
        var stays = board with { Verdict = UndoVerdict.Kept, Why = $"{back.Value.Name} has no status {status.Name}." };
        return [.. fields.Select(f => f == board ? stays : f)];
    }

    /// <summary>A class stands or falls as a whole: what would not fit beside a value that stays, stays too.</summary>
    private List<UndoField> Fit(List<UndoField> fields)
    {
        var kept = fields.Find(f => Class.Contains(f.Field) && f.Verdict == UndoVerdict.Kept);
        if (kept is null || IsValid(fields))
            return fields;
        var why = $"Goes with {kept.Field}, which stays.";
        return
        [
            .. fields.Select(f =>
                Class.Contains(f.Field) && f.Verdict == UndoVerdict.Restore
                    ? f with
                    {
                        Verdict = UndoVerdict.Kept,
                        Why = why,
                    }
                    : f
            ),
        ];
    }

    private bool IsValid(List<UndoField> fields)
    {
        string? Becomes(string field)
        {
            var of = fields.Find(f => f.Field == field);
            return (of?.Verdict == UndoVerdict.Restore ? of.Before : of?.Stands)?.Id;
        }
        // Fields of the class that were not written are not among these; where any is missing, only the desk can tell.
        if (Class.Any(f => !fields.Exists(w => w.Field == f)))
            return true;
        var (type, subtype, item) = (Becomes(Class[1]), Becomes(Class[2]), Becomes(Class[3]));
        return type is null
            ? subtype is null && item is null
            : catalog.IsValidClass(Becomes(Class[0]), type, subtype, item);
    }

    /// <summary>What hangs on a restored field and is not restored itself stays as it stands, or nothing is written.</summary>
    private static IEnumerable<UndoField> Held(IReadOnlyList<UndoField> fields, Func<string, FieldValue?> stands) =>
        fields
            .Where(f => f.Verdict == UndoVerdict.Restore && Hanging.ContainsKey(f.Field))
            .SelectMany(f => Hanging[f.Field])
            .Distinct()
            .Where(h => fields.All(f => f.Field != h) && stands(h) is not null)
            .Select(h => new UndoField(h, null, stands(h), stands(h), UndoVerdict.Kept, null));

    /// <summary>An instant as people read it, in the desk's zone.</summary>
    public string When(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone.Zone).ToString("d MMM HH:mm", CultureInfo.InvariantCulture);
}
