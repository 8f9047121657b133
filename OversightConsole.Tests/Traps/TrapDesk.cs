using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Traps;

/// <summary>Test classes of this collection share one desk, built once; each test works on a copy of its own.</summary>
[CollectionDefinition(Name)]
public sealed class TrapCollection : ICollectionFixture<TrapDesk>
{
    public const string Name = "Traps";
}

/// <summary>
/// The demo's customers, staff and some weeks of worked-off tickets in one SQLite file, with every agent of the suite
/// installed in Suggest and trained. Built once; <see cref="OpenAsync"/> gives each test a copy.
/// </summary>
public sealed class TrapDesk : IAsyncLifetime
{
    /// <summary>The seed of the world and of the traps.</summary>
    public const int Seed = 1;

    /// <summary>
    /// So many days of tickets before <see cref="Until"/>: some 2,500 to learn from, built and trained in seconds; with
    /// fewer it is chance what the desk has seen of each category.
    /// </summary>
    public const int Days = 75;

    /// <summary>The moment the desk was built for: a Monday afternoon, nobody off by chance of the calendar.</summary>
    public static readonly DateTimeOffset Until = TestClock.Measured;

    private readonly string _folder = Directory.CreateTempSubdirectory("oversight-traps-").FullName;
    private int _copies;

    private string Template => Path.Combine(_folder, "template.db");

    private string Models => Path.Combine(_folder, "models");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await using (var services = TrapHarness.Services(At(Template), Models, new FakeTimeProvider(Until)))
        {
            await services.GetRequiredService<Schema>().EnsureAsync();
            await services.GetRequiredService<DeskConfiguration>().EnsureAsync(default);
            await FillAsync(services);
            await services
                .GetRequiredService<FleetControl>()
                .InstallAsync(services.GetRequiredService<TicketWork>().AgentKeys);
            await services.GetRequiredService<AgentTraining>().TrainAllAsync("the traps' desk");
            await FollowAsync(services);
            await using var db = await ContextAsync(services);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        SqliteConnection.ClearAllPools();
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A desk of its own for one test, at <see cref="Until"/>, with what the agents have learned at work.</summary>
    internal Task<TrapHarness> OpenAsync()
    {
        var name = Path.Combine(_folder, $"copy-{Interlocked.Increment(ref _copies)}");
        File.Copy(Template, name + ".db");
        Directory.CreateDirectory(name);
        foreach (var model in Directory.EnumerateFiles(Models))
            File.Copy(model, Path.Combine(name, Path.GetFileName(model)));
        return TrapHarness.OpenAsync(At(name + ".db"), name);
    }

    private static StorageOptions At(string file) =>
        new() { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={file}" };

    /// <summary>What was closed by now is worked off; the rest stands where its technician has it.</summary>
    private static async Task FillAsync(ServiceProvider services)
    {
        var zone = services.GetRequiredService<DeskZone>();
        await using (var db = await ContextAsync(services))
        {
            await using var write = await db.BeginWriteAsync();
            await WorldBuilder.WriteAsync(write, zone, Until, default);
            foreach (var person in TrapHarness.People)
            {
                db.Add(new IdentityUser(person.Name) { Id = person.Id });
                db.AddRange(
                    person.Roles.Select(r => new IdentityUserRole<string> { UserId = person.Id, RoleId = Codes.Of(r) })
                );
            }
            await write.CommitAsync();
        }
        var stories = new StoryWriter(zone, Until);
        var writer = new ClosedTickets(
            services.GetRequiredService<BulkWrites>(),
            services.GetRequiredService<IDbContextFactory<OversightDbContext>>(),
            services.GetRequiredService<EmbeddedDesk>(),
            new DemoProgress(),
            services.GetRequiredService<TimeProvider>()
        );
        var tickets = new DemoGenerator(Seed, Until, zone.Zone).Generate(Days);
        await writer.WriteAsync(
            tickets,
            t => t.ClosedAt < Until ? stories.Whole(t) : stories.Whole(t) with { Steps = [] },
            default
        );
    }

    /// <summary>Everything so far has been worked on: the pipeline's first ticket is the first trap.</summary>
    private static async Task FollowAsync(ServiceProvider services)
    {
        var end = await services.GetRequiredService<EmbeddedSystemOfRecord>().ChangesAsync(null, 1_000_000, default);
        await using var db = await ContextAsync(services);
        await using var write = await db.BeginWriteAsync();
        db.Add(new FeedCursor { Connection = EmbeddedSystemOfRecord.ConnectionName, Cursor = end.Cursor });
        db.Add(new OutcomeCursor { Connection = EmbeddedSystemOfRecord.ConnectionName, Cursor = end.Cursor });
        await write.CommitAsync();
    }

    private static Task<OversightDbContext> ContextAsync(ServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
}
