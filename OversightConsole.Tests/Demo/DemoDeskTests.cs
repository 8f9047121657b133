using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Demo;
using OversightConsole.Core.Demo.Arrivals;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Demo;

[Trait("Category", "Time")]
public sealed class DemoDeskTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static readonly DemoPlan Plan = new(Seed: 1, Days: 28, WorkingDays: 5);

    [Fact]
    public async Task An_empty_database_becomes_the_demo_and_a_second_start_leaves_it_alone()
    {
        await using var services = await FreshAsync();

        var built = await BuildAsync(services);
        var again = await BuildAsync(services);

        built.Should().BeOfType<DemoBuilt>().Which.Tickets.Should().BeGreaterThan(150);
        again.Should().BeOfType<DemoThere>();
        await using var db = await ContextAsync(services);
        (await db.Set<Company>().CountAsync()).Should().Be(8, "seven customers and the catch-all company");
        (await db.Set<Ticket>().CountAsync(t => t.ExternalKey!.StartsWith("demo/trap-08/"))).Should().Be(14);
        (await db.Set<DemoMarker>().SingleAsync()).State.Should().Be(DemoState.Ready);
    }

    [Fact]
    public async Task An_interrupted_build_is_emptied_and_built_anew()
    {
        await using var services = await FreshAsync();
        using (var interruption = new CancellationTokenSource())
        {
            var progress = services.GetRequiredService<DemoProgress>();
            using var watch = services
                .GetRequiredService<ChangeNotifier>()
                .Subscribe(
                    _ =>
                    {
                        if (progress.Current is { Phase: DemoPhase.Tickets, Done: > 0 })
                            interruption.Cancel();
                    },
                    Topic.Demo
                );
            var interrupted = () =>
                services.GetRequiredService<DemoDesk>().EnsureAsync(Plan with { Seed = 5 }, interruption.Token);
            await interrupted.Should().ThrowAsync<OperationCanceledException>();
        }
        await using (var db = await ContextAsync(services))
        {
            (await db.Set<DemoMarker>().SingleAsync()).State.Should().Be(DemoState.Building);
            (await db.Set<Ticket>().CountAsync()).Should().BeGreaterThan(0);
        }

        var rebuilt = await BuildAsync(services);

        await using var after = await ContextAsync(services);
        (await after.Set<Ticket>().CountAsync()).Should().Be(rebuilt.Should().BeOfType<DemoBuilt>().Subject.Tickets);
        (await after.Set<DemoMarker>().SingleAsync()).Seed.Should().Be(1);
    }

    [Fact]
    public async Task A_database_of_somebody_else_is_refused_and_not_touched()
    {
        await using var services = await FreshAsync();
        await services.GetRequiredService<DeskConfiguration>().EnsureAsync(default);
        var theirs = new NewTicket { Summary = "Our own ticket" };
        await services
            .GetRequiredService<EmbeddedDesk>()
            .CreateAsync(theirs, new Actor(ActorKind.Person, "1", "Ada"), default);

        var outcome = await BuildAsync(services);

        outcome.Should().BeOfType<DemoRefused>().Which.Sentence.Should().Contain("Demo:Enabled=false");
        await using var db = await ContextAsync(services);
        (await db.Set<Ticket>().SingleAsync()).Summary.Should().Be("Our own ticket");
        (await db.Set<Company>().CountAsync()).Should().Be(1);
        (await db.Set<DemoMarker>().AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task History_is_made_by_the_real_services_and_its_trail_is_whole()
    {
        await using var services = await FreshAsync();
        await services.GetRequiredService<DemoUsers>().CreateAsync();

        var built = (DemoBuilt)await BuildAsync(services);

        built.Proposals.Should().BeGreaterThan(50);
        built.Decisions.Should().BeGreaterThan(30);
        await using var db = await ContextAsync(services);
        var deciders = await db.Set<Decision>()
            .Where(d => d.Kind == DecisionKind.Human)
            .Select(d => d.ByName)
            .Distinct()
            .ToListAsync();
        deciders.Should().BeEquivalentTo("technician", "technician2");
        var statuses = await db.Set<Proposal>().Select(p => p.Status).ToListAsync();
        statuses.Count(s => s == ProposalStatus.Executed).Should().BeGreaterThan(30);
        statuses.Should().Contain(ProposalStatus.Pending, "some wait this morning");
        (await db.Set<TicketChange>().AnyAsync(c => c.ByKind == ActorKind.Agent)).Should().BeTrue();
        (await services.GetRequiredService<AuditVerifier>().VerifyAsync(null)).Intact.Should().BeTrue();
        (await services.GetRequiredService<TicketPipeline>().RunOnceAsync()).Should().BeFalse("all has been worked on");
    }

    [Fact]
    public async Task New_tickets_arrive_while_one_watches_each_once()
    {
        await using var services = await FreshAsync();
        await BuildAsync(services);
        var arrivals = services.GetRequiredService<DemoArrivals>();
        await using var db = await ContextAsync(services);
        var before = await db.Set<Ticket>().CountAsync();

        var pause = await arrivals.RunOnceAsync();
        await arrivals.RunOnceAsync();

        pause
            .Should()
            .BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(20))
            .And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(40));
        (await db.Set<Ticket>().CountAsync()).Should().Be(before + 2);
        (
            await db.Set<Ticket>()
                .Where(t => t.ExternalKey!.StartsWith("demo/live-"))
                .Select(t => t.ExternalKey)
                .ToListAsync()
        )
            .Should()
            .BeEquivalentTo("demo/live-00001", "demo/live-00002");
    }

    [Fact]
    public async Task Nothing_arrives_on_a_desk_that_is_not_the_demo()
    {
        await using var services = await FreshAsync();

        (await services.GetRequiredService<DemoArrivals>().RunOnceAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Closed_tickets_tell_their_story_as_peoples_work()
    {
        await using var services = await FreshAsync();
        await BuildAsync(services);
        await using var db = await ContextAsync(services);

        var begin = (await db.Set<DemoMarker>().SingleAsync()).BuiltFor.AddDays(-Plan.WorkingDays);
        var closed = await db.Set<Ticket>().FirstAsync(t => t.IsClosed && t.Source == "email" && t.OpenedAt > begin);
        var log = await db.Set<TicketChange>()
            .Where(c => c.TicketId == closed.Id)
            .OrderBy(c => c.Sequence)
            .ToListAsync();

        closed.ItemId.Should().NotBeNull();
        closed.OwnerId.Should().NotBeNull();
        log[0].ByKind.Should().Be(ActorKind.Customer);
        log.Should().Contain(c => c.Field == TicketFields.Board && c.ByKind == ActorKind.Person);
        log.Select(c => c.At).Should().BeInAscendingOrder();
        (await db.Set<TicketNote>().AnyAsync(n => n.TicketId == closed.Id)).Should().BeTrue();
    }

    private static Task<DemoOutcome> BuildAsync(IServiceProvider services) =>
        services.GetRequiredService<DemoDesk>().EnsureAsync(Plan, default);

    private async Task<ServiceProvider> FreshAsync()
    {
        var services = DatabaseFixture.Build(
            await database.CreateFreshAsync(),
            s =>
            {
                s.AddAccess();
                s.AddServiceDesk("Europe/Berlin")
                    .AddOversight(Directory.CreateTempSubdirectory("oversight-models-").FullName)
                    .AddDemo(withSimulatedAgents: true);
            }
        );
        await services.GetRequiredService<Schema>().EnsureAsync();
        return services;
    }

    private static async Task<OversightDbContext> ContextAsync(IServiceProvider services) =>
        await services.GetRequiredService<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
}
