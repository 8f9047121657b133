using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Language;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Clocks;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Language;

/// <summary>The real suite with a language service, one customer and two technicians, on a database of its own.</summary>
internal sealed class LanguageHarness : IAsyncDisposable
{
    public static readonly Person Ravi = new("ravi", "Ravi", new HashSet<Role> { Role.Technician });
    public static readonly Person Mia = new("mia", "Mia", new HashSet<Role> { Role.Technician });
    public static readonly Person Manager = new("max", "Max", new HashSet<Role> { Role.Manager });
    private readonly StorageOptions _database;
    private readonly ChatSettings _chat;
    private ServiceProvider _services;

    private LanguageHarness(StorageOptions database, ChatSettings chat) =>
        (_database, _chat, _services) = (database, chat, null!);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 14, 8, 0, 0, TimeSpan.Zero));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<LanguageHarness> OpenAsync(
        DatabaseFixture database,
        PlayedEndpoint endpoint,
        Func<ChatSettings, ChatSettings>? with = null
    )
    {
        var chat = new ChatSettings
        {
            Endpoint = endpoint.Address,
            Key = "k",
            Model = "played",
            PricePerMillionIn = 1,
            PricePerMillionOut = 10,
        };
        var harness = new LanguageHarness(await database.CreateFreshAsync(), with?.Invoke(chat) ?? chat);
        harness._services = harness.Build();
        await harness.Get<Schema>().EnsureAsync();
        await harness.Get<DeskConfiguration>().EnsureAsync(default);
        await harness.AddAsync();
        await harness.Get<FleetControl>().InstallAsync(["summary", "resolution", "security"]);
        return harness;
    }

    /// <summary>The console stops and another one starts on the same database.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Build();
        await Get<VersionsAtWork>().RunOnceAsync();
    }

    public async Task<SorRef> TicketAsync(string summary, string text, string? company = "northwind")
    {
        var saved = await Get<EmbeddedDesk>()
            .CreateAsync(
                new NewTicket
                {
                    Summary = summary,
                    Description = text,
                    Source = "email",
                    Fields =
                    [
                        SetField.To(TicketFields.Board, "service-desk"),
                        .. company is null ? [] : new[] { SetField.To(TicketFields.Company, company) },
                    ],
                },
                new Actor(ActorKind.Customer, "someone", "Someone"),
                default
            );
        var ticket = EmbeddedDesk.RefOf(saved.Should().BeOfType<DeskSaved>().Subject.Ticket);
        await WorkAsync();
        return ticket;
    }

    public async Task WorkAsync()
    {
        while (await Get<TicketPipeline>().RunOnceAsync()) { }
    }

    public async Task ChangeAsync(SorRef ticket, params SetField[] fields) =>
        (await Get<EmbeddedDesk>().ChangeAsync(Number(ticket), [.. fields], Colleague, null, default))
            .Should()
            .BeOfType<DeskSaved>();

    public async Task CloseAsync(SorRef ticket)
    {
        (await Get<EmbeddedDesk>().CloseAsync(Number(ticket), null, Colleague, default)).Should().BeOfType<DeskSaved>();
        await WorkAsync();
    }

    public async Task AskAsync()
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        await Get<LanguageRuns>().RunOnceAsync();
    }

    public async Task<List<Proposal>> ProposalsAsync(SorRef ticket, string agent) =>
        await ReadAsync(db =>
            db.Set<Proposal>()
                .AsNoTracking()
                .Where(p => p.Ticket == ticket && p.Agent == agent)
                .OrderBy(p => p.CreatedAt)
                .ThenBy(p => p.Sequence)
                .ToListAsync()
        );

    public async Task<Proposal> OpenAsync(SorRef ticket, string agent) =>
        (await ProposalsAsync(ticket, agent)).Should().ContainSingle(p => p.Status == ProposalStatus.Pending).Subject;

    public async Task<ModelRun> RunAsync(SorRef ticket) =>
        await ReadAsync(db => db.Set<ModelRun>().AsNoTracking().SingleAsync(r => r.Ticket == ticket));

    /// <summary>The language service runs beside the agent from now on.</summary>
    public async Task TriedAsync(string agent)
    {
        await Get<FleetControl>().InstallAsync([agent]);
        (await Get<LanguageVersions>().TryAsync(Manager, agent, "To see both")).Should().Be(ManagerActionOutcome.Set);
    }

    /// <summary>What became of the look of the version beside the one at work.</summary>
    public Task<AgentLook> LookAsync(SorRef ticket, string key) =>
        ReadAsync(db => db.Set<AgentLook>().AsNoTracking().SingleAsync(l => l.Ticket == ticket && l.Agent == key));

    public async Task ApproveByTwoAsync(Proposal proposal)
    {
        var item = await ReadAsync(db =>
            db.Set<ReviewItem>().Where(i => i.ProposalId == proposal.Id).Select(i => i.Id).SingleAsync()
        );
        foreach (var person in new[] { Ravi, Mia })
            await Get<DecisionService>().DecideAsync(person, new DecisionRequest(item, Verdict.Approve));
        Time.Advance(TimeSpan.FromSeconds(11));
        await Get<Executor>().RunOnceAsync();
    }

    public async Task<T> ReadAsync<T>(Func<OversightDbContext, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>The one claim of an action; more than one is none.</summary>
    public Task<AgentClaim> ClaimAsync(string agent, string action) =>
        ReadAsync(db =>
            db.Set<AgentClaim>().AsNoTracking().SingleAsync(c => c.Agent == agent && c.ActionType == action)
        );

    private static Actor Colleague { get; } = new(ActorKind.Person, "colleague", "A colleague");

    private static long Number(SorRef ticket) =>
        long.Parse(ticket.Id, System.Globalization.CultureInfo.InvariantCulture);

    private ServiceProvider Build() =>
        DatabaseFixture.Build(
            _database,
            s =>
            {
                s.AddSingleton<TimeProvider>(Time).AddAccess();
                s.AddServiceDesk("UTC")
                    .AddOversight(Path.Combine(Path.GetTempPath(), "oversight-no-models"), _chat)
                    .AddReports(Path.Combine(Path.GetTempPath(), "oversight-reports"));
            }
        );

    private async Task AddAsync()
    {
        await using var db = await Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        db.Add(new Company { Id = "northwind", Name = "Northwind Dental Group" });
        db.Add(new Company { Id = "private", Name = "Keeps to itself" });
        db.Add(
            CustomerConsent.Of(
                EmbeddedSystemOfRecord.ConnectionName,
                "private",
                AllowedTerms.All with
                {
                    LanguageModel = false,
                }
            )
        );
        db.Add(
            new Contact
            {
                Id = "northwind/pat-boss",
                CompanyId = "northwind",
                Name = "Pat Boss",
                Email = "pat.boss@northwind.example",
            }
        );
        db.Add(
            new Contact
            {
                Id = "northwind/kim-day",
                CompanyId = "northwind",
                Name = "Kim Day",
            }
        );
        foreach (var person in new[] { Ravi, Mia })
        {
            db.Add(new IdentityUser(person.Name) { Id = person.Id });
            db.Add(new IdentityUserRole<string> { UserId = person.Id, RoleId = RoleNames.Technician });
        }
        await DeskConfiguration.ChangedAsync(db, TestClock.Now, default);
        await write.CommitAsync();
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
