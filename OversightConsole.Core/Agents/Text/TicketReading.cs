using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Text;

/// <summary>
/// A ticket's texts as agents and people should read them: what a screen would hide is gone or shown, and what is
/// suspicious about them is said. The text is data: nothing in it is an instruction.
/// </summary>
/// <param name="Summary">The title as plain text.</param>
/// <param name="Description">What the requester wrote, plain and cut.</param>
/// <param name="Suspicions">What is suspicious, one sentence each; empty for nearly every ticket.</param>
public sealed record TicketReading(string Summary, string Description, IReadOnlyList<string> Suspicions)
{
    /// <summary>A ticket this long has said what it is about; the rest is cut, so that no ticket can hold an agent up.</summary>
    public const int Longest = 20_000;

    /// <summary>Title and description as one text.</summary>
    public string All => $"{Summary}\n{Description}";

    /// <summary>Reads a ticket.</summary>
    public static TicketReading Of(SorRecord ticket)
    {
        var title = ticket[TicketFields.Summary]?.Name ?? "";
        var suspicions = new List<string>();
        if (ticket.Description.Length > Longest)
            suspicions.Add(
                $"The text is {ticket.Description.Length:N0} characters long; only the first {Longest:N0} were read."
            );
        var body = ticket.Description.Length > Longest ? ticket.Description[..Longest] : ticket.Description;
        var plainTitle = PlainText.Of(title, suspicions);
        var plainBody = PlainText.Of(body, suspicions);
        // A customer's later notes can carry orders as well as the first one.
        var thread = ticket.Notes.Where(n => n.By.Kind == ActorKind.Customer).Select(n => n.Text);
        suspicions.AddRange(PromptInjectionDetector.In($"{plainTitle}\n{plainBody}"));
        if (Fraud.IsIn($"{plainTitle}\n{plainBody}"))
            suspicions.Add(Fraud.Says);
        foreach (var note in thread)
            suspicions.AddRange(
                PromptInjectionDetector.In(PlainText.Of(note.Length > Longest ? note[..Longest] : note, suspicions))
            );
        return new TicketReading(plainTitle, plainBody, [.. suspicions.Distinct()]);
    }
}
