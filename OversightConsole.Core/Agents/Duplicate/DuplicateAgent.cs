using System.Globalization;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Agents.Duplicate;

/// <summary>
/// Finds the ticket that says the same already and hangs this one under it; of an alert storm the oldest open one is the
/// parent of all others. Reads: summary, description, the customer's other tickets of the last day. Writes: parent. Wrong:
/// a different trouble disappears under another ticket and nobody works on it, which is severe; hence medium risk, and it
/// keeps quiet below a high bar. Only within one customer. Its confidence is the chance by a logistic regression over
/// pairs of closed tickets, of which people had hung some under others; the pairs it learns from are drawn as it looks.
/// </summary>
public sealed class DuplicateAgent(AgentMemory<DuplicateKnowledge> memory) : IAgent
{
    /// <summary>Its key.</summary>
    public const string AgentKey = "duplicate";

    /// <summary>The action type of its claim.</summary>
    public const string ActionType = "set-parent";

    /// <summary>Below this it keeps quiet, 0–1: a wrong merge hides a ticket.</summary>
    public const double LeastChance = 0.8;

    /// <summary>What a few hundred pairs can vouch for at most.</summary>
    private const double MostConfidence = 0.99;

    private const int MostShown = 3;

    /// <inheritdoc />
    public string Key => AgentKey;

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
        var alike = DuplicatePair
            .Of(DuplicatePair.Read(ticket), [.. others.Take(DuplicatePair.Background).Select(DuplicatePair.Read)])
            .Select(p => (p.Ticket, Chance: knowledge.Decision.Chance(p.Numbers)))
            .ToList();
        var same = alike.Where(p => p.Chance >= LeastChance && p.Ticket.ClosedAt is null).ToList();
        if (same.Count == 0)
            return new Abstains(WhyNot(alike));
        var (root, chance) = Root(same, view.Around.SameCustomer);
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
                Risk = RiskTier.Medium,
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

    /// <summary>The oldest open one of all that are the same matter; one that hangs under another gives that one.</summary>
    private static (NearTicket Root, double Chance) Root(
        IReadOnlyList<(NearTicket Ticket, double Chance)> same,
        IReadOnlyList<NearTicket> all
    )
    {
        var oldest = same.MinBy(p => (p.Ticket.OpenedAt, p.Ticket.Number.Length, p.Ticket.Number));
        var above = all.FirstOrDefault(n => n.Number == oldest.Ticket.Parent && n.ClosedAt is null);
        // Sure of the matter is who is sure of any of it.
        return (above ?? oldest.Ticket, same.Max(p => p.Chance));
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
            lines.Add($"- Both came by {Markup.Escape(root.Source)}.");
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
