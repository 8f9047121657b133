using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Assignment;

/// <summary>Finds whom to tell when a team has no room.</summary>
internal static class Escalation
{
    // As people call the level: the team's own lead, the manager of all, whoever hands out the tickets.
    private static readonly string[] Words = ["lead", "manager", "dispatcher"];

    /// <summary>The team's lead, else the service manager, else the dispatcher; null when none of them is there.</summary>
    public static CatalogMember? Of(TicketView view, FieldValue team)
    {
        var there = view.Catalog.Staff.Where(m => m.AwayAt(view.Now) is null).ToList();
        return there.Find(m => m.Team?.Id == team.Id && Is(m, Words[0]))
            ?? Words.Skip(1).Select(w => there.Find(m => Is(m, w))).FirstOrDefault(m => m is not null);
    }

    private static bool Is(CatalogMember member, string word) =>
        member.Level.Contains(word, StringComparison.OrdinalIgnoreCase);
}
