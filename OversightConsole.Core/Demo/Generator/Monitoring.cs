using OversightConsole.Core.Demo.Generator.Weighing;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

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
        var title = composer.Alert(code, "title");
        var body = composer.Alert(code, "say");
        var named = company.Configurations.Where(c => Names(body, c)).ToList();
        var right = Degrees.Right(profile, composer.Writer.Heard, null, Down(company, code, named));
        var ticket = new DemoTicket
        {
            Key = "",
            OpenedAt = at,
            CompanyId = company.Id,
            TrueCompanyId = company.Id,
            SiteId = SiteOf(company, body),
            Source = TicketSource.Monitoring.Code,
            Summary = title.Length > 100 ? title[..100] : title,
            Body = body,
            Language = "en",
            True = profile.Class,
            Booked = Bookings.Book(random, profile.Class),
            Right = right,
            Impact = Degrees.Left(random, right.Impact),
            Urgency = Degrees.Left(random, right.Urgency),
            TeamId = profile.Team,
            OwnerId = bookings.Owner(random, profile.Team, code, at),
            ClosedAt = at,
            Resolution = composer.Resolution(code),
            ConfigurationIds = [.. named.Select(c => c.Id)],
        };
        return ticket with { ClosedAt = Bookings.ClosedAt(random, at, profile.Hours, ticket.Priority) };
    }

    /// <summary>What depends on a device that is down; null where none is.</summary>
    private static (bool Sites, bool Others)? Down(
        DemoCompany company,
        string code,
        IReadOnlyCollection<DemoConfiguration> named
    )
    {
        if (code is not ("alert/server/offline" or "alert/network/down"))
            return null;
        var on = company.Dependencies.Where(d => named.Any(c => c.Id == d.ConfigurationId)).ToList();
        return (on.Exists(d => d.SiteId is not null), on.Exists(d => d.DependentId is not null));
    }

    private static string? SiteOf(DemoCompany company, string body) =>
        company.Configurations.FirstOrDefault(c => Names(body, c) && c.SiteId is not null)?.SiteId;

    private static bool Names(string body, DemoConfiguration configuration) =>
        body.Contains(configuration.Name, StringComparison.Ordinal);
}
