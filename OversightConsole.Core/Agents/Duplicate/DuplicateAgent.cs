using System.Globalization;
using OversightConsole.Core.Learning.Matching;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Duplicate;

/// <summary>
/// Finds the ticket that says the same already and hangs this one under it; of an alert storm the oldest open one is the
/// parent of all others. Reads: summary, description, the customer's other tickets of the last day. Writes: parent. Wrong:
/// a different trouble disappears under another ticket and nobody works on it, which is severe; hence medium risk, and it
/// keeps quiet where the chance is small. Only within one customer. Its confidence is the chance by a logistic regression over
/// pairs of closed tickets, of which people had hung some under others; the pairs it learns from are drawn as it looks.
/// </summary>
public sealed class DuplicateAgent(AgentMemory<DuplicateKnowledge> memory) : IAgent
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "duplicate";

    /// <summary>The action type of its claim.</summary>
    public const string ActionType = "set-parent";

    /// <summary>
    /// Below this it keeps quiet, 0–1. Storms that people had linked are copies of each other; ones that differ in a port or a
    /// number come out lower, and everything else far below (measured in <c>docs/agents.md</c>).
    /// </summary>
    public const double LeastChance = 0.3;

    /// <summary>What a few hundred pairs can vouch for at most.</summary>
    private const double MostConfidence = 0.99;

    private const int MostShown = 3;

    /// <inheritdoc />
    public AgentDescriptor Descriptor => DuplicateDescriptor.Descriptor;

    /// <inheritdoc />
    public IReadOnlyList<string> RestsOn => [TicketFields.Summary, TicketFields.Company];

    /// <inheritdoc />
    public AroundParts Around => AroundParts.SameCustomer;

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        if (memory.Knowledge is not { } knowledge)
            return new Abstains(memory.WhyNot);
        if (view.Company is not { } company)
            return new Waits("It compares tickets of one customer only, and whose this is nobody knows yet.");
        if (view.Actual[TicketFields.Parent] is { } parent)
            return new Abstains($"It belongs under #{parent.Id} already.");
        if (view.Around.SameCustomer.Any(n => n.Parent == view.Actual.Number))
            return new Abstains("Others belong under this one already.");
        var ticket = Near(view, company.Value.Id);
        var others = view.Around.SameCustomer.Where(n => n.Company == company.Value.Id).ToList();
        if (!others.Exists(o => DuplicatePair.IsEarlier(o, ticket)))
            return new Abstains("No other ticket of this customer came in the day before.");
        var read = others.Take(DuplicatePair.Background).Select(DuplicatePair.Read).ToList();
        var alike = Alike(knowledge, DuplicatePair.Read(ticket), read);
        var same = alike.Where(IsSame).Select(p => p.Ticket).ToList();
        if (same.Count == 0)
            return new Abstains(WhyNot(alike));
        var chance = alike.Where(IsSame).Max(p => p.Chance);
        var root = Root(knowledge, same, read, view.Around.SameCustomer);
        return this.Propose(
            view,
            new Finding(
                ActionType,
                [new SetField(TicketFields.Parent, new FieldValue(root.Number, $"#{root.Number} {root.Summary}"))],
                Math.Min(MostConfidence, chance),
                Rationale(root, same.Count, ticket),
                $"Hangs it under #{root.Number}; who works on that works on both. Can be taken out again."
            )
            {
                Version = memory.Version,
                Similar =
                [
                    .. alike
                        .Take(MostShown)
                        .Select(p => new SimilarTicket(
                            p.Ticket.Number,
                            p.Ticket.Summary,
                            p.Ticket.ClosedAt is null ? "open" : "closed",
                            p.Chance >= LeastChance
                        )),
                ],
            }
        );
    }

    private static List<(NearTicket Ticket, double Chance)> Alike(
        DuplicateKnowledge knowledge,
        (NearTicket Ticket, ComparedText Text) ticket,
        IReadOnlyList<(NearTicket Ticket, ComparedText Text)> others
    ) =>
        [
            .. DuplicatePair
                .Of(ticket, [.. others.Where(o => o.Ticket.Number != ticket.Ticket.Number)])
                .Select(p => (p.Ticket, knowledge.Decision.Chance(p.Numbers))),
        ];

    private static bool IsSame((NearTicket Ticket, double Chance) pair) =>
        pair.Chance >= LeastChance && pair.Ticket.ClosedAt is null;

    /// <summary>
    /// The oldest open one of all that are the same matter: from the oldest that says the same on to the oldest that says
    /// the same as that one, since of a storm the first and the last may differ most. A child gives its parent.
    /// </summary>
    private static NearTicket Root(
        DuplicateKnowledge knowledge,
        List<NearTicket> same,
        IReadOnlyList<(NearTicket Ticket, ComparedText Text)> read,
        IReadOnlyList<NearTicket> all
    )
    {
        while (true)
        {
            var oldest = same.MinBy(t => (t.OpenedAt, t.Number.Length, t.Number))!;
            if (
                oldest.Parent is not null
                && all.FirstOrDefault(n => n.Number == oldest.Parent) is { ClosedAt: null } above
            )
                return above;
            var before = Alike(knowledge, DuplicatePair.Read(oldest), read)
                .Where(IsSame)
                .Select(p => p.Ticket)
                .ToList();
            if (before.Count == 0)
                return oldest;
            same = before;
        }
    }

    private static string WhyNot(IReadOnlyList<(NearTicket Ticket, double Chance)> alike)
    {
        if (alike.Count == 0)
            return "No other ticket of this customer came in the day before that reads like it.";
        var best = alike.MaxBy(p => p.Chance);
        return best.Chance >= LeastChance
            ? $"#{best.Ticket.Number} says the same but is closed."
            : $"The nearest, #{best.Ticket.Number}, is not near enough: {(best.Chance * 100).ToString("0", CultureInfo.InvariantCulture)} %.";
    }

    private static string Rationale(NearTicket root, int same, NearTicket ticket)
    {
        var minutes = (ticket.OpenedAt - root.OpenedAt).TotalMinutes;
        var ago = minutes < 90 ? $"{Math.Max(1, minutes):0} minutes" : $"{minutes / 60:0} hours";
        var lines = new List<string>
        {
            $"- **#{Markup.Escape(root.Number)}** {Markup.Quote(root.Summary)} came {ago} before, from the same customer{(root.Site is not null && root.Site == ticket.Site ? " and site" : "")}.",
        };
        if (same > 1)
            lines.Add($"- {same} open tickets say the same; this is the oldest of them.");
        if (root.Source == ticket.Source)
            lines.Add($"- Both came by {Markup.Escape(root.Source.Code)}.");
        return string.Join('\n', lines);
    }

    private static NearTicket Near(TicketView view, string company) =>
        new(view.Actual.Number, view.Text.Summary, view.Actual.OpenedAt)
        {
            Text = view.Text.Description.Length > 1_000 ? view.Text.Description[..1_000] : view.Text.Description,
            Source = view.Actual.Source,
            Company = company,
            Site = view.Ticket[TicketFields.Site]?.Id,
            Contact = view.Ticket[TicketFields.Contact]?.Id,
        };
}
