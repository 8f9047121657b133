namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

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
)
{
    /// <summary>The <see cref="Field"/> of a record's first change.</summary>
    public const string Created = "created";

    /// <summary>The <see cref="Field"/> of a change that adds a note.</summary>
    public const string Note = "note";
}
