using OversightConsole.Core.Demo.World;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>Tickets that monitoring opens, in the formats of several products.</summary>
public static class Monitoring
{
    /// <summary>One alert of that class about a device of <paramref name="company"/>.</summary>
    public static DemoTicket Write(
        DemoRandom random,
        Bookings bookings,
        DemoCompany company,
        string code,
        DateTimeOffset at
    )
    {
        var profile = TicketClasses.Of(code);
        var sender = Sender.Draw(random, company, at);
        var composer = new Composer(random, sender);
        var (impact, urgency) = Bookings.Degrees(random, profile);
        var title = composer.Alert(code, "title");
        var body = composer.Alert(code, "say");
        var ticket = new DemoTicket
        {
            Key = "",
            OpenedAt = at,
            CompanyId = company.Id,
            TrueCompanyId = company.Id,
            SiteId = SiteOf(company, body),
            Source = "monitoring",
            Summary = title.Length > 100 ? title[..100] : title,
            Body = body,
            Language = "en",
            True = profile.Class,
            Booked = Bookings.Book(random, profile.Class),
            Impact = impact,
            Urgency = urgency,
            TeamId = profile.Team,
            OwnerId = bookings.Owner(random, profile.Team, code, at),
            ClosedAt = at,
            Resolution = composer.Resolution(code),
            ConfigurationIds = [.. company.Configurations.Where(c => Names(body, c)).Select(c => c.Id)],
        };
        return ticket with { ClosedAt = Bookings.ClosedAt(random, at, profile.Hours, ticket.Priority) };
    }

    private static string? SiteOf(DemoCompany company, string body) =>
        company.Configurations.FirstOrDefault(c => Names(body, c) && c.SiteId is not null)?.SiteId;

    private static bool Names(string body, DemoConfiguration configuration) =>
        body.Contains(configuration.Name, StringComparison.Ordinal);
}
