using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>
/// Finds impact and urgency, the priority they give by the desk's grid, and what the desk's rules make of it. Reads:
/// summary, description, class, requester, configurations and who depends on them, the customer's other tickets of the
/// last ninety minutes. Writes: impact, urgency, priority. Wrong: somebody waits too long or is called at night; noticed
/// soon, hence medium risk. Its confidence is the chance that impact and urgency are both what people leave, measured on
/// the newest quarter of the closed tickets, which the measured models had not seen; where a fact raised a degree it is
/// what such facts were worth there, drawn towards even odds while cases are few.
/// </summary>
public sealed class PriorityAgent(AgentMemory<PriorityKnowledge> memory, ClassReader classes) : IAgent, IOffersLabels
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "priority";

    /// <summary>The action type of its claim.</summary>
    public const string ActionType = "set-priority";

    private const int MostAlternatives = 3;

    /// <inheritdoc />
    public AgentDescriptor Descriptor => PriorityDescriptor.Descriptor;

    /// <inheritdoc />
    public LabelChoice? ChoiceFor(TicketView view) => DegreeChoice.For(view);

    /// <inheritdoc />
    public IReadOnlyList<string> RestsOn =>
        [
            TicketFields.Summary,
            TicketFields.Company,
            TicketFields.Contact,
            TicketFields.Type,
            TicketFields.Subtype,
            TicketFields.Item,
        ];

    /// <inheritdoc />
    public AroundParts Around => AroundParts.SameCustomer | AroundParts.Configurations;

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        if (memory.Knowledge is not { } knowledge)
            return new Abstains(memory.WhyNot);
        if (view.Class is not { } leaf)
            return new Abstains("It has no category yet, and most of a priority follows from that.");
        var reading = knowledge.Read(view.Actual, leaf);
        var facts = Facts(view, leaf).Where(f => f.Apply(reading.Degrees) != reading.Degrees).ToList();
        var degrees = facts.Aggregate(reading.Degrees, (d, f) => f.Apply(d));
        if (view.Catalog.Grid.GetValueOrDefault(degrees) is not { } byGrid)
            return new Abstains("The desk's grid gives no priority for this impact and urgency.");
        var rule = view.Rules.FirstOrDefault(r => r.Holds(view));
        var priority = PriorityValues.Moved(view.Catalog, byGrid, rule?.Raise ?? 0);
        var confidence = knowledge.Confidence(reading, degrees, facts.Select(f => f.Kind));
        var words = PriorityReasons.For(knowledge, reading);
        return this.Propose(
            view,
            new Finding(
                ActionType,
                PriorityValues.Of(degrees, priority),
                confidence,
                PriorityReasons.Rationale(reading, degrees, facts, byGrid, priority, rule, words),
                $"Sets {priority.Name}; the deadlines follow. Can be put back."
            )
            {
                Version = memory.Version,
                Words = words,
                Alternatives = [.. Alternatives(view.Catalog, reading, degrees, rule?.Raise ?? 0)],
            }
        );
    }

    private IEnumerable<PriorityFact> Facts(TicketView view, string leaf)
    {
        if (PriorityFacts.Failing(view, leaf) is { } failing)
            yield return failing;
        if (PriorityFacts.OfVip(view) is { } vip)
            yield return vip;
        if (PriorityFacts.SameTrouble(view, leaf, classes.Of) is { } same)
            yield return same;
        foreach (var said in PriorityFacts.Said(view.Text.All))
            yield return said;
    }

    /// <summary>
    /// The other priorities, each by its likeliest impact and urgency: people choose a priority, and two that are called
    /// alike could not be told apart.
    /// </summary>
    private static IEnumerable<(IReadOnlyList<SetField>, double?)> Alternatives(
        SorCatalog catalog,
        PriorityReading reading,
        (Degree Impact, Degree Urgency) chosen,
        int raise
    )
    {
        FieldValue Priority((Degree, Degree) degrees) => PriorityValues.Moved(catalog, catalog.Grid[degrees], raise);
        var proposed = Priority(chosen).Id;
        return catalog
            .Grid.Keys.Select(degrees =>
                (Degrees: degrees, Priority: Priority(degrees), Chance: PriorityKnowledge.Likelihood(reading, degrees))
            )
            .Where(c => c.Priority.Id != proposed)
            .OrderByDescending(c => c.Chance)
            .ThenBy(c => c.Degrees)
            .DistinctBy(c => c.Priority.Id)
            .Take(MostAlternatives)
            .Select(c => (PriorityValues.Of(c.Degrees, c.Priority), (double?)c.Chance));
    }
}
