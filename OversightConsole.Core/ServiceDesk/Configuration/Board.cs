namespace OversightConsole.Core.ServiceDesk;

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

/// <summary>A status of one board. The one with the lowest <see cref="Sort"/> is where tickets start.</summary>
public sealed class BoardStatus
{
    public required string BoardId { get; init; }

    /// <summary>Readable code, unique on its board: <c>in-progress</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }
    public int Sort { get; set; }

    /// <summary>Which clock runs while a ticket stands here.</summary>
    public SlaStage Stage { get; set; }

    /// <summary>Whether a ticket that stands here is closed.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What a ticket that stands here was set aside as.</summary>
    public SetAside SetAside { get; set; }
}

/// <summary>A type, subtype or item with its name. The code is the path: <c>incident/account/mfa</c>.</summary>
public sealed class TicketClass
{
    public required string Id { get; init; }
    public required string Name { get; set; }
}

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
