using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Tickets;

/// <summary>A ticket to be opened. Fields not given start at the desk's defaults: catch-all company, first board, grid priority.</summary>
public sealed record NewTicket
{
    public required string Summary { get; init; }

    /// <summary>What the requester wrote.</summary>
    public string Description { get; init; } = "";

    /// <summary>How it came in: the code of a <see cref="TicketSource"/>, or the desk's own name for it.</summary>
    public string Source { get; init; } = TicketSource.Email.Code;
    public string? SenderAddress { get; init; }

    /// <summary>When it was opened; null means now.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Its identity elsewhere, unique; null when it comes from nowhere else.</summary>
    public string? ExternalKey { get; init; }

    /// <summary>Fields to set at once; only the ids count, the names come from the desk.</summary>
    public IReadOnlyList<SetField> Fields { get; init; } = [];
}

/// <summary>A ticket with all that happened to it, told in one go by an import or the demo.</summary>
/// <param name="Opening">How it was opened.</param>
/// <param name="By">Who opened it.</param>
/// <param name="Steps">What happened then, oldest first. Workflow rules do not fire: a story is told as it was.</param>
public sealed record TicketStory(NewTicket Opening, Actor By, IReadOnlyList<TicketStep> Steps);

/// <summary>One write of a <see cref="TicketStory"/>.</summary>
public sealed record TicketStep(DateTimeOffset At, Actor By, IReadOnlyList<SetField> Changes, AddNote? Note = null);

/// <summary>The outcome of one <see cref="TicketStory"/>: its number, or why it was left out.</summary>
public sealed record StoryResult(long? Ticket, IReadOnlyList<FieldProblem> Problems);
