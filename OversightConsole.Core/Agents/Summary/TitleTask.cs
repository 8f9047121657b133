using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Summary;

/// <summary>Asks a language service for a title in place of the one that Summary took from the ticket's text.</summary>
internal static class TitleTask
{
    /// <summary>Null for a hand-over: every line of one is quoted, and must stay so.</summary>
    public static ChatTask? For(TicketView view, Proposal draft) =>
        draft.Action.Type != SummaryAgent.TitleAction
            ? null
            : ChatTask.Write(
                view,
                $"Answer with one line: a title of at most {TitleWords.Longest} characters that names the trouble. No quotation marks.",
                "",
                text => Title(draft, text)
            );

    private static FieldChange[]? Title(Proposal draft, string text)
    {
        var title = PlainText.Of(text, []).Trim().Trim('"', '“', '”').TrimEnd('.');
        return
            title.Length is 0 or > TitleWords.Longest
            || title.Contains('\n', StringComparison.Ordinal)
            || TitleWords.SaysLittle(title)
            ? null
            : [draft.Action.Changes[0] with { After = FieldValue.Text(title) }];
    }
}
