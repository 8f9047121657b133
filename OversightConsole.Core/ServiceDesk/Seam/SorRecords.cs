namespace OversightConsole.Core.ServiceDesk;

/// <summary>An opaque version: equal means unchanged, different means look at the fields.</summary>
public sealed record SorVersion(string Value);

/// <summary>
/// A field's value: the id that decides whether two are the same, and the name people read. For plain text both are the
/// text. "No value" is null, never an empty instance.
/// </summary>
public sealed record FieldValue(string Id, string Name)
{
    /// <summary>A value that is its own name.</summary>
    public static FieldValue Text(string text) => new(text, text);

    /// <summary>Whether both are the same value (by id; both absent counts as the same).</summary>
    public static bool Same(FieldValue? a, FieldValue? b) => string.Equals(a?.Id, b?.Id, StringComparison.Ordinal);
}

/// <summary>Names of ticket fields, as in agents' proposals, the change log and exports.</summary>
public static class TicketFields
{
    /// <summary>One line that names the trouble.</summary>
    public const string Summary = "summary";

    /// <summary>The queue it lies in; statuses and types are valid per board.</summary>
    public const string Board = "board";

    /// <summary>Incident, Request, Alert.</summary>
    public const string Type = "type";

    /// <summary>The area, valid under the type.</summary>
    public const string Subtype = "subtype";

    /// <summary>The exact matter, valid under the subtype.</summary>
    public const string Item = "item";

    /// <summary>Where it stands; carries the SLA stage.</summary>
    public const string Status = "status";

    /// <summary>The customer.</summary>
    public const string Company = "company";

    /// <summary>The customer's place.</summary>
    public const string Site = "site";

    /// <summary>The person who asks.</summary>
    public const string Contact = "contact";

    /// <summary>What pays for it.</summary>
    public const string Agreement = "agreement";

    /// <summary>P1 to P4.</summary>
    public const string Priority = "priority";

    /// <summary>How many are hit: low, medium, high.</summary>
    public const string Impact = "impact";

    /// <summary>How fast it hurts: low, medium, high.</summary>
    public const string Urgency = "urgency";

    /// <summary>Who works on it, as a group.</summary>
    public const string Team = "team";

    /// <summary>Who works on it, as a person.</summary>
    public const string Owner = "owner";

    /// <summary>The ticket this one belongs under.</summary>
    public const string Parent = "parent";

    /// <summary>No field: stands for a note that only staff see, in proposals and their exports. Never has a value on a record.</summary>
    public const string Note = "note";

    /// <summary>No field: stands for an answer to the customer, in proposals and their exports. Never has a value on a record.</summary>
    public const string Reply = "reply";

    /// <summary>Whether it stands for text that is added to the thread and cannot be taken back.</summary>
    public static bool IsThread(string field) => field is Note or Reply;

    /// <summary>Whether its value is free text rather than one of the catalogue's.</summary>
    public static bool IsText(string field) => field == Summary || IsThread(field);
}

/// <summary>One record, normalised: fields by name (absent means no value), the thread, and a hash of everything.</summary>
/// <param name="Ref">Which record.</param>
/// <param name="Version">Changes whenever anything changes.</param>
/// <param name="Fields">Set fields by name (<see cref="TicketFields"/>).</param>
/// <param name="Description">What the requester wrote first; untrusted text.</param>
/// <param name="Source">How it came in.</param>
/// <param name="SenderAddress">The sender's address where it came by mail.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClosedAt">When it was closed; null while open.</param>
/// <param name="Notes">The thread, oldest first.</param>
/// <param name="Due">The next clock that runs out, if any runs.</param>
public sealed record SorRecord(
    SorRef Ref,
    SorVersion Version,
    IReadOnlyDictionary<string, FieldValue> Fields,
    string Description,
    TicketSource Source,
    string? SenderAddress,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<SorNote> Notes,
    SorDue? Due
)
{
    /// <summary>The field's value, or null.</summary>
    public FieldValue? this[string field] => Fields.GetValueOrDefault(field);

    /// <summary>Whether nobody has changed it since it was opened, as far as the desk can tell.</summary>
    public bool IsUntouched { get; init; }

    /// <summary>The incident it belongs to, so that copies count once: the ticket it hangs under, or itself.</summary>
    public SorRef Incident => SorRef.Ticket(Ref.Connection, this[TicketFields.Parent]?.Id ?? Ref.Id);

    /// <summary>The field's value in one word (<see cref="SorRef.Word"/>), where values of several desks meet; null for none.</summary>
    public string? Word(string field) => this[field] is { } value ? SorRef.Word(Ref.Connection, value.Id) : null;

    /// <summary>The ticket's number on its own desk.</summary>
    public string Number => Ref.Id;
}

/// <summary>A note of the thread.</summary>
public sealed record SorNote(string Id, DateTimeOffset At, Actor By, bool Internal, string Text);

/// <summary>The clock that runs out next: which stage, when it started, and when.</summary>
/// <param name="Stage"><c>respond</c>, <c>plan</c> or <c>resolve</c>.</param>
/// <param name="StartedAt">When the clock started.</param>
/// <param name="At">The deadline in UTC.</param>
public sealed record SorDue(string Stage, DateTimeOffset StartedAt, DateTimeOffset At);

/// <summary>What to look for; null means any.</summary>
public sealed record SorQuery(
    string Kind = SorRef.TicketKind,
    bool? Open = null,
    DateTimeOffset? ChangedSince = null,
    int PageSize = 200
)
{
    /// <summary>
    /// Whether the newest change comes first, for who wants the newest so many and stops. A record that changes meanwhile
    /// may be missed or come twice.
    /// </summary>
    public bool NewestFirst { get; init; }
}

/// <summary>A page of records; <see cref="Next"/> null is the last one.</summary>
public sealed record SorPage(IReadOnlyList<SorRecord> Records, string? Next);

/// <summary>What changed: records to look at again. A push only wakes this poll.</summary>
public sealed record SorChanges(IReadOnlyList<SorChange> Changes, string Cursor, bool More);

/// <summary>One field of one record changed; a new record or note has <see cref="Field"/> <c>created</c> or <c>note</c>.</summary>
/// <param name="IdempotencyKey">The key of the command that wrote it, when one of ours did.</param>
/// <param name="BeforeSince">With a status: since when the one before had stood, where the desk knows.</param>
/// <param name="Level">In the feed: the ticket's priority now, 1 is the most urgent, where the desk knows.</param>
public sealed record SorChange(
    SorRef Ref,
    DateTimeOffset At,
    Actor By,
    string Field,
    FieldValue? Before,
    FieldValue? After,
    string? IdempotencyKey,
    DateTimeOffset? BeforeSince = null,
    int? Level = null
);
