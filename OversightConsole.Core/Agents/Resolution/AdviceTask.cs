using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Resolution;

/// <summary>Asks a language service for advice from the customer's own earlier tickets in place of their quoted resolutions.</summary>
internal static class AdviceTask
{
    private const int LongestNote = 2_000;

    /// <summary>Null for every other action: what goes to the customer is worded by no service.</summary>
    public static ChatTask? For(TicketView view, Proposal draft) =>
        draft.Action.Type != ResolutionAgent.QuoteAction
            ? null
            : ChatTask.Write(
                view,
                "Below the ticket stand earlier tickets of the same customer with their resolutions. Write for the technician, in at most six short lines, what to try first, naming the numbers it comes from. If none fits, answer NONE.",
                draft.Action.Changes[0].After?.Name ?? "",
                text => Note(draft, text)
            );

    private static FieldChange[]? Note(Proposal draft, string text)
    {
        var note = PlainText.Of(text, []).Trim();
        if (note.Length is 0 or > LongestNote || note.StartsWith("NONE", StringComparison.Ordinal))
            return null;
        var sources = string.Join(", ", draft.Explanation.Similar.Select(s => $"#{s.Number}"));
        return [draft.Action.Changes[0] with { After = FieldValue.Text($"{note}\n\nFrom this customer's {sources}.") }];
    }
}
