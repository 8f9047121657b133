namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>The ways a ticket can come in that make a difference to anybody.</summary>
public enum TicketSourceKind
{
    /// <summary>Some other way; <see cref="TicketSource.Code"/> names it.</summary>
    Other,

    /// <summary>By mail.</summary>
    Email,

    /// <summary>Somebody called, and staff typed it in.</summary>
    Phone,

    /// <summary>Written in a portal.</summary>
    Portal,

    /// <summary>A monitoring system reported it.</summary>
    Monitoring,

    /// <summary>Imported from elsewhere, and nobody said how it came in there.</summary>
    Import,

    /// <summary>The demo's simulation made it; no agent that suggests to people looks at it.</summary>
    Simulation,

    /// <summary>No ticket: an account, device or sender of a directory.</summary>
    Directory,
}

/// <summary>How a ticket came in. Every desk maps its own names to these; what it does not know is <see cref="TicketSourceKind.Other"/>.</summary>
public sealed record TicketSource
{
    private static readonly Dictionary<string, TicketSource> Known = new(StringComparer.Ordinal);

    private TicketSource(TicketSourceKind kind, string code) => (Kind, Code) = (kind, code);

    /// <inheritdoc cref="TicketSourceKind.Email"/>
    public static TicketSource Email { get; } = Add(TicketSourceKind.Email, "email");

    /// <inheritdoc cref="TicketSourceKind.Phone"/>
    public static TicketSource Phone { get; } = Add(TicketSourceKind.Phone, "phone");

    /// <inheritdoc cref="TicketSourceKind.Portal"/>
    public static TicketSource Portal { get; } = Add(TicketSourceKind.Portal, "portal");

    /// <inheritdoc cref="TicketSourceKind.Monitoring"/>
    public static TicketSource Monitoring { get; } = Add(TicketSourceKind.Monitoring, "monitoring");

    /// <inheritdoc cref="TicketSourceKind.Import"/>
    public static TicketSource Import { get; } = Add(TicketSourceKind.Import, "import");

    /// <inheritdoc cref="TicketSourceKind.Simulation"/>
    public static TicketSource Simulation { get; } = Add(TicketSourceKind.Simulation, "simulation");

    /// <inheritdoc cref="TicketSourceKind.Directory"/>
    public static TicketSource Directory { get; } = Add(TicketSourceKind.Directory, "directory");

    /// <summary>What it means to the console.</summary>
    public TicketSourceKind Kind { get; }

    /// <summary>What is stored and shown: a desk's own name for it where the console knows none.</summary>
    public string Code { get; }

    /// <summary>The source of that code; one that nobody knows is <see cref="TicketSourceKind.Other"/> and keeps its name.</summary>
    public static TicketSource Of(string code) =>
        Known.GetValueOrDefault(code) ?? new TicketSource(TicketSourceKind.Other, code);

    /// <summary>The code, as people read it.</summary>
    public override string ToString() => Code;

    private static TicketSource Add(TicketSourceKind kind, string code) => Known[code] = new TicketSource(kind, code);
}
