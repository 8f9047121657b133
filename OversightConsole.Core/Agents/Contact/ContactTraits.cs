using OversightConsole.Core.Agents.Senders;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Contact;

/// <summary>What speaks for a ticket being a person's, as numbers from 0 to 1.</summary>
internal static class ContactTraits
{
    public const int Address = 0;
    public const int Past = 1;
    public const int Spelled = 2;
    public const int Caller = 3;
    public const int Signed = 4;
    public const int SignedFirst = 5;
    public const int Named = 6;
    public const int Line = 7;
    public const int Place = 8;

    /// <summary>Their names, by place.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "address",
        "address seen before",
        "sender's name",
        "caller",
        "signed",
        "signed with the first name",
        "named",
        "telephone number",
        "site named",
    ];

    /// <summary>The numbers of every person of the customer, in the book's order.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Of(
        SenderClues senderClues,
        BookCustomer customer,
        IReadOnlyList<SenderPast> past
    )
    {
        var all = past.Sum(p => p.Count);
        var sites = customer.Company.Sites.ToDictionary(s => s.Value.Id, s => SenderClues.Flatten(s.Value.Name));
        return
        [
            .. customer.People.Select(p =>
            {
                var traits = new double[Names.Count];
                var share = all == 0 ? 0 : past.Where(s => s.Contact == p.Contact.Value.Id).Sum(s => s.Count);
                traits[Address] = One(senderClues.Sender is { } from && p.Contact.Email == from);
                traits[Past] = all == 0 ? 0 : share / (double)all;
                traits[Spelled] = One(p.IsSpelledBy(senderClues.NameParts));
                traits[Caller] = One(senderClues.IsTypedIn && p.Last.Length > 0 && senderClues.BeginsWith(p.Name));
                traits[Signed] = One(p.Last.Length > 0 && senderClues.IsSigned(p.Name));
                traits[SignedFirst] = One(senderClues.IsSigned($" {p.First} "));
                traits[Named] = One(p.Last.Length > 0 && senderClues.Says(p.Name));
                traits[Line] = One(p.Line is { } line && senderClues.Phones.Any(n => IsLine(n, line)));
                traits[Place] = One(
                    p.Contact.Site is { } site && sites.TryGetValue(site, out var name) && senderClues.Says(name)
                );
                return (IReadOnlyList<double>)traits;
            }),
        ];
    }

    /// <summary>Whether anything tells this person from their colleagues; a site alone does not.</summary>
    public static bool IsAny(IReadOnlyList<double> traits) => traits.Where((t, i) => i != Place && t > 0).Any();

    // Everybody shares the switchboard: without the same extension a number is no sign of a person.
    private static bool IsLine((string Digits, string? Extension) said, (string Digits, string? Extension) line) =>
        Phones.Same(said.Digits, line.Digits) && said.Extension == line.Extension;

    private static double One(bool holds) => holds ? 1 : 0;
}
