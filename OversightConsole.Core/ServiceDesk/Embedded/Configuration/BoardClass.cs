namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>One valid type → subtype → item row of a board; anything else is refused there.</summary>
public sealed class BoardClass
{
    public required string BoardId { get; init; }

    /// <summary>The deepest code of the row; with the board it identifies the row.</summary>
    public required string LeafId { get; init; }
    public required string TypeId { get; init; }
    public required string SubtypeId { get; init; }

    /// <summary>Null where the subtype has no items.</summary>
    public string? ItemId { get; init; }
}
