namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>One approved command.</summary>
/// <param name="IdempotencyKey">Stored with the write: the same key is never carried out twice.</param>
/// <param name="Target">The record.</param>
/// <param name="Basis">The version the decider saw; equal means no field needs comparing.</param>
/// <param name="Expected">The values the decider saw for every field the command depends on.</param>
/// <param name="Ops">What to do, in order.</param>
/// <param name="By">Who acts: the agent, with the person who approved in the journal.</param>
public sealed record SorCommand(
    string IdempotencyKey,
    SorRef Target,
    SorVersion? Basis,
    IReadOnlyList<FieldExpectation> Expected,
    IReadOnlyList<SorOp> Ops,
    Actor By
);

/// <summary>The value a field must still have.</summary>
public sealed record FieldExpectation(string Field, FieldValue? Value);

/// <summary>One operation of a command.</summary>
public abstract record SorOp;

/// <summary>Sets a field; null clears it.</summary>
public sealed record SetField(string Field, FieldValue? Value) : SorOp
{
    /// <summary>Sets a field by id alone; the desk knows the name. Null clears.</summary>
    public static SetField To(string field, string? id) => new(field, id is null ? null : FieldValue.Text(id));
}

/// <summary>Adds a note; one that is not internal reaches the customer.</summary>
public sealed record AddNote(string Text, bool Internal) : SorOp;

/// <summary>The outcome of a command.</summary>
public abstract record SorOutcome;

/// <summary>Carried out, and every intended field was read back.</summary>
public sealed record Applied(SorVersion Version) : SorOutcome;

/// <summary>The key was carried out before; nothing was done now.</summary>
public sealed record AlreadyApplied(SorVersion Version) : SorOutcome;

/// <summary>A field no longer has the value the decider saw; nothing was done.</summary>
public sealed record Conflict(SorVersion Version, IReadOnlyList<FieldDifference> Differing) : SorOutcome;

/// <summary>Only some operations took effect.</summary>
public sealed record PartlyApplied(IReadOnlyList<string> Done, IReadOnlyList<string> NotDone) : SorOutcome;

/// <summary>The desk will not do it: nothing was done.</summary>
public sealed record Refused(IReadOnlyList<string> Errors) : SorOutcome;

/// <summary>Nobody knows whether it was done; look for the key before anything else.</summary>
public sealed record Unknown(string Reason) : SorOutcome;

/// <summary>Too busy: nothing was done, try again after the time given.</summary>
public sealed record Throttled(TimeSpan RetryAfter) : SorOutcome;

/// <summary>What was expected and what stands there.</summary>
public sealed record FieldDifference(string Field, FieldValue? Expected, FieldValue? Current);
