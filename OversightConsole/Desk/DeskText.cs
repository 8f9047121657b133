using System.Globalization;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Desk;

/// <summary>How the desk pages say things.</summary>
internal static class DeskText
{
    /// <summary>An instant in the desk's zone.</summary>
    public static string When(DeskZone zone, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone.Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Who acted, with what it is when it is no person.</summary>
    public static string Who(Actor by) =>
        by.Kind switch
        {
            ActorKind.Person => by.Name,
            ActorKind.Agent => $"{by.Name} (agent)",
            ActorKind.Workflow => $"{by.Name} (workflow rule)",
            ActorKind.Monitoring => $"{by.Name} (monitoring)",
            ActorKind.Customer => $"{by.Name} (customer)",
            ActorKind.Import => $"{by.Name} (import)",
            _ => throw new ArgumentOutOfRangeException(nameof(by), by.Kind, "Unknown kind of actor."),
        };

    /// <summary>The outcome of a write, for the status line.</summary>
    public static string Said(DeskOutcome outcome) =>
        outcome switch
        {
            DeskSaved { Changed.Count: 0 } => "Nothing to save: all of it stood so already.",
            DeskSaved saved => $"Saved: {string.Join(", ", saved.Changed)}.",
            DeskRefused refused => $"Not saved. {refused.Sentence}",
            DeskChangedMeanwhile m =>
                $"Not saved: {Who(m.By)} changed {m.Field} since you opened the ticket. The present values are shown; choose again.",
            DeskNotFound n => $"There is no ticket {n.Ticket} any more.",
            DeskNotAllowed n => n.Sentence,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
        };
}
