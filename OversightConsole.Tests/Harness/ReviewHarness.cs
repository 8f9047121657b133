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
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Harness;

/// <summary>The whole of Core over one real database, with people, a desk and a clock that only tests move.</summary>
internal sealed class ReviewHarness : IAsyncDisposable
{
    public const string Agent = "classification";
    public const string Second = "priority";
    private readonly ServiceProvider _services;

    private readonly StorageOptions _options;

    private ReviewHarness(ServiceProvider services, FakeTimeProvider time, StorageOptions options) =>
        (_services, Time, _options) = (services, time, options);

    public FakeTimeProvider Time { get; }

    public Person Ravi { get; } = new("ravi", "Ravi", new HashSet<Role> { Role.Technician });

    public Person Mia { get; } = new("mia", "Mia", new HashSet<Role> { Role.Technician });

    public Person Manager { get; } = new("max", "Max", new HashSet<Role> { Role.Manager });

    public Person Auditor { get; } = new("ada", "Ada", new HashSet<Role> { Role.Auditor });

    public DecisionService Decisions => Get<DecisionService>();

    public Executor Executor => Get<Executor>();

    public WatchedDesk Desk => (WatchedDesk)Get<ISystemOfRecord>();

    public EmbeddedDesk DeskPages => Get<EmbeddedDesk>();

    /// <summary>The first of the two installed agents.</summary>
    public TestAgent Asked => _services.GetServices<TestAgent>().First();

    /// <summary>The second; it has nothing to say unless told.</summary>
    public TestAgent Other => _services.GetServices<TestAgent>().Last();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>An empty house on the class's database: what earlier tests left undecided or unsent is gone.</summary>
    /// <param name="more">Connects further desks.</param>
    public static async Task<ReviewHarness> OnAsync(
        DatabaseFixture database,
        StorageOptions? options = null,
        Action<IServiceCollection>? more = null
    )
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var harness = Build(options ?? database.Options, time, more);
        await harness.Get<Schema>().EnsureAsync();
        await harness.Get<DeskConfiguration>().EnsureAsync(default);
        await harness.EmptyAsync();
        await harness.Get<FleetControl>().InstallAsync(harness.Get<TicketWork>().AgentKeys);
        return harness;
    }

    /// <summary>A second console on the same database, with the same clock; without <paramref name="more"/> only the embedded desk is connected.</summary>
    public ReviewHarness AnotherNode(Action<IServiceCollection>? more = null) => Build(_options, Time, more);

    private static ReviewHarness Build(StorageOptions options, FakeTimeProvider time, Action<IServiceCollection>? more)
    {
        var services = DatabaseFixture.Build(
            options,
            s =>
            {
                s.AddSingleton<TimeProvider>(time).AddAccess();
                // Most tickets of these tests stand on nobody in particular.
                s.AddServiceDesk("UTC", new DeskPolicy { ActsWithoutCustomer = true })
                    .AddOversight(Path.Combine(Path.GetTempPath(), "oversight-no-models"))
                    .AddReports(Path.Combine(Path.GetTempPath(), "oversight-reports"));
                more?.Invoke(s);
                s.AddSingleton<ISystemOfRecord, WatchedDesk>();
                s.RemoveAll<IAgent>();
                s.AddSingleton<TestAgent>();
                s.AddSingleton(new TestAgent { Key = Second });
                s.AddSingleton<IAgent>(p => p.GetServices<TestAgent>().First());
                s.AddSingleton<IAgent>(p => p.GetServices<TestAgent>().Last());
            }
        );
        return new ReviewHarness(services, time, options);
    }

    public async Task<T> ReadAsync<T>(Func<OversightDbContext, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    public Task<Proposal> ProposalAsync(Guid id) =>
        ReadAsync(db => db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == id));

    public async Task<ProposalStatus> StatusAsync(Line line) => (await ProposalAsync(line.Proposal)).Status;

    public Task<ExecutionIntent> IntentAsync(Guid decision) =>
        ReadAsync(db =>
            db.Set<ExecutionIntent>().AsNoTracking().SingleAsync(i => i.DecisionId == decision && i.UndoId == null)
        );

    /// <summary>The undo window passes and the executor runs once.</summary>
    public async Task<int> SendAsync()
    {
        Time.Advance(TimeSpan.FromSeconds(11));
        return await Executor.RunOnceAsync();
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    /// <summary>
    /// Empties the console. The desk stays as it is, as a desk outside would: its configuration and its older tickets.
    /// </summary>
    private async Task EmptyAsync()
    {
        var end = await Get<EmbeddedSystemOfRecord>().ChangesAsync(null, 1_000_000, default);
        await using var db = await Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        await Schema.EmptyAsync(db, Kept(db), default);
        db.Add(new AuditHead());
        foreach (var person in new[] { Ravi, Mia, Manager, Auditor })
        {
            db.Add(new IdentityUser(person.Name) { Id = person.Id });
            db.AddRange(
                person.Roles.Select(r => new IdentityUserRole<string> { UserId = person.Id, RoleId = Codes.Of(r) })
            );
        }
        db.Add(new FeedCursor { Connection = EmbeddedSystemOfRecord.ConnectionName, Cursor = end.Cursor });
        await write.CommitAsync();
    }

    /// <summary>
    /// The roles, which every console has, and what belongs to the embedded desk; what its customers allow stays with them.
    /// </summary>
    private static HashSet<string> Kept(OversightDbContext db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Where(t =>
                    t.ClrType == typeof(IdentityRole)
                    || t.ClrType == typeof(CustomerConsent)
                    || t.ClrType.Namespace!.StartsWith(typeof(EmbeddedDesk).Namespace!, StringComparison.Ordinal)
                )
                .Select(t => t.GetTableName()!),
        ];
}
