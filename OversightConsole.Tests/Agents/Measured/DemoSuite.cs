using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.Traps;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Clocks;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Agents.Measured;

/// <summary>
/// The demo's customers, staff and 120 days of tickets as agents see them: the older 90 days closed, to learn from; the
/// last 30 with the truth about them, to measure on.
/// </summary>
public sealed class DemoSuite : IAsyncLifetime
{
    /// <summary>The end of the tickets.</summary>
    public static readonly DateTimeOffset Until = MeasuredSeed.At;

    private static readonly DeskZone Zone = DeskZone.Of("Europe/Berlin");
    private readonly SqliteDatabase _database = new();

    public SorCatalog Catalog { get; private set; } = null!;

    /// <summary>Closed tickets as people left them.</summary>
    public IReadOnlyList<Lesson> Lessons { get; private set; } = [];

    /// <summary>Later tickets with the truth.</summary>
    public IReadOnlyList<DemoTicket> Later { get; private set; } = [];

    /// <summary>The classes as learned, for comparing tickets that carry none yet.</summary>
    public AgentMemory<ClassificationKnowledge> Classes { get; } = new();

    public IReadOnlyList<DemoTrap> Traps { get; } = new DemoTraps(1, Until).All();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await new DeskConfiguration(_database.Contexts, new FakeTimeProvider(TestClock.Now)).EnsureAsync(
            CancellationToken.None
        );
        await using (var db = await _database.Contexts.CreateDbContextAsync())
        {
            await using var write = await db.BeginWriteAsync();
            await WorldBuilder.WriteAsync(write, Zone, Until, CancellationToken.None);
            await write.CommitAsync();
        }
        var directories = new DeskDirectories(_database.Contexts, Zone);
        Catalog = await new EmbeddedSystemOfRecord(
            _database.Contexts,
            directories,
            new FakeTimeProvider(Until)
        ).DescribeAsync(CancellationToken.None);
        var tickets = new DemoGenerator(MeasuredSeed.Or(1), Until, Zone.Zone).Generate(120);
        var parents = tickets
            .Where(t => t.Storm is not null)
            .GroupBy(t => t.Storm)
            .ToDictionary(g => g.Key!, g => g.First().Key);
        Lessons =
        [
            .. tickets
                .Where(t => t.OpenedAt < Until.AddDays(-30))
                .Select(t => new Lesson(Closed(t, t.Storm is { } s && parents[s] != t.Key ? parents[s] : null))),
        ];
        Later = [.. tickets.Where(t => t.OpenedAt >= Until.AddDays(-30))];
        Learn(new ClassificationLearner(Classes));
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    /// <summary>Trains an agent on the lessons, through its file.</summary>
    public Learned Learn(ILearner learner)
    {
        var learned = learner
            .Learn(Lessons, DeskCatalogs.Of(EmbeddedSystemOfRecord.ConnectionName, Catalog), CancellationToken.None)
            .Should()
            .BeOfType<Learned>()
            .Subject;
        using var file = new MemoryStream();
        learned.Write(file);
        file.Position = 0;
        learner.Use("v1", file, Lessons);
        return learned;
    }

    /// <summary>A ticket as it comes in, with its class as <paramref name="leaf"/> says.</summary>
    public TicketView View(
        DemoTicket ticket,
        DateTimeOffset now,
        IEnumerable<DemoTicket>? around = null,
        bool classed = true
    )
    {
        var record = Record(ticket, classed ? ticket.True : null, null, null, null);
        var others = (around ?? []).Where(o => o.Key != ticket.Key && o.OpenedAt <= now).ToList();
        return new TicketView(record, Catalog, now)
        {
            Around = new SorSurroundings
            {
                SameCustomer =
                [
                    .. others
                        .Where(o => o.CompanyId == ticket.CompanyId && o.OpenedAt >= now.AddDays(-60))
                        .OrderByDescending(o => o.OpenedAt)
                        .Take(SorSurroundings.Most)
                        .Select(o => Near(o, now, o.OpenedAt < Until.AddDays(-1) ? o.Booked.Code : null)),
                ],
                Lately =
                [
                    .. others
                        .Where(o => o.OpenedAt >= now.AddHours(-SorSurroundings.LatelyHours))
                        .OrderByDescending(o => o.OpenedAt)
                        .Select(o => Near(o, now, o.Booked.Code)),
                ],
                Configurations = ticket.ConfigurationIds,
            },
        };
    }

    /// <summary>The ticket of a trap that is to be answered, among all of that trap.</summary>
    public TicketView Trap(int number)
    {
        var tickets = Traps[number - 1].Tickets.Select(t => t.Ticket).ToList();
        return View(tickets[^1], Until, tickets);
    }

    private SorRecord Closed(DemoTicket t, string? parent) =>
        Record(t, t.Booked, t.TeamId, t.OwnerId, parent) with
        {
            ClosedAt = t.ClosedAt,
        };

    private SorRecord Record(DemoTicket t, TrueClass? booked, string? team, string? owner, string? parent)
    {
        var fields = new Dictionary<string, FieldValue>
        {
            [TicketFields.Summary] = FieldValue.Text(t.Summary),
            [TicketFields.Company] = FieldValue.Text(t.CompanyId),
        };
        Set(TicketFields.Site, t.SiteId);
        Set(TicketFields.Contact, t.ContactId);
        Set(TicketFields.Parent, parent);
        Set(TicketFields.Team, team);
        Set(TicketFields.Owner, owner);
        Set(TicketFields.Board, booked?.Board);
        Set(TicketFields.Type, booked?.Type);
        Set(TicketFields.Subtype, booked?.Subtype);
        Set(TicketFields.Item, booked?.Item);
        if (team is not null)
        {
            Set(TicketFields.Impact, Codes.Of(t.Impact));
            Set(TicketFields.Urgency, Codes.Of(t.Urgency));
        }
        return new SorRecord(
            new SorRef("embedded", "ticket", t.Key),
            new SorVersion("1"),
            fields,
            t.Body,
            TicketSource.Of(t.Source),
            t.Sender,
            t.OpenedAt,
            null,
            [],
            null
        );

        void Set(string field, string? id)
        {
            if (id is not null)
                fields[field] = FieldValue.Text(id);
        }
    }

    private static NearTicket Near(DemoTicket t, DateTimeOffset now, string? leaf) =>
        new(t.Key, t.Summary, t.OpenedAt)
        {
            Text = t.Body[..Math.Min(1000, t.Body.Length)],
            Source = TicketSource.Of(t.Source),
            Company = t.CompanyId,
            Site = t.SiteId,
            Contact = t.ContactId,
            Owner = t.OwnerId,
            Class = leaf,
            ClosedAt = t.ClosedAt <= now ? t.ClosedAt : null,
        };
}
