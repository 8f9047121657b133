using System.Globalization;
using System.Text;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Summary;

/// <summary>What somebody who takes over must know, put together from the ticket's own thread; nothing is said that it does not say.</summary>
internal static class HandOver
{
    private const int LongThread = 6;
    private const int Steps = 6;
    private const int Sentence = 160;

    /// <summary>The hand-over; null while the thread is short enough to be read, or one was written and little came since.</summary>
    public static string? Of(TicketView view)
    {
        var notes = view.Actual.Notes;
        var since = 0;
        for (var i = 0; i < notes.Count; i++)
            if (IsOurs(notes[i]))
                since = i + 1;
        if (notes.Skip(since).Count(n => n.By.Kind != ActorKind.Agent) < LongThread)
            return null;
        var text = new StringBuilder("Hand-over").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Asked: {Short(view.Text.Description)}");
        text.AppendLine("So far:");
        var spoken = notes.Where(n => n.By.Kind != ActorKind.Agent).ToList();
        if (spoken.Count > Steps)
            text.AppendLine(CultureInfo.InvariantCulture, $"- ({spoken.Count - Steps} earlier notes)");
        foreach (var note in spoken.TakeLast(Steps))
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"- {note.At:d MMM HH:mm} UTC, {Who(note)}: {Short(PlainText.Of(note.Text, []))}"
            );
        if (view.Actual[TicketFields.Status] is { } status)
            text.AppendLine(CultureInfo.InvariantCulture, $"Stands at: {status.Name}");
        return text.ToString().TrimEnd();
    }

    private static bool IsOurs(SorNote note) => note.By.Kind == ActorKind.Agent && note.By.Id == SummaryAgent.AgentKey;

    private static string Who(SorNote note) =>
        note.By.Kind == ActorKind.Customer ? $"{note.By.Name} (customer)"
        : note.Internal ? $"{note.By.Name} (internal)"
        : note.By.Name;

    private static string Short(string text) => Message.First(text, Sentence);
}
