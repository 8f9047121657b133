using System.Globalization;
using OversightConsole.Core.Demo.World;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>The facts a text may mention, and the habits of the person who writes it.</summary>
public sealed class Sender
{
    private Sender(DemoCompany company, DemoContact contact, Dictionary<string, string> facts)
    {
        Company = company;
        Contact = contact;
        Facts = facts;
        var habit = DemoRandom.HashOf(contact.Id);
        TypoRate = (habit % 10) switch
        {
            < 4 => 0,
            < 7 => 0.004,
            < 9 => 0.012,
            _ => 0.03,
        };
        WritesLowerCase = habit / 10 % 8 == 0;
        Signs = habit / 80 % 4 != 0;
    }

    public DemoCompany Company { get; }
    public DemoContact Contact { get; }

    /// <summary>Values for <c>{slots}</c>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; }

    /// <summary>The share of letters this person mistypes.</summary>
    public double TypoRate { get; }
    public bool WritesLowerCase { get; }

    /// <summary>Whether the mail program adds a full signature.</summary>
    public bool Signs { get; }

    /// <summary>Somebody of that company.</summary>
    public static Sender Draw(DemoRandom random, DemoCompany company, DateTimeOffset at)
    {
        // A few people write most of the tickets.
        var weights = company.Contacts.Select(c => 0.5 + DemoRandom.HashOf(c.Id) % 100 / 40.0).ToList();
        return For(random, company, company.Contacts[random.Weighted(weights)], at);
    }

    /// <summary>A moment as monitoring writes it.</summary>
    public static string Stamp(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The very person to write as.</summary>
    public static Sender For(DemoRandom random, DemoCompany company, DemoContact contact, DateTimeOffset at)
    {
        var others = company.Contacts.Where(c => c.Id != contact.Id).ToList();
        var near = others.Where(c => c.Language == contact.Language).ToList();
        var colleague = random.Pick(near.Count > 0 ? near : others);
        var site = company.Sites.First(s => s.Id == contact.SiteId);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["me"] = contact.Name,
            ["login"] = contact.Login,
            ["phone"] = contact.Phone,
            ["colleague"] = random.Chance(0.6) ? colleague.FirstName : colleague.Name,
            ["site"] = site.Name,
            ["company"] = company.Name,
            ["company-id"] = company.Id,
            ["server"] = Named(random, company, "server"),
            ["switch"] = Named(random, company, "switch"),
            ["job"] = Named(random, company, "backup"),
            ["pc"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{company.Id[..2].ToUpperInvariant()}-WS-{random.Between(10, 180)}"
            ),
            ["ip"] = string.Create(
                CultureInfo.InvariantCulture,
                $"10.{company.Id.Length}.{random.Between(0, 9)}.{random.Between(2, 250)}"
            ),
            ["country"] = random.Pick([
                "Brazil",
                "Vietnam",
                "Nigeria",
                "Latvia",
                "Unknown",
                "Turkey",
                "Egypt",
                "Ukraine",
            ]),
            ["stamp"] = Stamp(at),
        };
        if (random.Chance(0.75))
            facts["lob"] = company.App;
        return new Sender(company, contact, facts);
    }

    private static string Named(DemoRandom random, DemoCompany company, string type) =>
        company.OfType(type) is { Count: > 0 } found ? random.Pick(found).Name : company.Id;
}
