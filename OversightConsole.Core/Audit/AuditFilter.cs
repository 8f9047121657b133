namespace OversightConsole.Core.Audit;

/// <summary>Which entries of the trail; what is null narrows nothing.</summary>
public sealed record AuditFilter
{
    /// <summary>The filter that lets every entry through.</summary>
    public static readonly AuditFilter All = new();

    /// <summary>The kind of what an agent decided without a person.</summary>
    internal const string DoneAlone = TrailKind.DecisionAutomatic;

    /// <summary>A ticket, person, agent, subject or position, or the beginning of a kind or fingerprint.</summary>
    public string? Search { get; init; }

    /// <summary>The ticket's number, exactly.</summary>
    public string? Ticket { get; init; }

    /// <summary>The first instant of the period, inclusive; null without a limit.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of the period, exclusive; null without a limit.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary><c>person</c>, <c>agent</c> or <c>system</c>.</summary>
    public string? ActorKind { get; init; }

    /// <summary>Of one person, agent or part of the console; for an agent also what is about it.</summary>
    public string? ActorId { get; init; }

    /// <summary>What a kind begins with before its dot: <c>decision</c>, <c>stop</c> …</summary>
    public string? Kind { get; init; }

    /// <summary>True for what an agent decided alone; false for what a person did.</summary>
    public bool? Alone { get; init; }
}
