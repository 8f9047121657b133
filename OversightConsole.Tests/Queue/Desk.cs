using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Queue;
using OversightConsole.Queue.Card;
using OversightConsole.Tests.Fixtures;

namespace OversightConsole.Tests.Queue;

/// <summary>A technician at the queue: tickets with lines, a clock that only the test moves, and the page's model.</summary>
internal sealed class Desk
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 8, 40, 0, TimeSpan.Zero);

    public Desk()
    {
        Review = new ReviewFake(Time);
        Queue = new QueueViewModel(Review.Calls(), Time, () => { }, Said.Add, Log);
    }

    public FakeTimeProvider Time { get; } = new(Morning);
    public ReviewFake Review { get; }
    public List<string> Said { get; } = [];
    public LoggedFailures Log { get; } = new();
    public QueueViewModel Queue { get; }
    public string Status => Queue.Decide.Status?.Sentence ?? "";

    public Desk With(string ticket, params ProposalLine[] lines)
    {
        Review.Tickets.Add(Row(ticket));
        Review.Cards[ticket] = Card(ticket, lines);
        return this;
    }

    public async Task<Desk> OpenAsync(string? ticket = null)
    {
        await Queue.ShowAsync(new QueueAddress(new QueueFilter(), ticket), CancellationToken.None);
        return this;
    }

    /// <summary>Lets the reader read the line.</summary>
    public Desk Read()
    {
        Time.Advance(ReadingGuard.ReadFirst);
        return this;
    }

    public Task Press(QueueKey key, int digit = 0) => Queue.PressAsync(key, digit);

    public static QueueTicket Row(string ticket) =>
        new(
            ticket,
            $"Subject {ticket}",
            "Harbor Dental",
            "Priya Nair",
            Morning + TimeSpan.FromMinutes(42),
            Morning - TimeSpan.FromHours(3),
            ["P1 Critical"],
            0,
            0,
            false,
            null,
            Morning
        );

    public static TicketCard Card(string ticket, params ProposalLine[] lines) =>
        new(
            ticket,
            $"Subject {ticket}",
            "Harbor Dental",
            "Priya Nair",
            "priya@example.test",
            Morning,
            TicketSource.Email,
            "All three rooms are down.",
            [],
            Morning + TimeSpan.FromMinutes(42),
            Morning - TimeSpan.FromHours(3),
            "Reply",
            null,
            null,
            false,
            lines
        );

    public static ProposalLine Line(
        string item,
        string label = "Priority",
        LineState state = LineState.Waiting,
        RiskTier risk = RiskTier.Low,
        bool indented = false
    ) =>
        new(
            item,
            label.ToLowerInvariant(),
            label,
            "14",
            label.ToLowerInvariant(),
            label,
            "P3 Normal",
            "P1 Critical",
            "Very likely",
            0.94,
            "Said 94%; right 199 of the 212 times it said so.",
            risk,
            indented,
            state,
            state == LineState.Held ? "If company is Harbor Dental" : state.ToString(),
            null,
            "**Every room** is affected.",
            [new WordSpan("description", 0, 9, "All three")],
            [],
            [],
            "Can be put back.",
            [new("2", "P2 High"), new("3", "P3 Normal"), new("4", "P4 Low")],
            false,
            null
        );
}
