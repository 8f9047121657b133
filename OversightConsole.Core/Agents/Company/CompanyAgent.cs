using OversightConsole.Core.Agents.Senders;
using OversightConsole.Core.Learning.Ranking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Company;

/// <summary>
/// Finds the customer of a ticket on the catch-all company, or of one whose sender plainly belongs to another customer.
/// Reads: sender's address and what became of its earlier tickets, domain, telephone numbers, names of customers, people,
/// places and machines in the text. Writes: company. Being wrong is severe: it shows one customer's ticket to another, so
/// it abstains where two are close, and a domain that only looks like a customer's is a warning and no evidence.
/// <para>
/// Its confidence comes from a ranking learned on the desk's closed tickets as if they had come from unknown addresses,
/// calibrated on tickets it had not seen; <c>docs/agents.md</c> has what was measured.
/// </para>
/// </summary>
public sealed class CompanyAgent(AgentMemory<CompanyKnowledge> memory) : IAgent
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "company";

    /// <summary>The action type of its claim.</summary>
    public const string ActionType = "set-company";

    private const double LeastConfidence = 0.92;
    private const double MostForSecond = 0.08;
    private const int MostAlternatives = 4;

    /// <inheritdoc />
    public AgentDescriptor Descriptor => CompanyDescriptor.Descriptor;

    /// <inheritdoc />
    public AroundParts Around => AroundParts.Sender;

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        var set = view.Actual[TicketFields.Company];
        var isOpen = set is null || view.Catalog.IsCatchAll(set);
        if (view.PersonWhoSet(TicketFields.Company) is { } person && !isOpen)
            return new Abstains($"{person.Name} set the customer; nobody overwrites that.");
        if (memory.Knowledge is not { Ranking: var model })
            return new Abstains(memory.WhyNot);
        var (senderClues, book) = (SenderClues.Of(view), CustomerBook.Of(view.Catalog));
        var traits = CompanyTraits.Of(senderClues, book, view.Around.Sender);
        if (book.Customers.Count == 0)
            return new Abstains("The desk knows no customers.");
        var ranked = Ranked(model, traits);
        var (first, chance) = ranked[0];
        if (isOpen && LookAlike(senderClues, book) is { } warning)
            return new Abstains(warning);
        if (!isOpen)
            return Contradiction(view, book, traits, ranked, set!) is { } other
                ? other
                : new Abstains($"The customer is set ({set!.Name}), and the sender does not speak against it.");
        if (!CompanyTraits.IsAny(traits[first]))
            return new Abstains("Nothing in the ticket names a customer that it knows.");
        return Answer(view, book, traits, ranked, chance);
    }

    /// <summary>Text alone never moves a ticket from one customer to another: people write about other companies.</summary>
    private AgentAnswer? Contradiction(
        TicketView view,
        CustomerBook book,
        IReadOnlyList<IReadOnlyList<double>> traits,
        IReadOnlyList<(int Place, double Chance)> ranked,
        FieldValue set
    )
    {
        var (first, chance) = ranked[0];
        var current = book.Customers.ToList().FindIndex(c => c.Company.Value.Id == set.Id);
        return
            first == current
            || !CompanyTraits.IsSenders(traits[first])
            || (current >= 0 && CompanyTraits.IsSenders(traits[current]))
            ? null
            : Answer(view, book, traits, ranked, chance);
    }

    private AgentAnswer Answer(
        TicketView view,
        CustomerBook book,
        IReadOnlyList<IReadOnlyList<double>> traits,
        IReadOnlyList<(int Place, double Chance)> ranked,
        double chance
    )
    {
        var chosen = book.Customers[ranked[0].Place];
        var second = ranked.Count > 1 ? ranked[1] : (Place: -1, Chance: 0);
        if (second.Place >= 0 && second.Chance > MostForSecond)
            return new Abstains(
                $"Two customers are close: {chosen.Company.Value.Name} at {chance * 100:0} %, {book.Customers[second.Place].Company.Value.Name} at {second.Chance * 100:0} %."
            );
        if (chance < LeastConfidence)
            return new Abstains($"It is not sure enough: {chosen.Company.Value.Name} at {chance * 100:0} %.");
        var to = chosen.Company.Value;
        return this.Propose(
            view,
            new Finding(
                ActionType,
                [new SetField(TicketFields.Company, to)],
                chance,
                CompanyRationale.Markdown(SenderClues.Of(view), chosen, traits[ranked[0].Place], Nearest(book, chosen)),
                $"Gives the ticket to {to.Name}: its people can see it, and contact, agreement and clocks follow. What they have seen cannot be taken back."
            )
            {
                Version = memory.Version,
                Alternatives =
                [
                    .. ranked
                        .Skip(1)
                        .Take(MostAlternatives)
                        .Select(r =>
                            (
                                (IReadOnlyList<SetField>)
                                    [new SetField(TicketFields.Company, book.Customers[r.Place].Company.Value)],
                                (double?)r.Chance
                            )
                        ),
                ],
            }
        );
    }

    private static IReadOnlyList<(int Place, double Chance)> Ranked(
        RankingModel model,
        IReadOnlyList<IReadOnlyList<double>> traits
    ) =>
        [
            .. model
                .Probabilities(traits)
                .Select((p, i) => (Place: i, Chance: p))
                .OrderByDescending(r => r.Chance)
                .ThenBy(r => r.Place),
        ];

    private static string? LookAlike(SenderClues senderClues, CustomerBook book) =>
        senderClues.Domain is { } domain
        && !book.Customers.Any(c => c.Company.Domains.Any(own => Addresses.Belongs(domain, own)))
        && book.Customers.SelectMany(c => c.Company.Domains).FirstOrDefault(own => Addresses.LooksLike(domain, own))
            is { } own
            ? $"The sender's domain {domain} only looks like {own}: a person must look at who wrote this."
            : null;

    /// <summary>A customer whose name shares a word with the chosen one's, to be named so that people look twice.</summary>
    private static BookCustomer? Nearest(CustomerBook book, BookCustomer chosen) =>
        book.Customers.FirstOrDefault(c =>
            c != chosen
            && c.Distinctive.Select(w => w.Word).Intersect(chosen.Distinctive.Select(w => w.Word)).Count() > 1
        );
}
