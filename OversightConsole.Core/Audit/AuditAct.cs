namespace OversightConsole.Core.Audit;

/// <summary>An act to be appended to the trail in the transaction that carries it out.</summary>
/// <param name="Facts">
/// Serialised to JSON: ids, numbers, codes and the console's own fixed sentences. Names, what somebody typed and what a ticket
/// says stand in it as <see cref="PersonalText"/> alone.
/// </param>
public sealed record AuditAct(
    DateTimeOffset At,
    AuditActor By,
    string Kind,
    string Subject,
    string? Ticket,
    object Facts
);
