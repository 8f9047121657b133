using System.Globalization;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Assignment;

/// <summary>Says why this team and this person, and who would have been it.</summary>
internal sealed class AssignmentReasons(
    TicketView view,
    AssignmentKnowledge knowledge,
    string leaf,
    FieldValue team,
    double share,
    IReadOnlyList<Candidate> all
)
{
    private const int MostPassedOver = 2;

    /// <summary>The reason for proposing somebody who takes the ticket.</summary>
    public string For(Candidate found)
    {
        var (took, closed) = (knowledge.Closed(leaf, found.Member.Value.Id), knowledge.Closed(leaf));
        var past = closed > 0 ? $"took {took} of {closed} closed tickets like this" : "the likeliest of the team";
        var customer = found.ForCustomer > 0 ? $", {found.ForCustomer} of them for this customer lately" : "";
        return string.Join(
            '\n',
            [
                TeamLine(),
                $"- **{Name(found)}** {past}{customer}; has {Load(found)}.",
                .. PassedOver(all.Where(c => c.Weight > found.Weight || c.IsSkilled)),
            ]
        );
    }

    /// <summary>The reason for leaving the ticket in the queue of a team.</summary>
    public string Queue() =>
        string.Join(
            '\n',
            [TeamLine(), "- Nobody in the team can take it now, so it waits in the queue.", .. PassedOver(all)]
        );

    /// <summary>The note that alerts the lead of the team.</summary>
    public string Alert(CatalogMember lead) =>
        string.Join(
            '\n',
            [
                $"- **Nobody in {Markup.Escape(team.Name)} has room for this {Priority()}.** {Markup.Escape(lead.Value.Name)} ({Markup.Escape(lead.Level.ToLowerInvariant())}) has to decide who drops what.",
                TeamLine(),
                .. PassedOver(all),
            ]
        );

    private string TeamLine() =>
        $"- **{Markup.Escape(team.Name)}**: {share.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "\u00a0", StringComparison.Ordinal)} of closed tickets like this went there.";

    private IEnumerable<string> PassedOver(IEnumerable<Candidate> better) =>
        better
            .Where(c => c.Unable != Unable.No)
            .OrderByDescending(c => c.IsSkilled)
            .Take(MostPassedOver)
            .Select(c => $"- {Name(c)} {Why(c)}.");

    private string Why(Candidate candidate) =>
        candidate.Unable switch
        {
            Unable.Away when candidate.Member.AwayAt(view.Now) is { } away =>
                $"is away until {view.Catalog.DayOf(away.Until).ToString("d MMM", CultureInfo.InvariantCulture)} ({Markup.Escape(away.Reason)})",
            Unable.OffHours => "is not at work at this hour",
            Unable.Full => $"is full: {Load(candidate)}",
            _ => "is there",
        };

    private static string Load(Candidate candidate) =>
        candidate.Member.Capacity is { } most
            ? $"{candidate.Open} of {most} open tickets"
            : $"{candidate.Open} open tickets";

    private string Priority() => Markup.Escape(view.Ticket[TicketFields.Priority]?.Name.Split(' ')[0] ?? "ticket");

    private static string Name(Candidate candidate) => Markup.Escape(candidate.Member.Value.Name);
}
