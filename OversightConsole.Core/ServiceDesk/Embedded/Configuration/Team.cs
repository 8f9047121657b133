namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>A group that tickets are given to.</summary>
public sealed class Team
{
    /// <summary>Readable code: <c>second-line</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }
    public int Sort { get; set; }
}
