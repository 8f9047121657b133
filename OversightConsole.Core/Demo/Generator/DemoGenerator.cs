using System.Globalization;
using OversightConsole.Core.Demo.Generator.Weighing;
using OversightConsole.Core.Demo.World;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>
/// Writes the demo desk's tickets. The same seed, end and number of days give the same tickets, letter for letter.
/// </summary>
public sealed class DemoGenerator(int seed, DateTimeOffset until, TimeZoneInfo zone)
{
    /// <summary>Tickets per day on average, so that 120 days make about 4,000.</summary>
    public const double TicketsPerDay = 33.5;

    private const double AlertShare = 0.19;

    /// <summary>How often technicians book the second of two classes for a text that reads like both.</summary>
    private const double SecondChoice = 0.4;
    private readonly Dictionary<string, double> _disagreement = new(StringComparer.Ordinal);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Bookings _bookings = new(until);

    /// <summary>The tickets of <paramref name="days"/> days before the end, oldest first.</summary>
    public IReadOnlyList<DemoTicket> Generate(int days)
    {
        var times = new ArrivalTimes(zone, until, days);
        _disagreement.Clear();
        var random = DemoRandom.For(seed, "tickets");
        var tickets = new List<DemoTicket>();
        var total = (int)(days * TicketsPerDay);
        var alerts = (int)(total * AlertShare);
        for (var i = 0; i < total - alerts; i++)
        {
            var (company, at) = times.Draw(random);
            tickets.Add(Written(random, company, at));
        }
        for (var i = 0; i < alerts; i++)
            tickets.Add(Alert(random, times));
        var storms = new AlertStorms(seed, _bookings);
        tickets.AddRange(storms.Write(times, days));
        var number = 0;
        return
        [
            .. SiteTrouble
                .Weigh(
                    tickets
                        .OrderBy(t => t.OpenedAt)
                        .ThenBy(t => t.Summary, StringComparer.Ordinal)
                        .ThenBy(t => t.Body, StringComparer.Ordinal)
                )
                .Select(t => t with { Key = string.Create(CultureInfo.InvariantCulture, $"demo/{++number:00000}") }),
        ];
    }

    /// <summary>One ticket that arrives at <paramref name="at"/> while somebody watches; <paramref name="number"/> makes its key.</summary>
    public DemoTicket Arriving(int number, DateTimeOffset at) => One("arrival", "live", number, at);

    /// <summary>One ticket more of the past, at <paramref name="at"/>, where a story needs more than the days brought.</summary>
    public DemoTicket Further(int number, DateTimeOffset at) => One("further", "more", number, at);

    private DemoTicket One(string stream, string kind, int number, DateTimeOffset at)
    {
        _disagreement.Clear();
        var random = DemoRandom.For(seed, string.Create(CultureInfo.InvariantCulture, $"{stream} {number}"));
        var companies = DemoWorld.Instance.Companies;
        var company = companies[random.Weighted([.. companies.Select(c => c.Share)])];
        var ticket = random.Chance(AlertShare)
            ? Monitoring.Write(random, _bookings, company, DrawAlertClass(random), at)
            : Written(random, company, at);
        return ticket with { Key = string.Create(CultureInfo.InvariantCulture, $"demo/{kind}-{number:00000}") };
    }

    private DemoTicket Written(DemoRandom random, DemoCompany company, DateTimeOffset at)
    {
        while (true)
        {
            var ticket = WriteOnce(random, company, at);
            // Nobody should meet the same text again and again: that would be learnt by heart.
            if (_texts.Add(ticket.Summary + '\n' + ticket.Body))
                return ticket;
        }
    }

    private DemoTicket WriteOnce(DemoRandom random, DemoCompany company, DateTimeOffset at)
    {
        var sender = Sender.Draw(random, company, at);
        var language = sender.Contact.Language != "en" && random.Chance(0.85) ? sender.Contact.Language : "en";
        var section = Section(random, company, language);
        var profile = TicketClasses.Of(TruthOf(random, section));
        var source = random.Weighted([62, 21, 17]) switch
        {
            0 => "email",
            1 => "phone",
            _ => "portal",
        };
        // The dispatcher types calls in English whatever the caller speaks.
        if (source == "phone")
            language = "en";
        var composer = new Composer(random, sender, language);
        var second = random.Chance(0.035) ? Section(random, company, "en") : null;
        var said = composer.Compose(
            section,
            profile,
            second?.Contains('+', StringComparison.Ordinal) == true ? null : second
        );
        var right = Degrees.Right(profile, composer.Writer.Heard, sender.Contact, null);
        var body = source switch
        {
            "email" => MailComposer
                .Mail(random, sender, composer.Writer, Phrasebook.All[language], said.Title, said.Text, at)
                .Body,
            "phone" => MailComposer.Call(random, composer.Writer, said.Text),
            _ => MailComposer.Portal(random, sender, said.Text),
        };
        var ticket = new DemoTicket
        {
            Key = "",
            OpenedAt = at,
            CompanyId = company.Id,
            TrueCompanyId = company.Id,
            SiteId = sender.Contact.SiteId,
            ContactId = sender.Contact.Id,
            Sender = source == "phone" ? null : sender.Contact.Email,
            Source = source,
            Summary = said.Title.Length > 100 ? said.Title[..100] : said.Title,
            Body = body,
            Language = language,
            True = profile.Class,
            Booked = Bookings.Book(random, profile.Class),
            Right = right,
            Impact = Degrees.Left(random, right.Impact),
            Urgency = Degrees.Left(random, right.Urgency),
            TeamId = profile.Team,
            OwnerId = _bookings.Owner(random, profile.Team, profile.Code, at),
            ClosedAt = at,
            Resolution = composer.Resolution(profile.Code),
            IsVague = said.IsVague,
        };
        return ticket with { ClosedAt = Bookings.ClosedAt(random, at, profile.Hours, ticket.Priority) };
    }

    private DemoTicket Alert(DemoRandom random, ArrivalTimes times)
    {
        var code = DrawAlertClass(random);
        var companies = DemoWorld.Instance.Companies;
        // Alerts follow the number of machines, not of people.
        var company = companies[random.Weighted([.. companies.Select(c => (double)c.Configurations.Count)])];
        return Monitoring.Write(random, _bookings, company, code, times.DrawAlert(random, code));
    }

    private static string DrawAlertClass(DemoRandom random) =>
        TicketClasses.Alerts[random.Weighted([.. TicketClasses.Alerts.Select(c => c.Weight)])].Code;

    private static string Section(DemoRandom random, DemoCompany company, string language)
    {
        // Some texts are such that technicians themselves disagree; they are written in English only.
        if (language == "en" && random.Chance(0.1))
            return Phrasebook.All["en"].DrawPair(random);
        var weights = TicketClasses.Written.Select(c => c.Weight * Taste(company, c.Code)).ToList();
        return TicketClasses.Written[random.Weighted(weights)].Code;
    }

    // What a customer's business makes likelier.
    private static double Taste(DemoCompany company, string code) =>
        (company.Id, code) switch
        {
            ("sable-accounting" or "sable-tax", "incident/application/accounting") => 5,
            ("harbor", "incident/email/outlook" or "incident/backup/restore-file") => 1.6,
            ("ridgeway", "incident/printing/fault" or "incident/network/wi-fi") => 2,
            ("contoso", "incident/application/line-of-business") => 1.6,
            ("bluebird", "incident/account/password" or "incident/network/wi-fi") => 1.8,
            (not ("sable-accounting" or "sable-tax"), "incident/application/accounting") => 0.5,
            _ => 1,
        };

    private string TruthOf(DemoRandom random, string section)
    {
        var codes = section.Split(" + ");
        if (codes.Length == 1)
            return codes[0];
        // Begun anywhere and then in turn: a desk books both in any month, which so few tickets drawn one by one would not show.
        var turn = _disagreement.GetValueOrDefault(section, random.Fraction()) + SecondChoice;
        _disagreement[section] = turn % 1;
        return turn >= 1 ? codes[1] : codes[0];
    }
}
