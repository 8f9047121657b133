using OversightConsole.Core.Agents.Senders;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Company;

/// <summary>What speaks for a ticket being a customer's, as numbers from 0 to 1.</summary>
internal static class CompanyTraits
{
    public const int Address = 0;
    public const int Past = 1;
    public const int Domain = 2;
    public const int Mentioned = 3;
    public const int Line = 4;
    public const int WholeName = 5;
    public const int PartOfName = 6;
    public const int Person = 7;
    public const int Signed = 8;
    public const int Spelled = 9;
    public const int Place = 10;
    public const int Machine = 11;

    /// <summary>Their names, by place.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "address of a contact",
        "address seen before",
        "domain",
        "address in the text",
        "telephone number",
        "whole name",
        "part of the name",
        "contact named",
        "contact signed",
        "sender's name",
        "site named",
        "configuration named",
    ];

    /// <summary>The numbers of every customer in the book, in its order.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Of(
        SenderClues senderClues,
        CustomerBook book,
        IReadOnlyList<SenderPast> past
    )
    {
        var all = past.Sum(p => p.Count);
        return
        [
            .. book.Customers.Select(c =>
                Of(
                    senderClues,
                    c,
                    all == 0 ? 0 : past.Where(p => p.Company == c.Company.Value.Id).Sum(p => p.Count) / (double)all
                )
            ),
        ];
    }

    /// <summary>Whether anything at all speaks for it.</summary>
    public static bool IsAny(IReadOnlyList<double> traits) => traits.Any(t => t > 0);

    /// <summary>Whether the sender, not only the text, speaks for it.</summary>
    public static bool IsSenders(IReadOnlyList<double> traits) =>
        traits[Address] > 0 || traits[Past] > 0 || traits[Domain] > 0;

    private static double[] Of(SenderClues senderClues, BookCustomer customer, double past)
    {
        var traits = new double[Names.Count];
        var domains = customer.Company.Domains;
        traits[Address] = One(senderClues.Sender is { } from && customer.People.Any(p => p.Contact.Email == from));
        traits[Past] = past;
        traits[Domain] = One(
            senderClues.Domain is { } d && !Addresses.IsFree(d) && domains.Any(own => Addresses.Belongs(d, own))
        );
        traits[Mentioned] = One(
            senderClues.Mentioned.Any(a =>
                Addresses.Domain(a) is { } at && domains.Any(own => Addresses.Belongs(at, own))
            )
        );
        traits[Line] = One(senderClues.Phones.Any(p => customer.Lines.Any(l => Phones.Same(l, p.Digits))));
        traits[WholeName] = One(senderClues.Says(customer.Name));
        traits[PartOfName] = customer.Distinctive.Where(w => senderClues.HasWord(w.Word)).Sum(w => w.Weight);
        traits[Person] = One(customer.People.Any(p => p.Last.Length > 0 && senderClues.Says(p.Name)));
        traits[Signed] = One(customer.People.Any(p => p.Last.Length > 0 && senderClues.IsSigned(p.Name)));
        traits[Spelled] = One(customer.People.Any(p => p.IsSpelledBy(senderClues.NameParts)));
        traits[Place] = One(customer.Places.Any(senderClues.Says));
        traits[Machine] = One(customer.Machines.Any(senderClues.Says));
        return traits;
    }

    private static double One(bool holds) => holds ? 1 : 0;
}
