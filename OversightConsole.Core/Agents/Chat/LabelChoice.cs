using OversightConsole.Core.Agents.Assignment;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Agents.Chat;

/// <summary>A label that may be chosen.</summary>
/// <param name="Name">As it is offered and must be answered; unlike every other.</param>
/// <param name="Values">What it would write.</param>
public sealed record ChatLabel(string Name, IReadOnlyList<SetField> Values);

/// <summary>
/// What a generic language service may choose from in place of an agent's own finding: the same values that the agent
/// itself could propose now, and nothing else.
/// </summary>
/// <param name="ActionType">The agent's action; part of the claim.</param>
/// <param name="Asks">What is asked for, as part of the instruction.</param>
/// <param name="Labels">In a steady order.</param>
public sealed record LabelChoice(string ActionType, string Asks, IReadOnlyList<ChatLabel> Labels)
{
    /// <summary>The agents that choose among labels.</summary>
    public static readonly IReadOnlyList<string> Agents =
    [
        ClassificationAgent.AgentKey,
        PriorityAgent.AgentKey,
        AssignmentAgent.AgentKey,
    ];

    /// <summary>What the agent could choose from on this ticket; null where it has nothing to choose.</summary>
    public static LabelChoice? For(string agent, TicketView view)
    {
        var choice = agent switch
        {
            ClassificationAgent.AgentKey when view.Actual[TicketFields.Type] is null => new LabelChoice(
                ClassificationAgent.ActionType,
                "the category of the ticket",
                Classes(view.Catalog)
            ),
            PriorityAgent.AgentKey => new LabelChoice(
                PriorityAgent.ActionType,
                "how many people or how much of the business is hit (impact) and how soon it must be mended (urgency)",
                Degrees(view)
            ),
            AssignmentAgent.AgentKey
                when view.Actual[TicketFields.Owner] is null || view.Around.SetBy.ContainsKey(TicketFields.Owner) =>
                new LabelChoice(
                    AssignmentAgent.ActionType,
                    "which team, and who of it, should work on the ticket",
                    Teams(view)
                ),
            _ => null,
        };
        return choice is { Labels.Count: > 1 } ? choice : null;
    }

    /// <summary>The label that was answered; null where the answer is none of them.</summary>
    public ChatLabel? Read(string answer)
    {
        var said = answer.Trim().Trim('"', '\'', '“', '”', '`').TrimEnd('.').Trim();
        return Labels.FirstOrDefault(l => string.Equals(l.Name, said, StringComparison.OrdinalIgnoreCase));
    }

    private static List<ChatLabel> Classes(SorCatalog catalog) =>
        Named(
            from board in catalog.Boards
            from row in board.Classes
            select new ChatLabel(
                string.Join(
                    " › ",
                    new[] { board.Value, row.Type, row.Subtype, row.Item }.OfType<FieldValue>().Select(v => v.Name)
                ),
                [
                    new(TicketFields.Board, board.Value),
                    new(TicketFields.Type, row.Type),
                    new(TicketFields.Subtype, row.Subtype),
                    new(TicketFields.Item, row.Item),
                ]
            )
        );

    private static List<ChatLabel> Degrees(TicketView view)
    {
        var raise = view.Rules.FirstOrDefault(r => r.Holds(view))?.Raise ?? 0;
        return Named(
            view.Catalog.Grid.OrderBy(c => c.Key)
                .Select(c => new ChatLabel(
                    $"impact {c.Key.Impact}, urgency {c.Key.Urgency}",
                    PriorityValues.Of(c.Key, PriorityValues.Moved(view.Catalog, c.Value, raise))
                ))
        );
    }

    /// <summary>Every team's queue, and everybody of a team who can take a ticket now.</summary>
    private static List<ChatLabel> Teams(TicketView view) =>
        Named(
            view.Catalog.Teams.Select(t => new ChatLabel($"{t.Name}: queue", Given(t, null)))
                .Concat(
                    view.Catalog.Staff.Where(m => Candidates.UnableNow(view, m) == Unable.No)
                        .Select(m => (Member: m, Team: view.Catalog.Teams.FirstOrDefault(t => t.Id == m.Team?.Id)))
                        .Where(m => m.Team is not null)
                        .Select(m => new ChatLabel(
                            $"{m.Team!.Name}: {m.Member.Value.Name}",
                            Given(m.Team, m.Member.Value)
                        ))
                )
        );

    private static IReadOnlyList<SetField> Given(FieldValue team, FieldValue? owner) =>
        [new(TicketFields.Team, team), new(TicketFields.Owner, owner)];

    /// <summary>Two of one name could not be told apart in an answer: neither is offered.</summary>
    private static List<ChatLabel> Named(IEnumerable<ChatLabel> labels) =>
        [
            .. labels
                .GroupBy(l => l.Name, StringComparer.OrdinalIgnoreCase)
                .Where(g => g.Count() == 1)
                .Select(g => g.Single()),
        ];
}
