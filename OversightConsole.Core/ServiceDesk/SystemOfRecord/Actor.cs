namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>Who changed a ticket. The desk tells these apart field by field.</summary>
public enum ActorKind
{
    /// <summary>A member of the desk's staff.</summary>
    Person,

    /// <summary>An agent's approved or autonomous action, carried out by this console.</summary>
    Agent,

    /// <summary>A board automation: neither agent nor human.</summary>
    Workflow,

    /// <summary>A monitoring system.</summary>
    Monitoring,

    /// <summary>The customer.</summary>
    Customer,

    /// <summary>An import.</summary>
    Import,
}

/// <summary>Somebody or something that acts on tickets.</summary>
public sealed record Actor(ActorKind Kind, string Id, string Name);
