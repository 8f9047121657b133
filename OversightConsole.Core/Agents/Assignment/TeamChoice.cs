using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Assignment;

/// <summary>The teams and people that a language service may choose from in place of Assignment.</summary>
internal static class TeamChoice
{
    /// <summary>Every team's queue, and everybody of a team who can take a ticket now; null where a person holds the ticket.</summary>
    public static LabelChoice? For(TicketView view) =>
        view.Actual[TicketFields.Owner] is not null && !view.Around.SetBy.ContainsKey(TicketFields.Owner)
            ? null
            : LabelChoice.Among(
                AssignmentAgent.ActionType,
                "which team, and who of it, should work on the ticket",
                view.Catalog.Teams.Select(t => new ChatLabel($"{t.Name}: queue", Given(t, null))).Concat(People(view))
            );

    private static IEnumerable<ChatLabel> People(TicketView view) =>
        view
            .Catalog.Staff.Where(m => Candidates.UnableNow(view, m) == Unable.No)
            .Select(m => (Member: m, Team: view.Catalog.Teams.FirstOrDefault(t => t.Id == m.Team?.Id)))
            .Where(m => m.Team is not null)
            .Select(m => new ChatLabel($"{m.Team!.Name}: {m.Member.Value.Name}", Given(m.Team, m.Member.Value)));

    private static IReadOnlyList<SetField> Given(FieldValue team, FieldValue? owner) =>
        [new(TicketFields.Team, team), new(TicketFields.Owner, owner)];
}
