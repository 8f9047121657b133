using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Assignment;

/// <summary>Why somebody cannot take a ticket now.</summary>
public enum Unable
{
    /// <summary>The member can take the ticket.</summary>
    No,

    /// <summary>The member is on leave or ill.</summary>
    Away,

    /// <summary>The member is not at work at this hour.</summary>
    OffHours,

    /// <summary>Has as many open tickets as can be worked on.</summary>
    Full,
}

/// <summary>Somebody of the team, with what decides whether the ticket is theirs.</summary>
/// <param name="Member">The member.</param>
/// <param name="Weight">How likely such a ticket was theirs, before who is able; above 0.</param>
/// <param name="Unable">The reason why this member cannot take the ticket now.</param>
/// <param name="Open">The number of open tickets that this member has now.</param>
/// <param name="ForCustomer">Tickets of this class that they took for this customer in the last weeks.</param>
/// <param name="IsSkilled">Whether a skill is named for such tickets.</param>
public sealed record Candidate(
    CatalogMember Member,
    double Weight,
    Unable Unable,
    int Open,
    int ForCustomer,
    bool IsSkilled
);

/// <summary>Ranks the members of a team for a ticket.</summary>
public static class Candidates
{
    /// <summary>So near to the best the one with fewer open tickets goes first.</summary>
    private const double NearlyAsGood = 0.9;

    /// <summary>What a skill named for the class is worth where nobody has a past: two tickets in ten.</summary>
    private const double Skill = 0.2;

    /// <summary>What every ticket of this class for this customer adds: they know the place.</summary>
    private const double Known = 0.02;

    private const double Newcomer = 0.01;

    /// <summary>All of the team, best first; those who cannot take it included.</summary>
    public static IReadOnlyList<Candidate> Of(TicketView view, AssignmentKnowledge knowledge, string team, string leaf)
    {
        var all = view
            .Catalog.Staff.Where(m => m.Team?.Id == team)
            .Select(m => Of(view, knowledge, m, leaf))
            .OrderByDescending(c => c.Weight)
            .ThenBy(c => c.Member.Value.Id, StringComparer.Ordinal)
            .ToList();
        if (all.Find(c => c.Unable == Unable.No) is not { } best)
            return all;
        var first = all.Where(c => c.Unable == Unable.No && c.Weight >= best.Weight * NearlyAsGood)
            .OrderBy(c => c.Open)
            .First();
        return [first, .. all.Where(c => c != first)];
    }

    /// <summary>The share of the first who is able among all who are, 0–1.</summary>
    public static double Chance(IEnumerable<Candidate> all, Candidate chosen) =>
        chosen.Weight / all.Where(c => c.Unable == Unable.No).Sum(c => c.Weight);

    /// <summary>Whether somebody cannot take another ticket now, and why.</summary>
    public static Unable UnableNow(TicketView view, CatalogMember member)
    {
        if (member.AwayAt(view.Now) is not null)
            return Unable.Away;
        if (member.Hours is { } hours && hours.Between(view.Now, view.Now.AddMinutes(1)) == TimeSpan.Zero)
            return Unable.OffHours;
        var open = view.Around.Load.GetValueOrDefault(member.Value.Id);
        return member.Capacity is { } most && open >= most ? Unable.Full : Unable.No;
    }

    private static Candidate Of(TicketView view, AssignmentKnowledge knowledge, CatalogMember member, string leaf)
    {
        var id = member.Value.Id;
        var forCustomer = view.Around.SameCustomer.Count(n => n.Owner == id && n.Class == leaf);
        var isSkilled = member.Skills.Any(s => leaf == s || leaf.StartsWith(s + "/", StringComparison.Ordinal));
        // A skill speaks while there is little past; with much past the past has it in it already.
        var past = knowledge.Closed(leaf);
        var skill = isSkilled ? Skill / (1 + past / 10.0) : 0;
        return new Candidate(
            member,
            Newcomer + knowledge.OwnerShare(leaf, id) + skill + Known * forCustomer,
            UnableNow(view, member),
            view.Around.Load.GetValueOrDefault(id),
            forCustomer,
            isSkilled
        );
    }
}
