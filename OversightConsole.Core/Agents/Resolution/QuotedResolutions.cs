using System.Globalization;
using System.Text;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Agents.Resolution;

/// <summary>How the customer's own similar tickets were resolved, quoted with their numbers. Nobody else's are ever seen.</summary>
internal static class QuotedResolutions
{
    private const int Most = 3;
    private const int Longest = 300;

    /// <summary>Those that are worth quoting, most alike first.</summary>
    public static IReadOnlyList<ResolvedTicket> Of(TicketView view) =>
        [
            .. view
                .Resolved.Where(r =>
                    r.Company == view.Company?.Value.Id
                    && r.Likeness >= ResolutionFigures.LeastLikeness
                    && !string.IsNullOrWhiteSpace(r.Resolution)
                )
                .Take(Most),
        ];

    public static string Note(IReadOnlyList<ResolvedTicket> quoted)
    {
        var text = new StringBuilder("Similar tickets of this customer were resolved like this:").AppendLine();
        foreach (var ticket in quoted)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"- #{ticket.Number} ({Plain(ticket.Summary).Cut(80)}): {Plain(ticket.Resolution!).Cut(Longest)}"
            );
        return text.ToString().TrimEnd();
    }

    public static string Rationale(IReadOnlyList<ResolvedTicket> quoted) =>
        $"- Most alike: #{Markup.Escape(quoted[0].Number)} {Markup.Quote(Plain(quoted[0].Summary))}.\n- It was resolved by {Markup.Quote(Plain(quoted[0].Resolution!), 160)}.";

    public static IReadOnlyList<SimilarTicket> Evidence(IReadOnlyList<ResolvedTicket> quoted) =>
        [
            .. quoted.Select(q => new SimilarTicket(
                q.Number,
                q.Summary,
                q.Class ?? "no category",
                q.Class == quoted[0].Class
            )),
        ];

    private static string Plain(string text) => PlainText.Of(text, []).ReplaceLineEndings(" ").Trim();
}
