using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.Traps;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Building;

/// <summary>Tells a generated ticket as what happened on the desk: opened, sorted by the dispatcher, worked on, closed.</summary>
internal sealed class StoryWriter(DeskZone zone, DateTimeOffset until)
{
    private static readonly Actor Dispatcher = Person("dwells");
    private static readonly Actor Monitor = new(ActorKind.Monitoring, "api-rmm", "Monitoring (API)");
    private readonly DateOnly _today = zone.DayOf(until);

    /// <summary>
    /// An old ticket as the dispatcher entered it, sorted at once, and as its owner closed it. Told shortly, because
    /// thousands of these are written while somebody waits.
    /// </summary>
    public TicketStory Whole(DemoTicket ticket)
    {
        var opening = Opening(ticket);
        opening = opening with { Fields = [.. opening.Fields, .. Class(ticket), .. Work(ticket, ticket.OpenedAt)] };
        var by = ticket.Source == TicketSource.Monitoring.Code ? Monitor : Dispatcher;
        return new TicketStory(opening, by, End(ticket));
    }

    /// <summary>The ticket as it comes in, nothing decided.</summary>
    public static TicketStory Arrival(DemoTicket ticket, string? board = null, IReadOnlyList<TicketStep>? steps = null)
    {
        var opening = Opening(ticket);
        if (board is not null)
            opening = opening with { Fields = [SetField.To(TicketFields.Board, board), .. opening.Fields] };
        return new TicketStory(opening, OpenedBy(ticket), steps ?? []);
    }

    /// <summary>A trap's ticket with what happened to it so far.</summary>
    public static TicketStory Trap(TrapTicket trap) =>
        Arrival(
            trap.Ticket,
            trap.Board,
            [
                .. trap.Steps.Select(s => new TicketStep(
                    trap.Ticket.OpenedAt + s.After,
                    s.By,
                    [.. s.Set.Select(p => SetField.To(p.Key, p.Value))],
                    s.Note is null ? null : new AddNote(s.Note, s.Internal)
                )),
            ]
        );

    /// <summary>When the dispatcher has sorted it: minutes after it came, never after it was done.</summary>
    public static DateTimeOffset SortedAt(DemoTicket ticket)
    {
        var wait = TimeSpan.FromMinutes(2 + DemoRandom.HashOf(ticket.Key) % 35);
        var half = (ticket.ClosedAt - ticket.OpenedAt) / 2;
        return ticket.OpenedAt + (wait < half ? wait : half);
    }

    /// <summary>The class as it stands in the books.</summary>
    public static IReadOnlyList<SetField> Class(DemoTicket ticket) =>
        [
            SetField.To(TicketFields.Board, ticket.Booked.Board),
            SetField.To(TicketFields.Type, ticket.Booked.Type),
            SetField.To(TicketFields.Subtype, ticket.Booked.Subtype),
            SetField.To(TicketFields.Item, ticket.Booked.Item),
        ];

    /// <summary>Who works on it, how bad it is and what pays for it, set at <paramref name="at"/>.</summary>
    public IReadOnlyList<SetField> Work(DemoTicket ticket, DateTimeOffset at) =>
        [
            SetField.To(TicketFields.Status, Working(ticket.Booked.Board)),
            SetField.To(TicketFields.Impact, Storage.Codes.Of(ticket.Impact)),
            SetField.To(TicketFields.Urgency, Storage.Codes.Of(ticket.Urgency)),
            SetField.To(
                TicketFields.Agreement,
                DemoWorld
                    .Instance.Company(ticket.TrueCompanyId)
                    .AgreementFor(ticket.Booked.Code, zone.DayOf(at).DayNumber - _today.DayNumber)
            ),
            SetField.To(TicketFields.Team, ticket.TeamId),
            SetField.To(TicketFields.Owner, ticket.OwnerId),
        ];

    private static TicketStep[] End(DemoTicket ticket) =>
        [
            new(
                ticket.ClosedAt,
                Person(ticket.OwnerId),
                [SetField.To(TicketFields.Status, "closed")],
                new AddNote(ticket.Resolution, Internal: ticket.Source == TicketSource.Monitoring.Code)
            ),
        ];

    /// <summary>A member of the demo's staff, as the change log names them.</summary>
    public static Actor Person(string member) => new(ActorKind.Person, member, DemoWorld.Instance.Member(member).Name);

    private static NewTicket Opening(DemoTicket ticket) =>
        new()
        {
            Summary = ticket.Summary,
            Description = ticket.Body,
            Source = ticket.Source,
            SenderAddress = ticket.Sender,
            OpenedAt = ticket.OpenedAt,
            ExternalKey = ticket.Key,
            Fields =
            [
                SetField.To(TicketFields.Company, ticket.CompanyId),
                SetField.To(TicketFields.Site, ticket.SiteId),
                SetField.To(TicketFields.Contact, ticket.ContactId),
            ],
        };

    private static Actor OpenedBy(DemoTicket ticket) =>
        ticket.Source switch
        {
            "monitoring" => Monitor,
            "phone" => Dispatcher,
            _ => ticket.ContactId is { } contact
                ? new Actor(ActorKind.Customer, contact, DemoWorld.Instance.Contact(contact).Name)
                : new Actor(ActorKind.Customer, ticket.Sender ?? "unknown", ticket.Sender ?? "Unknown sender"),
        };

    private static string Working(string board) =>
        board switch
        {
            "alerts" => "investigating",
            "security" => "investigate",
            _ => "in-progress",
        };
}
