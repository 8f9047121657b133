namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>One record, normalised: fields by name (absent means no value), the thread, and a hash of everything.</summary>
/// <param name="Ref">The reference of the record.</param>
/// <param name="Version">Changes whenever anything changes.</param>
/// <param name="Fields">Set fields by name (<see cref="TicketFields"/>).</param>
/// <param name="Description">What the requester wrote first; untrusted text.</param>
/// <param name="Source">The source of the record.</param>
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
