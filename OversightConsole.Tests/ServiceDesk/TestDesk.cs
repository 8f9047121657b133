using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Clocks;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk;

/// <summary>A configured desk with two customers on a real database, and a clock that stands still until moved.</summary>
public sealed class TestDesk : IAsyncDisposable
{
    public static readonly Actor Lena = new(ActorKind.Person, "u-lena", "lena");
    public static readonly Actor Agent = new(ActorKind.Agent, "classification", "Classification");

    /// <summary>Monday 14 September 2026, 10:00 in Berlin.</summary>
    public static readonly DateTimeOffset Start = new(2026, 9, 14, 8, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    private TestDesk(ServiceProvider services) => _services = services;

    public FakeTimeProvider Time => (FakeTimeProvider)_services.GetRequiredService<TimeProvider>();
    public EmbeddedDesk Desk => _services.GetRequiredService<EmbeddedDesk>();
    public EmbeddedSystemOfRecord Records => _services.GetRequiredService<EmbeddedSystemOfRecord>();

    public DeskHealth Health => _services.GetRequiredService<DeskHealth>();
    public DeskSearch Search => _services.GetRequiredService<DeskSearch>();
    public DeskDirectories Directories => _services.GetRequiredService<DeskDirectories>();
    public DeskConfiguration Configuration => _services.GetRequiredService<DeskConfiguration>();
    public IDbContextFactory<OversightDbContext> Contexts =>
        _services.GetRequiredService<IDbContextFactory<OversightDbContext>>();
    public IServiceProvider Services => _services;

    public static async Task<TestDesk> OpenAsync(DatabaseFixture database)
    {
        var desk = new TestDesk(
            database.Build(s =>
                s.AddSingleton<TimeProvider>(new FakeTimeProvider(Start)).AddServiceDesk("Europe/Berlin")
            )
        );
        await desk.Configuration.EnsureAsync(default);
        await desk.AddAsync(db =>
        {
            if (db.Set<Company>().Any(c => c.Id == "northwind"))
                return;
            db.AddRange(
                new Company
                {
                    Id = "northwind",
                    Name = "Northwind Dental Group",
                    SlaId = "managed-8x5",
                },
                new Company { Id = "harbor", Name = "Harbor Legal LLP" },
                new Site
                {
                    Id = "northwind/main",
                    CompanyId = "northwind",
                    Name = "Main",
                },
                new Contact
                {
                    Id = "northwind/dana",
                    CompanyId = "northwind",
                    Name = "Dana Reyes",
                },
                new Agreement
                {
                    Id = "harbor/premium",
                    CompanyId = "harbor",
                    Name = "Premium",
                    StartsOn = new DateOnly(2026, 1, 1),
                    SlaId = "premium-24x7",
                },
                new Agreement
                {
                    Id = "harbor/old",
                    CompanyId = "harbor",
                    Name = "Last year",
                    StartsOn = new DateOnly(2025, 1, 1),
                    EndsOn = new DateOnly(2025, 12, 31),
                },
                new Member
                {
                    Id = "mtan",
                    Name = "Mei Tan",
                    TeamId = "first-line",
                },
                new Member
                {
                    Id = "api-agents",
                    Name = "Agents",
                    IsApi = true,
                }
            );
        });
        return desk;
    }

    /// <summary>Changes configuration the way an importer or the demo does.</summary>
    public async Task AddAsync(Action<OversightDbContext> change)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        change(db);
        await DeskConfiguration.ChangedAsync(db, TestClock.Now, default);
        await write.CommitAsync();
    }

    /// <summary>An open ticket of Northwind on the service desk.</summary>
    public async Task<long> TicketAsync(params SetField[] fields)
    {
        SetField[] usual =
        [
            SetField.To(TicketFields.Board, "service-desk"),
            SetField.To(TicketFields.Company, "northwind"),
        ];
        var outcome = await Desk.CreateAsync(
            new NewTicket { Summary = "Printer prints blank", Fields = [.. usual, .. fields] },
            Lena,
            default
        );
        return outcome.Should().BeOfType<DeskSaved>().Subject.Ticket;
    }

    public async Task<SorRecord> GetAsync(long ticket) =>
        (await Records.GetAsync(EmbeddedDesk.RefOf(ticket), default))!;

    public async Task<IReadOnlyList<TicketChange>> LogAsync(long ticket) =>
        [.. (await Search.GetAsync(ticket, default))!.Changes.Reverse()];

    /// <summary>The classification agent sets board, type, subtype and item of a ticket it saw as it stands.</summary>
    public static SorCommand Classify(string key, SorRecord seen, string? type, string? subtype, string? item) =>
        new(
            key,
            seen.Ref,
            seen.Version,
            [new(TicketFields.Board, seen[TicketFields.Board]), new(TicketFields.Type, seen[TicketFields.Type])],
            [
                SetField.To(TicketFields.Type, type),
                SetField.To(TicketFields.Subtype, subtype),
                SetField.To(TicketFields.Item, item),
            ],
            Agent
        );

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
