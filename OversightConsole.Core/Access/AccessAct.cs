namespace OversightConsole.Core.Access;

/// <summary>One act on a user, told in the transaction that does it.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Actor">Who did it; null when the console itself did (at start, a lock-out).</param>
/// <param name="SubjectId">The id of the user it was done to; empty when it concerns no single user.</param>
/// <param name="Subject">The name of that user.</param>
/// <param name="Detail">What changed, as role codes before and after; never a password or a token.</param>
public sealed record AccessAct(AccessActKind Kind, Person? Actor, string SubjectId, string Subject, string Detail);
