using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Assignment;

/// <summary>
/// Finds the team by what class of ticket went where, and the member by who took such tickets, skill, whether they are
/// there, how much they have, and whom of this customer's they had before. Reads: class, priority, staff with leave, hours
/// and load, the customer's other tickets. Writes: team, owner. Wrong: it lies with somebody who passes it on; put back in
/// a minute, hence low risk. Its confidence is the share in which team and owner were both right at such a chance, measured
/// on the newest quarter of the closed tickets; for a team without an owner, the share of its class that went there. When
/// nobody has room and it is urgent, it names the lead and says so: never a silent nothing.
/// </summary>
public sealed class AssignmentAgent(AgentMemory<AssignmentKnowledge> memory) : IAgent, IOffersLabels
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "assignment";

    /// <summary>The action type of its claim.</summary>
    public const string ActionType = "assign";

    private const int MostAlternatives = 3;

    /// <inheritdoc />
    public AgentDescriptor Descriptor => AssignmentDescriptor.Descriptor;

    /// <inheritdoc />
    public LabelChoice? ChoiceFor(TicketView view) => TeamChoice.For(view);

    /// <inheritdoc />
    public IReadOnlyList<string> RestsOn =>
        [TicketFields.Company, TicketFields.Type, TicketFields.Subtype, TicketFields.Item, TicketFields.Priority];

    /// <inheritdoc />
    public IReadOnlyList<string> HeldOn => [TicketFields.Priority];

    /// <inheritdoc />
    public AroundParts Around => AroundParts.SameCustomer | AroundParts.Load;

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        if (memory.Knowledge is not { } knowledge)
            return new Abstains(memory.WhyNot);
        if (view.Class is not { } leaf)
            return new Abstains("It has no category yet, and who works on it follows from that.");
        if (view.Actual[TicketFields.Owner] is { } owner && !view.Around.SetBy.ContainsKey(TicketFields.Owner))
            return new Abstains($"It came in with an owner: {owner.Name}.");
        var teams = knowledge
            .TeamsOf(leaf)
            .Select(t => (Team: view.Catalog.Teams.FirstOrDefault(c => c.Id == t.Team), t.Share))
            .Where(t => t.Team is not null)
            .ToList();
        if (teams is not [{ Team: { } team, Share: var share }, ..])
            return new Abstains("No closed ticket of this category went to a team that is there now.");
        var all = Candidates.Of(view, knowledge, team.Id, leaf);
        var reasons = new AssignmentReasons(view, knowledge, leaf, team, share, all);
        var found = all.FirstOrDefault(c => c.Unable == Unable.No);
        if (found is not null)
            return Answer(
                view,
                Values(team, found.Member.Value),
                knowledge.Confidence(share * Candidates.Chance(all, found)),
                reasons.For(found),
                $"Gives it to {found.Member.Value.Name}. Can be put back.",
                Alternatives(team, share, all, found)
            );
        if (IsMostUrgent(view) && Escalation.Of(view, team) is { } lead)
            return Answer(
                view,
                Values(team, lead.Value),
                share,
                reasons.Alert(lead),
                $"Puts it in {team.Name} under {lead.Value.Name}, because nobody there has room. Can be put back.",
                [(Values(team, null), null)]
            );
        return Answer(
            view,
            Values(team, null),
            share,
            reasons.Queue(),
            $"Puts it in the queue of {team.Name} without an owner. Can be put back.",
            []
        );
    }

    private Proposes Answer(
        TicketView view,
        IReadOnlyList<SetField> values,
        double confidence,
        string rationale,
        string consequence,
        IReadOnlyList<(IReadOnlyList<SetField>, double?)> alternatives
    ) =>
        this.Propose(
            view,
            new Finding(ActionType, values, confidence, rationale, consequence)
            {
                Version = memory.Version,
                Alternatives = alternatives,
            }
        );

    private static IReadOnlyList<SetField> Values(FieldValue team, FieldValue? owner) =>
        [new(TicketFields.Team, team), new(TicketFields.Owner, owner)];

    private static List<(IReadOnlyList<SetField>, double?)> Alternatives(
        FieldValue team,
        double share,
        IReadOnlyList<Candidate> all,
        Candidate chosen
    ) =>
        [
            .. all.Where(c => c != chosen && c.Unable == Unable.No)
                .Take(MostAlternatives)
                .Select(c => (Values(team, c.Member.Value), (double?)(share * Candidates.Chance(all, c)))),
        ];

    private static bool IsMostUrgent(TicketView view) =>
        view.Ticket[TicketFields.Priority]?.Id is { } priority
        && view.Catalog.Priorities.Any(p => p.Value.Id == priority && p.Level == 1);
}
