using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Tickets;

/// <summary>
/// A ticket of the embedded desk. Only <see cref="EmbeddedDesk"/> and the <see cref="EmbeddedSystemOfRecord"/> change one;
/// both leave a change-log row per field in the same transaction.
/// </summary>
public sealed class Ticket
{
    /// <summary>The number people say.</summary>
    public long Id { get; internal init; }

    /// <summary>Grows by one with every write to the ticket or its thread.</summary>
    public long Version { get; internal set; }

    /// <summary>The sequence of its newest change-log row.</summary>
    public long LastChange { get; internal set; }
    public string Summary { get; internal set; } = "";

    /// <summary>What the requester wrote first; untrusted text.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>How it came in: the code of a <see cref="TicketSource"/>, or the desk's own name for it.</summary>
    public string Source { get; internal init; } = "";
    public string? SenderAddress { get; internal init; }

    /// <summary>The identity it had where it was imported from; the same one is never imported twice.</summary>
    public string? ExternalKey { get; internal init; }
    public string BoardId { get; internal set; } = "";
    public string StatusId { get; internal set; } = "";
    public string? TypeId { get; internal set; }
    public string? SubtypeId { get; internal set; }
    public string? ItemId { get; internal set; }
    public string CompanyId { get; internal set; } = "";
    public string? SiteId { get; internal set; }
    public string? ContactId { get; internal set; }
    public string? AgreementId { get; internal set; }
    public string PriorityId { get; internal set; } = "";
    public Degree Impact { get; internal set; } = Degree.Medium;
    public Degree Urgency { get; internal set; } = Degree.Medium;
    public string? TeamId { get; internal set; }
    public string? OwnerId { get; internal set; }
    public long? ParentId { get; internal set; }
    public DateTimeOffset OpenedAt { get; internal init; }
    public DateTimeOffset ChangedAt { get; internal set; }
    public DateTimeOffset? ClosedAt { get; internal set; }
    public bool IsClosed { get; internal set; }

    /// <summary>The stage of the SLA reached; never moves back before <see cref="ServiceLevelStage.Resolve"/> once there.</summary>
    public ServiceLevelStage Stage { get; internal set; }

    /// <summary>When the stage went past Respond.</summary>
    public DateTimeOffset? RespondedAt { get; internal set; }

    /// <summary>When the stage went past Plan.</summary>
    public DateTimeOffset? PlannedAt { get; internal set; }

    /// <summary>When it was last resolved; null after reopening.</summary>
    public DateTimeOffset? ResolvedAt { get; internal set; }

    /// <summary>Since when the clock stands still; null while it runs.</summary>
    public DateTimeOffset? WaitingSince { get; internal set; }

    /// <summary>Business time spent waiting so far, in milliseconds of the SLA's calendar; it moves every deadline.</summary>
    public long WaitedMilliseconds { get; internal set; }
    public DateTimeOffset? RespondBy { get; internal set; }
    public DateTimeOffset? PlanBy { get; internal set; }
    public DateTimeOffset? ResolveBy { get; internal set; }

    /// <summary>The deadline that runs out next; null when no clock runs.</summary>
    public DateTimeOffset? DueAt { get; internal set; }

    /// <summary>Which deadline <see cref="DueAt"/> is.</summary>
    public ServiceLevelStage? DueStage { get; internal set; }
}
