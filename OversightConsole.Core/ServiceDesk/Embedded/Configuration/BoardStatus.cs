using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>A status of one board. The one with the lowest <see cref="Sort"/> is where tickets start.</summary>
public sealed class BoardStatus
{
    public required string BoardId { get; init; }

    /// <summary>Readable code, unique on its board: <c>in-progress</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }
    public int Sort { get; set; }

    /// <summary>Which clock runs while a ticket stands here.</summary>
    public ServiceLevelStage Stage { get; set; }

    /// <summary>Whether a ticket that stands here is closed.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What a ticket that stands here was set aside as.</summary>
    public SetAside SetAside { get; set; }
}
