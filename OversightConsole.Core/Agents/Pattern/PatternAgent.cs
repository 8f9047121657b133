using System.Globalization;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Pattern;

/// <summary>
/// Notices trouble that comes again and again at one place of a customer, and the same class at several customers within
/// hours, and says so in an internal note. Reads: class, site, the customer's tickets of sixty days, all customers' of three
/// hours. Writes: an internal note; of other customers it tells counts and classes only. Wrong: somebody looks for a cause
/// that is not there, minutes lost, hence low risk. At most one in a thousand tickets is noted without a pattern (exact
/// tests, shared among the questions asked). Its confidence is the share of patterns found in the desk's closed tickets
/// that coincidence does not explain.
/// </summary>
public sealed class PatternAgent(AgentMemory<PatternKnowledge> memory, ClassReader classes) : IAgent
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "pattern";

    /// <summary>The action type of its claim.</summary>
    public const string ActionType = "note-pattern";

    private const int MostNamed = 8;

    /// <inheritdoc />
    public AgentDescriptor Descriptor => PatternDescriptor.Descriptor;

    /// <inheritdoc />
    public IReadOnlyList<string> RestsOn =>
        [TicketFields.Company, TicketFields.Type, TicketFields.Subtype, TicketFields.Item];

    /// <inheritdoc />
    public AroundParts Around => AroundParts.SameCustomer | AroundParts.Lately;

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        if (memory.Knowledge is not { } knowledge)
            return new Abstains(memory.WhyNot);
        if (view.Company is not { } company)
            return new Waits("It looks at one customer's tickets, and whose this is nobody knows yet.");
        if (view.Class is not { } leaf)
            return new Abstains("It has no category yet, and patterns are told by category.");
        if (view.Ticket[TicketFields.Parent] is { } parent)
            return new Abstains($"It belongs under #{parent.Id}: its pattern is that one's.");
        var ticket = new NearTicket(view.Actual.Number, view.Text.Summary, view.Actual.OpenedAt)
        {
            Class = leaf,
            Company = company.Value.Id,
            Site = view.Ticket[TicketFields.Site]?.Id,
            Source = view.Actual.Source,
        };
        var own = view
            .Around.SameCustomer.Where(n => n.Company == ticket.Company)
            .Select(n => n with { Class = classes.Of(n) })
            .ToList();
        if (Recurrences.Of(ticket, own) is { } found)
            return Began(found, own) is { } began
                ? new Abstains($"It is part of a pattern that was noted at #{began.Number}.")
                : Answer(view, knowledge, Recurring(view, leaf, ticket, found), found.Coincidence);
        var isFirst = !view.Around.Lately.Any(n =>
            n.Company == ticket.Company && classes.Of(n) == leaf && n.OpenedAt < ticket.OpenedAt
        );
        if (isFirst && Spread.Of(ticket, view.Around.Lately, knowledge, classes.Of) is { } spread)
            return Answer(view, knowledge, Spreading(view, leaf, spread), spread.Coincidence);
        return new Abstains("Nothing of its kind comes more often than usual.");
    }

    /// <summary>The ticket of the pattern at which it was to be seen already; null where this is the one.</summary>
    private static NearTicket? Began(Recurrence found, IReadOnlyList<NearTicket> own) =>
        found.Tickets.FirstOrDefault(t => Recurrences.Of(t, own) is not null);

    private Proposes Answer(TicketView view, PatternKnowledge knowledge, string note, double coincidence) =>
        this.Propose(
            view,
            new Finding(
                ActionType,
                [new SetField(TicketFields.Note, FieldValue.Text(note))],
                knowledge.Confidence,
                string.Join('\n', note.Split('\n').Select(l => "- " + Markup.Escape(l)))
                    + $"\n- By coincidence that would happen once in {(1 / Math.Max(coincidence, 1e-9)).ToString("N0", CultureInfo.InvariantCulture)} tickets.",
                "Adds a note that only staff see. A note cannot be taken back."
            )
            {
                Version = memory.Version,
            }
        );

    private static string Recurring(TicketView view, string leaf, NearTicket ticket, Recurrence found)
    {
        var site = view.Company?.Sites.FirstOrDefault(s => s.Value.Id == ticket.Site)?.Value.Name;
        var window = found.Window == TimeSpan.FromDays(1) ? "24 hours" : $"{found.Window.TotalDays:0} days";
        var named = found.Tickets.Take(MostNamed).Select(t => "#" + t.Number);
        var more = found.Tickets.Count > MostNamed ? $" and {found.Tickets.Count - MostNamed} more" : "";
        return $"{found.Tickets.Count + 1} tickets of {Name(view, leaf)}{(site is null ? "" : $" at {site}")} within {window}; {found.Before} in the weeks before.\n"
            + $"The others: {string.Join(", ", named)}{more}. Look for one cause.";
    }

    private static string Spreading(TicketView view, string leaf, Spread spread) =>
        $"{spread.Customers} other customers of the {spread.Looked} who wrote have {Name(view, leaf)} within {SorSurroundings.LatelyHours} hours too.\nThe cause may lie outside: a provider, an update.";

    private static string Name(TicketView view, string leaf)
    {
        var row = view.Catalog.Boards.SelectMany(b => b.Classes).FirstOrDefault(c => (c.Item ?? c.Subtype).Id == leaf);
        return row is null ? leaf : ProposalText.Class(row.Type, row.Subtype, row.Item);
    }
}
