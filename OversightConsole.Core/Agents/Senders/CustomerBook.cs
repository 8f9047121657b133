using System.Runtime.CompilerServices;
using OversightConsole.Core.ServiceDesk;

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
                    Letter.Flatten(c.Value.Name),
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
                    [.. c.Sites.Select(s => Letter.Flatten(s.Value.Name)).Where(places.Contains)],
                    [.. machines[c.Value.Id].Select(m => Letter.Flatten(m.Value.Name)).Where(gear.Contains).Distinct()],
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
                .Select(n => (n.Company, Flat: Letter.Flatten(n.Name)))
                .Where(n => n.Flat.Length > 4)
                .Distinct()
                .GroupBy(n => n.Flat)
                .Where(g => g.Select(n => n.Company).Distinct().Count() == 1)
                .Select(g => g.Key),
        ];
}

/// <summary>A customer with what a letter can name of it.</summary>
/// <param name="Company">It.</param>
/// <param name="Name">Its name, flat.</param>
/// <param name="Distinctive">The words of its name that few others have, with their weight; the weights sum to 1.</param>
/// <param name="Lines">Its telephone lines, digits only.</param>
/// <param name="Places">Its sites' names, flat, where no other customer has one of that name.</param>
/// <param name="Machines">Its configurations' names, likewise.</param>
/// <param name="People">Who works there.</param>
internal sealed record BookCustomer(
    CatalogCompany Company,
    string Name,
    IReadOnlyList<(string Word, double Weight)> Distinctive,
    IReadOnlyList<string> Lines,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Machines,
    IReadOnlyList<BookPerson> People
);

/// <summary>A contact with what a letter can name of them.</summary>
internal sealed record BookPerson(
    CatalogContact Contact,
    string Name,
    string First,
    string Last,
    (string Digits, string? Extension)? Line
)
{
    public static BookPerson Of(CatalogContact contact)
    {
        var words = Letter
            .Flatten(contact.Value.Name)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w is not ("dr" or "mr" or "mrs" or "ms" or "prof"))
            .ToList();
        return new BookPerson(
            contact,
            $" {string.Join(' ', words)} ",
            words.Count > 0 ? words[0] : "",
            words.Count > 1 ? words[^1] : "",
            Phones.Of(contact.Phone)
        );
    }

    /// <summary>Whether what stands before the at sign is this person's name.</summary>
    public bool IsSpelledBy(IReadOnlyList<string> parts) =>
        Last.Length > 0
        && (
            (parts.Contains(First) && parts.Contains(Last))
            || parts.Any(p => p == First + Last || p == First[..1] + Last)
        );
}

/// <summary>How rare each word of the customers' names is among them.</summary>
internal sealed class NameRarity
{
    private readonly Dictionary<string, int> _having = new(StringComparer.Ordinal);
    private readonly int _all;

    public NameRarity(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            _all++;
            foreach (var word in Words(name))
                _having[word] = _having.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>The words of a name with their share of its rarity.</summary>
    public IReadOnlyList<(string Word, double Weight)> Distinctive(string name)
    {
        var weighed = Words(name).Select(w => (Word: w, Weight: Math.Log((_all + 1.0) / _having[w]))).ToList();
        var sum = weighed.Sum(w => w.Weight);
        return sum <= 0 ? [] : [.. weighed.Select(w => (w.Word, w.Weight / sum))];
    }

    private static IEnumerable<string> Words(string name) =>
        Letter.Flatten(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2).Distinct();
}
