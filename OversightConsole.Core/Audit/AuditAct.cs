namespace OversightConsole.Core.Audit;

/// <summary>Who acted, for the trail.</summary>
public sealed record AuditActor(string Kind, string Id, string Name)
{
    /// <summary>A signed-in person.</summary>
    public static AuditActor Person(string id, string name) => new("person", id, name);

    /// <summary>The console itself.</summary>
    public static AuditActor System(string part) => new("system", part, part);

    /// <summary>An agent.</summary>
    public static AuditActor Agent(string key) => new("agent", key, key);
}

/// <summary>An act to be appended to the trail in the transaction that carries it out.</summary>
/// <param name="Facts">Serialised to JSON; must not hold personal text (use <see cref="PersonalText"/>).</param>
public sealed record AuditAct(
    DateTimeOffset At,
    AuditActor By,
    string Kind,
    string Subject,
    string? Ticket,
    object Facts
);
