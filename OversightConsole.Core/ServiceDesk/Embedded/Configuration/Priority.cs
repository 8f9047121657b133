namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>A priority; level 1 is the most urgent.</summary>
public sealed class Priority
{
    /// <summary>Readable code: <c>p1</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }
    public int Level { get; set; }

    /// <summary>Whether a ticket of this priority must not be missed.</summary>
    public bool IsCritical { get; set; }
}
