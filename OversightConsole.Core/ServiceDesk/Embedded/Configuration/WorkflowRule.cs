using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>
/// A board automation: when a field takes a value, set another. Written to the change log as neither agent nor person.
/// Fires at most once per write, so that two rules cannot chase each other.
/// </summary>
public sealed class WorkflowRule
{
    /// <summary>Readable code; the change log names it as the actor.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Only for tickets on this board; null means any.</summary>
    public string? BoardId { get; set; }

    /// <summary>A name of <see cref="TicketFields"/>.</summary>
    public required string WhenField { get; set; }

    /// <summary>The id the field must have just taken.</summary>
    public required string WhenValue { get; set; }
    public required string SetField { get; set; }

    /// <summary>The id to set; null clears.</summary>
    public string? SetValue { get; set; }
    public bool IsEnabled { get; set; } = true;
    public int Sort { get; set; }
}
