namespace OversightConsole.Core.Audit;

/// <summary>Who acted, for the trail.</summary>
public sealed record AuditActor(string Kind, string Id, string Name)
{
    /// <summary>The kind of a person.</summary>
    internal const string OfPerson = "person";

    /// <summary>A signed-in person. The entry carries the id; the name lies beside it.</summary>
    public static AuditActor Person(string id, string name) => new(OfPerson, id, name);

    /// <summary>The console itself.</summary>
    public static AuditActor System(string part) => new("system", part, part);

    /// <summary>An agent.</summary>
    public static AuditActor Agent(string key) => new("agent", key, key);
}

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
