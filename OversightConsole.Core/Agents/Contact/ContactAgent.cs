using OversightConsole.Core.Agents.Senders;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Contact;

/// <summary>
/// Finds the person who asks, among the customer's people. Reads: company, sender's address and what became of its earlier
/// tickets, signature, telephone number, the caller's name in what staff typed in. Writes: contact. Being wrong lets
/// somebody else of the same customer read the answer, hence medium risk. Held while the company is only proposed, and it
/// waits while nobody knows the company.
/// <para>
/// Its confidence comes from a ranking learned on the desk's closed tickets, half of them as if their address were not
/// known, calibrated on tickets it had not seen; <c>docs/agents.md</c> has what was measured.
/// </para>
/// </summary>
public sealed class ContactAgent(AgentMemory<ContactKnowledge> memory) : IAgent
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "contact";

    /// <summary>The action type of its claim.</summary>
    public const string ActionType = "set-contact";

    private const double LeastConfidence = 0.60;
    private const int MostAlternatives = 6;

    /// <inheritdoc />
    public AgentDescriptor Descriptor => ContactDescriptor.Descriptor;

    /// <inheritdoc />
    public IReadOnlyList<string> RestsOn => [TicketFields.Summary, TicketFields.Company];

    /// <inheritdoc />
    public IReadOnlyList<string> HeldOn => [TicketFields.Company];

    /// <inheritdoc />
    public AroundParts Around => AroundParts.Sender;

    /// <summary>What monitoring writes has no requester.</summary>
    public bool IsFor(SorRecord ticket) =>
        ticket.Source.Kind is not (TicketSourceKind.Monitoring or TicketSourceKind.Simulation);

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        if (view.Company is not { } company)
            return new Waits("Waits for the company: nobody knows yet whose ticket this is.");
        if (AlreadySet(view, company) is { } current)
            return current;
        if (memory.Knowledge is not { Ranking: var ranking })
            return new Abstains(memory.WhyNot);
        if (CustomerBook.Of(view.Catalog).Find(company.Value.Id) is not { People.Count: > 0 } customer)
            return new Abstains($"{company.Value.Name} has no contacts.");
        var senderClues = SenderClues.Of(view);
        var traits = ContactTraits.Of(senderClues, customer, view.Around.Sender);
        var ranked = ranking
            .Probabilities(traits)
            .Select((p, i) => (Place: i, Chance: p))
            .OrderByDescending(r => r.Chance)
            .ThenBy(r => r.Place)
            .ToList();
        var (first, chance) = ranked[0];
        var person = customer.People[first];
        if (!ContactTraits.IsAny(traits[first]))
            return new Abstains($"Nothing in the ticket tells one person of {company.Value.Name} from the others.");
        if (chance < LeastConfidence)
            return new Abstains($"It is not sure enough: {person.Contact.Value.Name} at {chance * 100:0} %.");
        var alternatives = ranked
            .Skip(1)
            .Take(MostAlternatives)
            .Select(r => (Set(customer.People[r.Place]), (double?)r.Chance));
        return this.Propose(
            view,
            new Finding(
                ActionType,
                Set(person),
                chance,
                ContactRationale.Markdown(senderClues, person, traits[first]),
                $"Makes {person.Contact.Value.Name} the requester; answers go to them. Can be put back, but not what was sent meanwhile."
            )
            {
                Version = memory.Version,
                Alternatives = [.. alternatives],
            }
        );
    }

    /// <summary>A contact of the right customer stands; one of another customer is looked for anew.</summary>
    private static Abstains? AlreadySet(TicketView view, CatalogCompany company)
    {
        if (view.Actual[TicketFields.Contact] is not { } set)
            return null;
        if (view.Catalog.Contact(set.Id) is not { } known || known.Company == company.Value.Id)
            return new Abstains($"The contact is set already ({set.Name}).");
        return view.PersonWhoSet(TicketFields.Contact) is { } person
            ? new Abstains($"{person.Name} set the contact; nobody overwrites that.")
            : null;
    }

    private static IReadOnlyList<SetField> Set(BookPerson person) =>
        [new SetField(TicketFields.Contact, person.Contact.Value)];
}
