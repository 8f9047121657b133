namespace OversightConsole.Core.ServiceDesk;

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

/// <summary>One cell of the grid that gives the priority from impact and urgency.</summary>
public sealed class PriorityCell
{
    public Degree Impact { get; init; }
    public Degree Urgency { get; init; }
    public required string PriorityId { get; set; }
}

/// <summary>How much: of impact (how many are hit) and of urgency (how fast it hurts).</summary>
public enum Degree
{
    /// <summary>One person, or no hurry.</summary>
    Low,

    /// <summary>A group, or soon.</summary>
    Medium,

    /// <summary>A whole customer or site, or at once.</summary>
    High,
}
