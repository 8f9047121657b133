using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Resolution;

/// <summary>The status a ticket should stand at by what its thread makes plain.</summary>
/// <param name="ActionType">The kind of action.</param>
/// <param name="Values">The status, and the note that must come with it.</param>
/// <param name="Confidence">As measured; see <see cref="ResolutionFigures"/>.</param>
/// <param name="Rationale">The step as Markdown.</param>
/// <param name="Consequence">The reason for the step, in one sentence.</param>
internal sealed record NextStep(
    string ActionType,
    IReadOnlyList<SetField> Values,
    double Confidence,
    string Rationale,
    string Consequence
)
{
    private const string Resolved = "resolved";
    private const string Waiting = "waiting";

    /// <summary>The step, or why there is none; both null where the thread says nothing plain.</summary>
    public static (NextStep? Step, string? WhyNone) Of(TicketView view)
    {
        var (says, note) = ThreadReading.Of(view.Actual);
        var stands = Stands(view);
        return says switch
        {
            ThreadSays.Thanks => (null, "The customer only says thanks; the ticket stays as it is."),
            ThreadSays.Solved when stands?.Stage == Resolved => (
                null,
                "The customer says it works; the ticket is completed already."
            ),
            ThreadSays.Solved => (Completed(view, note!), null),
            ThreadSays.AskedCustomer when stands?.Stage is not (Resolved or Waiting) => (
                Wait(view, note!, "waiting-client", "the customer"),
                null
            ),
            ThreadSays.AskedVendor when stands?.Stage is not (Resolved or Waiting) => (
                Wait(view, note!, "waiting-vendor", "the vendor"),
                null
            ),
            _ => (null, null),
        };
    }

    private static NextStep? Completed(TicketView view, SorNote said)
    {
        if (Status(view, "completed") is not { } completed)
            return null;
        var done = view.Actual.Notes.LastOrDefault(n => n.By.Kind == ActorKind.Person);
        var how = done is null ? "No note says what was done." : $"Last done: {Message.First(done.Text, 200)}";
        var note = $"Resolution: {how}\nConfirmed by {said.By.Name}: {Message.First(said.Text, 120)}";
        return new NextStep(
            ResolutionAgent.CompleteAction,
            [new SetField(TicketFields.Status, completed), new SetField(TicketFields.Note, FieldValue.Text(note))],
            ResolutionFigures.PlainInThread,
            $"- {Markup.Escape(said.By.Name)} writes: {Markup.Quote(Message.First(said.Text, 120), 120)}.\n- Nothing open was asked since.",
            "Sets the ticket to completed with an internal note. The status can be put back, the note stays."
        );
    }

    private static NextStep? Wait(TicketView view, SorNote said, string id, string whom) =>
        Status(view, id) is not { } status
            ? null
            : new NextStep(
                id == "waiting-vendor" ? ResolutionAgent.WaitForVendorAction : ResolutionAgent.WaitForCustomerAction,
                [new SetField(TicketFields.Status, status)],
                ResolutionFigures.PlainInThread,
                $"- {Markup.Escape(said.By.Name)} wrote last: {Markup.Quote(Message.First(said.Text, 120), 120)}.\n- Nobody has answered yet: the ticket waits for {whom}.",
                "Stops the clock until somebody answers. Can be put back."
            );

    private static CatalogStatus? Stands(TicketView view) =>
        Board(view)?.Statuses.FirstOrDefault(s => s.Value.Id == view.Actual[TicketFields.Status]?.Id);

    private static FieldValue? Status(TicketView view, string id) =>
        Board(view)?.Statuses.FirstOrDefault(s => s.Value.Id == id && !s.Closed)?.Value;

    private static CatalogBoard? Board(TicketView view) => view.Catalog.Board(view.Actual[TicketFields.Board]?.Id);
}
