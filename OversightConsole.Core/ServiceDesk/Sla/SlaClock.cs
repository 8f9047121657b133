namespace OversightConsole.Core.ServiceDesk;

/// <summary>Keeps a ticket's stage and deadlines; called with every write, so that the queue can sort by a stored instant.</summary>
internal static class SlaClock
{
    /// <summary>
    /// Moves the ticket to the stage of its status at <paramref name="at"/> and computes its deadlines anew.
    /// <paramref name="hoursBefore"/> are the hours that counted until now: time waited is measured in them.
    /// </summary>
    public static void Update(
        Ticket ticket,
        SlaStage stage,
        SlaTerms? terms,
        WorkingTime? hoursBefore,
        DateTimeOffset at
    )
    {
        Move(ticket, stage, hoursBefore, at);
        var hours = terms?.Hours;
        ticket.RespondBy = Deadline(ticket, hours, terms?.Target?.RespondHours);
        ticket.PlanBy = Deadline(ticket, hours, terms?.Target?.PlanHours);
        ticket.ResolveBy = Deadline(ticket, hours, terms?.Target?.ResolveHours);
        (ticket.DueAt, ticket.DueStage) = ticket.Stage switch
        {
            _ when ticket.IsClosed => (null, null),
            SlaStage.Respond => Due(ticket.RespondBy, SlaStage.Respond),
            SlaStage.Plan => Due(ticket.PlanBy, SlaStage.Plan),
            SlaStage.Resolve => Due(ticket.ResolveBy, SlaStage.Resolve),
            SlaStage.Resolved or SlaStage.Waiting => (null, null),
            _ => throw new ArgumentOutOfRangeException(nameof(ticket), ticket.Stage, "Unknown SLA stage."),
        };
    }

    private static void Move(Ticket ticket, SlaStage stage, WorkingTime? hours, DateTimeOffset at)
    {
        if (ticket.WaitingSince is { } since && stage != SlaStage.Waiting)
        {
            ticket.WaitedMilliseconds += (long)((hours?.Between(since, at) ?? TimeSpan.Zero).TotalMilliseconds);
            ticket.WaitingSince = null;
        }
        if (stage == SlaStage.Waiting)
            ticket.WaitingSince ??= at;
        // Stages only move forward: whoever answered once has answered, even if a status says New again.
        if (ticket.PlannedAt is not null && stage < SlaStage.Resolve)
            stage = SlaStage.Resolve;
        if (ticket.RespondedAt is not null && stage == SlaStage.Respond)
            stage = SlaStage.Plan;
        if (stage > SlaStage.Respond)
            ticket.RespondedAt ??= at;
        if (stage > SlaStage.Plan)
            ticket.PlannedAt ??= at;
        if (stage == SlaStage.Resolved)
            ticket.ResolvedAt ??= at;
        else if (stage != SlaStage.Waiting)
            ticket.ResolvedAt = null;
        ticket.Stage = stage;
    }

    private static DateTimeOffset? Deadline(Ticket ticket, WorkingTime? hours, double? promised) =>
        promised is { } h
            ? hours?.Add(ticket.OpenedAt, TimeSpan.FromHours(h) + TimeSpan.FromMilliseconds(ticket.WaitedMilliseconds))
            : null;

    private static (DateTimeOffset?, SlaStage?) Due(DateTimeOffset? at, SlaStage stage) =>
        at is null ? (null, null) : (at, stage);
}

/// <summary>What one ticket was promised: whose hours count, and how many for its priority (null: no promise).</summary>
internal sealed record SlaTerms(WorkingTime Hours, SlaTarget? Target);
