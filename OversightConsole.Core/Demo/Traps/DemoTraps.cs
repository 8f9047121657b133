using System.Globalization;
using System.Reflection;
using System.Text.Json;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Traps;

/// <summary>The 24 tickets with a trap, read from <c>traps.json</c>.</summary>
public sealed class DemoTraps(int seed, DateTimeOffset until)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Bookings _bookings = new(until);

    /// <summary>All traps by number; their tickets were opened within the hours before <c>until</c>.</summary>
    public IReadOnlyList<DemoTrap> All()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Demo/Traps/traps.json")!;
        return
        [
            .. JsonSerializer
                .Deserialize<TrapText[]>(stream, Json)!
                .Select(t => new DemoTrap(t.Number, t.Name, t.Danger, t.Right, Tickets(t)))
                .OrderBy(t => t.Number),
        ];
    }

    private List<TrapTicket> Tickets(TrapText trap)
    {
        var random = DemoRandom.For(seed, FormattableString.Invariant($"trap {trap.Number}"));
        var written =
            from text in trap.Tickets
            from copy in Enumerable.Range(0, Math.Max(1, text.Repeat))
            let at = until.AddMinutes(-text.MinutesAgo).AddSeconds(copy * text.EverySeconds)
            orderby at
            select (Text: text, At: at);
        return
        [
            .. written.Select(
                (w, i) =>
                {
                    var key = string.Create(CultureInfo.InvariantCulture, $"{DemoTrap.KeyOf(trap.Number)}/{i + 1:00}");
                    return new TrapTicket(
                        Write(random, key, w.Text, w.At),
                        w.Text.Board,
                        Steps(w.Text.Steps),
                        Steps(w.Text.Later)
                    );
                }
            ),
        ];
    }

    private DemoTicket Write(DemoRandom random, string key, TrapTicketText text, DateTimeOffset at)
    {
        var company = DemoWorld.Instance.Company(text.Company);
        var contact = company.Contacts.FirstOrDefault(c => c.Id == text.Contact);
        var sender = Sender.For(random, company, contact ?? company.Contacts[0], at);
        var writer = new PhraseWriter(random, sender.Facts);
        var parts = text.Class.Split('|');
        var profile = TicketClasses.Of(parts[1]);
        var truth = new TrueClass(parts[0], parts[1]);
        var isKnown = text.ArrivesAs is null;
        return new DemoTicket
        {
            Key = key,
            OpenedAt = at,
            CompanyId = text.ArrivesAs ?? company.Id,
            TrueCompanyId = company.Id,
            SiteId = isKnown ? text.Site ?? contact?.SiteId : null,
            ContactId = isKnown ? contact?.Id : null,
            Sender = text.Sender ?? (text.Source == "email" ? contact?.Email : null),
            Source = text.Source,
            Summary = writer.Write(text.Title),
            Body = writer.Write(text.Body),
            Language = text.Language,
            True = truth,
            Booked = truth,
            Right = (text.Impact, text.Urgency),
            Impact = text.Impact,
            Urgency = text.Urgency,
            TeamId = profile.Team,
            OwnerId = _bookings.Owner(random, profile.Team, profile.Code, at),
            ClosedAt = until.AddDays(1),
            Resolution = "",
            ConfigurationIds = text.Configurations,
        };
    }

    private static List<TrapStep> Steps(IReadOnlyList<TrapStepText> steps) =>
        [.. steps.Select(s => new TrapStep(TimeSpan.FromMinutes(s.After), ActorOf(s.By), s.Set, s.Note, s.Internal))];

    private static Actor ActorOf(string by)
    {
        var colon = by.IndexOf(':', StringComparison.Ordinal);
        var (kind, id) = (by[..colon], by[(colon + 1)..]);
        return kind switch
        {
            "person" => new Actor(ActorKind.Person, id, DemoWorld.Instance.Member(id).Name),
            "monitoring" => new Actor(ActorKind.Monitoring, id, DemoWorld.Instance.Member(id).Name),
            "customer" => new Actor(ActorKind.Customer, id, DemoWorld.Instance.Contact(id).Name),
            _ => throw new FormatException($"'{by}' is nobody who acts on a trap's ticket."),
        };
    }
}
