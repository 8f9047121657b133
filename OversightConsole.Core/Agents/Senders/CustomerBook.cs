using System.Runtime.CompilerServices;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Senders;

/// <summary>The customers with everything a letter can name of them, made ready to be looked for; one per catalogue.</summary>
internal sealed class CustomerBook
{
    private static readonly ConditionalWeakTable<SorCatalog, CustomerBook> Known = [];

    private CustomerBook(SorCatalog catalog)
    {
        var contacts = catalog.Contacts.ToLookup(c => c.Company);
        var machines = catalog.Configurations.ToLookup(c => c.Company);
        var names = new NameRarity(catalog.Companies.Where(c => !c.IsCatchAll).Select(c => c.Value.Name));
        // A place or machine that two customers call the same says nothing.
        var places = Unique(catalog.Companies.SelectMany(c => c.Sites.Select(s => (c.Value.Id, s.Value.Name))));
        var gear = Unique(catalog.Configurations.Select(c => (c.Company, c.Value.Name)));
        Customers =
        [
            .. catalog
                .Companies.Where(c => !c.IsCatchAll)
                .Select(c => new BookCustomer(
                    c,
                    SenderClues.Flatten(c.Value.Name),
                    names.Distinctive(c.Value.Name),
                    [
                        .. contacts[c.Value.Id]
                            .Select(p => p.Phone)
                            .Concat(c.Sites.Select(s => s.Phone))
                            .Append(c.Phone)
                            .Select(Phones.Of)
                            .OfType<(string Digits, string? Extension)>()
                            .Select(p => p.Digits)
                            .Distinct(),
                    ],
                    [.. c.Sites.Select(s => SenderClues.Flatten(s.Value.Name)).Where(places.Contains)],
                    [
                        .. machines[c.Value.Id]
                            .Select(m => SenderClues.Flatten(m.Value.Name))
                            .Where(gear.Contains)
                            .Distinct(),
                    ],
                    [.. contacts[c.Value.Id].Select(BookPerson.Of)]
                )),
        ];
    }

    /// <summary>Every customer but the catch-all, in the catalogue's order.</summary>
    public IReadOnlyList<BookCustomer> Customers { get; }

    /// <summary>The book of a catalogue; made once for each.</summary>
    public static CustomerBook Of(SorCatalog catalog) => Known.GetValue(catalog, c => new CustomerBook(c));

    /// <summary>The customer with that id, or null.</summary>
    public BookCustomer? Find(string? id) => Customers.FirstOrDefault(c => c.Company.Value.Id == id);

    private static HashSet<string> Unique(IEnumerable<(string Company, string Name)> named) =>
        [
            .. named
                .Select(n => (n.Company, Flat: SenderClues.Flatten(n.Name)))
                .Where(n => n.Flat.Length > 4)
                .Distinct()
                .GroupBy(n => n.Flat)
                .Where(g => g.Select(n => n.Company).Distinct().Count() == 1)
                .Select(g => g.Key),
        ];
}

/// <summary>A customer with what a letter can name of it.</summary>
/// <param name="Company">The customer, as the catalogue has it.</param>
/// <param name="Name">The name of the customer in lower case, without accents and punctuation.</param>
/// <param name="Distinctive">The words of its name that few others have, with their weight; the weights sum to 1.</param>
/// <param name="Lines">The telephone numbers of the customer, digits only.</param>
/// <param name="Places">Its sites' names, flat, where no other customer has one of that name.</param>
/// <param name="Machines">The names of the customer's configurations, in the same form as its name.</param>
/// <param name="People">The people who work at the customer.</param>
internal sealed record BookCustomer(
    CatalogCompany Company,
    string Name,
    IReadOnlyList<(string Word, double Weight)> Distinctive,
    IReadOnlyList<string> Lines,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Machines,
    IReadOnlyList<BookPerson> People
);
