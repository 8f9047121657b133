using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.ServiceLevels;

/// <summary>Keeps a ticket's stage and deadlines; called with every write, so that the queue can sort by a stored instant.</summary>
internal static class ServiceLevelClock
{
    /// <summary>
    /// Moves the ticket to the stage of its status at <paramref name="at"/> and computes its deadlines anew.
    /// <paramref name="hoursBefore"/> are the hours that counted until now: time waited is measured in them.
    /// </summary>
    public static void Update(
        Ticket ticket,
        ServiceLevelStage stage,
        ServiceLevelTerms? terms,
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
            ServiceLevelStage.Respond => Due(ticket.RespondBy, ServiceLevelStage.Respond),
            ServiceLevelStage.Plan => Due(ticket.PlanBy, ServiceLevelStage.Plan),
            ServiceLevelStage.Resolve => Due(ticket.ResolveBy, ServiceLevelStage.Resolve),
            ServiceLevelStage.Resolved or ServiceLevelStage.Waiting => (null, null),
            _ => throw new ArgumentOutOfRangeException(nameof(ticket), ticket.Stage, "Unknown SLA stage."),
        };
    }

    private static void Move(Ticket ticket, ServiceLevelStage stage, WorkingTime? hours, DateTimeOffset at)
    {
        if (ticket.WaitingSince is { } since && stage != ServiceLevelStage.Waiting)
        {
            ticket.WaitedMilliseconds += (long)((hours?.Between(since, at) ?? TimeSpan.Zero).TotalMilliseconds);
            ticket.WaitingSince = null;
        }
        if (stage == ServiceLevelStage.Waiting)
            ticket.WaitingSince ??= at;
        // Stages only move forward: whoever answered once has answered, even if a status says New again.
        if (ticket.PlannedAt is not null && stage < ServiceLevelStage.Resolve)
            stage = ServiceLevelStage.Resolve;
        if (ticket.RespondedAt is not null && stage == ServiceLevelStage.Respond)
            stage = ServiceLevelStage.Plan;
        if (stage > ServiceLevelStage.Respond)
            ticket.RespondedAt ??= at;
        if (stage > ServiceLevelStage.Plan)
            ticket.PlannedAt ??= at;
        if (stage == ServiceLevelStage.Resolved)
            ticket.ResolvedAt ??= at;
        else if (stage != ServiceLevelStage.Waiting)
            ticket.ResolvedAt = null;
        ticket.Stage = stage;
    }

    private static DateTimeOffset? Deadline(Ticket ticket, WorkingTime? hours, double? promised) =>
        promised is { } h
            ? hours?.Add(ticket.OpenedAt, TimeSpan.FromHours(h) + TimeSpan.FromMilliseconds(ticket.WaitedMilliseconds))
            : null;

    private static (DateTimeOffset?, ServiceLevelStage?) Due(DateTimeOffset? at, ServiceLevelStage stage) =>
        at is null ? (null, null) : (at, stage);
}

/// <summary>What one ticket was promised: whose hours count, and how many for its priority (null: no promise).</summary>
internal sealed record ServiceLevelTerms(WorkingTime Hours, ServiceLevelTarget? Target);
