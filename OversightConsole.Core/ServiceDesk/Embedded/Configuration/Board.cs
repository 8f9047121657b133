namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>A queue of tickets with its own statuses and its own valid classes.</summary>
public sealed class Board
{
    /// <summary>Readable code, stable: <c>service-desk</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Position in lists.</summary>
    public int Sort { get; set; }

    /// <summary>The team a ticket gets when it comes here without one; null leaves it without.</summary>
    public string? DefaultTeamId { get; set; }

    /// <summary>Whether tickets about threats lie here: one that belongs here must not be missed.</summary>
    public bool IsSecurity { get; set; }
}
