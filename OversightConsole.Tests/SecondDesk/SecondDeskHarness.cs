using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>The whole of Core over the desk in memory alone: the embedded desk is not connected, and its tables are dropped.</summary>
internal sealed class SecondDeskHarness : IAsyncDisposable
{
    private static readonly ClaimTerms Easy = new(Target: 0.80, Floor: 0.90, CriticalTarget: 0.60);
    private static readonly string Embedded = typeof(EmbeddedSystemOfRecord).Namespace!;
    private readonly ServiceProvider _services;
    private readonly FakeTimeProvider _time;
    private int _number;

    private SecondDeskHarness(ServiceProvider services, FakeTimeProvider time) => (_services, _time) = (services, time);

    public Person Ravi { get; } = new("ravi", "Ravi", new HashSet<Role> { Role.Technician });

    public Person Mia { get; } = new("mia", "Mia", new HashSet<Role> { Role.Technician });

    public Person Manager { get; } = new("max", "Max", new HashSet<Role> { Role.Manager });

    public MemoryDesk Desk => Get<MemoryDesk>();

    public FakeTimeProvider Time => _time;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <param name="database">Where it lies.</param>
    /// <param name="third">One more desk beside the one in memory, given the house's clock.</param>
    public static async Task<SecondDeskHarness> OnAsync(
        DatabaseFixture database,
        Func<TimeProvider, IConnectedSystem>? third = null
    )
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var agent = new TestAgent { Says = (ticket, catalog) => new Proposes(Draft(ticket, catalog)) };
        var services = DatabaseFixture.Build(
            await database.CreateFreshAsync(),
            s =>
            {
                s.AddSingleton<TimeProvider>(time).AddAccess();
                s.AddSeam(TimeZoneInfo.Utc)
                    .AddConnectedSystem<MemoryDesk>()
                    .AddOversight(Path.Combine(Path.GetTempPath(), "oversight-no-models"))
                    .AddReports(Path.Combine(Path.GetTempPath(), "oversight-reports"));
                if (third is not null)
                    s.AddSingleton(third(time));
                s.RemoveAll<IAgent>();
                s.AddSingleton(agent).AddSingleton<IAgent>(agent);
            }
        );
        var harness = new SecondDeskHarness(services, time);
        await harness.Get<Schema>().EnsureAsync();
        await harness.DropEmbeddedTablesAsync();
        await harness.PeopleAsync();
        await harness.Get<FleetControl>().InstallAsync(harness.Get<TicketWork>().AgentKeys);
        await harness.Get<CustomerTerms>().SetAsync(harness.Manager, MemoryDesk.Customer, AllowedTerms.All);
        await harness.Get<FleetControl>().SetTermsAsync(harness.Manager, ReviewHarness.Agent, Easy, "For a test");
        return harness;
    }

    /// <summary>A ticket in words of its own, worked on by the pipeline.</summary>
    public async Task<SorRef> ArrivesAsync(string about = "printer")
    {
        var number = ++_number;
        var ticket = Desk.Opens($"{about} {number}", $"{about} case{number} room{number} asset{number} caller{number}");
        await WorkAsync();
        return ticket;
    }

    public async Task WorkAsync()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        while (await Get<TicketPipeline>().RunOnceAsync()) { }
    }

    public async Task ApproveAsync(SorRef ticket, Person by)
    {
        var item = await ReadAsync(db => db.Set<ReviewItem>().SingleAsync(i => i.Ticket == ticket));
        (await Get<QueueReader>().OpenAsync(by, ticket)).Should().NotBeNull();
        var outcome = await Get<DecisionService>().DecideAsync(by, new DecisionRequest(item.Id, Verdict.Approve));
        outcome.Should().BeOfType<Recorded>();
    }

    /// <summary>Enough right answers for a promotion, critical ones among them, all written to the desk.</summary>
    public async Task EarnAsync()
    {
        for (var i = 0; i < 23; i++)
            await ApproveAsync(await ArrivesAsync(i < 9 ? "phishing" : "printer"), i % 2 == 0 ? Ravi : Mia);
        await SendAsync();
    }

    public async Task SendAsync()
    {
        _time.Advance(TimeSpan.FromSeconds(11));
        while (await Get<Executor>().RunOnceAsync() > 0) { }
        await WorkAsync();
        while (await Get<OutcomeWatch>().RunOnceAsync()) { }
    }

    public Task<PromotionOutcome> PromoteAsync() =>
        Get<Promotions>().PromoteAsync(Manager, ReviewHarness.Agent, "It is good enough");

    public Task<Proposal> ProposalAsync(SorRef ticket) =>
        ReadAsync(db => db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Ticket == ticket));

    public async Task<T> ReadAsync<T>(Func<OversightDbContext, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>The class that the ticket's words ask for, in the values of the desk in memory.</summary>
    public static ProposalDraft Draft(SorRecord ticket, SorCatalog catalog)
    {
        var isThreat = ticket.Description.Contains("phishing", StringComparison.Ordinal);
        var board = catalog.Board(isThreat ? MemoryDesk.Threats : MemoryDesk.Queue)!;
        var row = board.Classes.Single(c => c.Item?.Id == (isThreat ? MemoryDesk.Phishing : MemoryDesk.Printer));
        FieldChange Change(string field, FieldValue? value) => new(field, ticket[field], value);
        return new ProposalDraft(
            ReviewHarness.Agent,
            "v1",
            ticket.Ref,
            ticket.Version,
            new ProposedAction(
                "set-class",
                [
                    Change(TicketFields.Board, board.Value),
                    Change(TicketFields.Type, row.Type),
                    Change(TicketFields.Subtype, row.Subtype),
                    Change(TicketFields.Item, row.Item),
                ]
            ),
            [new Fact(TicketFields.Summary, ticket[TicketFields.Summary])],
            [],
            0.95,
            "It says so.",
            new Explanation([], [], [], [], "The category is set."),
            RiskTier.Low,
            ticket[TicketFields.Company]?.Id,
            Unit: ticket.Ref.Text
        );
    }

    /// <summary>Every table of the seam's namespace but the console's own row about customers.</summary>
    private Task<int> DropEmbeddedTablesAsync() =>
        ReadAsync(async db =>
        {
            var tables = db
                .Model.GetEntityTypes()
                .Where(t => t.ClrType.Namespace!.StartsWith(Embedded, StringComparison.Ordinal))
                .Select(t => t.GetTableName()!)
                .Distinct()
                .ToList();
            tables.Should().Contain(["Tickets", "Companies", "Boards"]);
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
            var drop = string.Join(';', tables.Select(t => $"DROP TABLE \"{t}\""));
            await db.Database.ExecuteSqlRawAsync(drop);
            return tables.Count;
        });

    private Task<int> PeopleAsync() =>
        ReadAsync(db =>
        {
            foreach (var person in new[] { Ravi, Mia, Manager })
            {
                db.Add(new IdentityUser(person.Name) { Id = person.Id });
                foreach (var role in person.Roles)
                    db.Add(new IdentityUserRole<string> { UserId = person.Id, RoleId = Codes.Of(role) });
            }
            db.Add(new TrailVerdict { Intact = true });
            return db.SaveChangesAsync();
        });
}
