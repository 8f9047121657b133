namespace OversightConsole.Core.Audit;

/// <summary>Who acted, for the trail.</summary>
public sealed record AuditActor(string Kind, string Id, string Name)
{
    /// <summary>The kind of a person.</summary>
    internal const string OfPerson = "person";

    /// <summary>A signed-in person. The entry carries the id; the name lies beside it.</summary>
    public static AuditActor Person(string id, string name) => new(OfPerson, id, name);

    /// <summary>A part of the console as actor.</summary>
    public static AuditActor System(string part) => new("system", part, part);

    /// <summary>An agent as actor.</summary>
    public static AuditActor Agent(string key) => new("agent", key, key);
}
