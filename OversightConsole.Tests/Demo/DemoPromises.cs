using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Demo;
using OversightConsole.Core.Demo.Arrivals;
using OversightConsole.Core.Demo.Simulated;
using OversightConsole.Core.Demo.Traps;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Reports.Hygiene;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Demo;

/// <summary>A demo desk built for one instant by the services that the console builds it with, and what the README promises of it.</summary>
internal sealed class DemoPromises : IAsyncDisposable
{
    private const string Agent = ClassificationAgent.AgentKey;
    private static readonly TimeSpan Morning = TimeSpan.FromMinutes(150);
    private readonly ServiceProvider _services;
    private readonly FakeTimeProvider _time;
    private readonly DirectoryInfo _models;
    private readonly DemoBuilt _built;

    private DemoPromises(ServiceProvider services, FakeTimeProvider time, DirectoryInfo models, DemoBuilt built) =>
        (_services, _time, _models, _built) = (services, time, models, built);

    public static async Task<DemoPromises> BuildAsync(DatabaseFixture database, DemoPlan plan, AnyInstant instant)
    {
        var time = new FakeTimeProvider(instant.Instant);
        var models = Directory.CreateTempSubdirectory("oversight-models-");
        var services = DatabaseFixture.Build(
            await database.CreateEmptyAsync(),
            s =>
            {
                s.AddSingleton<TimeProvider>(time).AddAccess();
                s.AddReports(Path.Combine(models.FullName, "reports"));
                s.AddServiceDesk(instant.Zone).AddOversight(models.FullName).AddDemo(withSimulatedAgents: true);
            }
        );
        await services.GetRequiredService<Schema>().EnsureAsync();
        services.GetRequiredService<AccessHook>().OnAct = new AccessTrail(time).EnterAsync;
        await services.GetRequiredService<DemoUsers>().CreateAsync();
        var built = await services.GetRequiredService<DemoDesk>().EnsureAsync(plan, default);
        return new DemoPromises(services, time, models, built.Should().BeOfType<DemoBuilt>().Subject);
    }

    /// <summary>Checks them in the order in which a newcomer meets them.</summary>
    public async Task AllHoldAsync(int leastTickets, int leastDecisions)
    {
        await AgentsHaveLearnedAsync();
        _built.Tickets.Should().BeGreaterThan(leastTickets);
        _built.Decisions.Should().BeGreaterThan(leastDecisions, "reviewers were at work");
        (await Get<TrailCheck>().RunAsync()).Should().NotBeNull();
        await QueueIsOfThisMorningAsync();
        await ClassificationIsShortAsync();
        await OthersStandWhereTheyShallAsync();
        await TrapsAreTakenUpAsync();
        await TicketsArriveAsync();
        await AnsweredItIsPromotedAsync();
        (await Get<Core.Audit.AuditVerifier>().VerifyAsync(null)).Intact.Should().BeTrue();
    }

    /// <summary>Of its full size only: in fewer tickets too few read alike to be sure.</summary>
    public async Task BooksAreUnclearSomewhereAsync() =>
        (await Get<HygieneReader>().ReadAsync()).Disagreements.Should().NotBeEmpty("people book some both ways");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _models.Delete(recursive: true);
    }

    private async Task AgentsHaveLearnedAsync()
    {
        await using var db = await ContextAsync();
        (await db.Set<Company>().CountAsync(c => !c.IsCatchAll)).Should().Be(7, "six customers, one of them two firms");
        (await db.Set<TrainedModel>().Where(m => m.Examples > 0).Select(m => m.Agent).Distinct().CountAsync())
            .Should()
            .Be(7, "seven of the twelve agents learned");
    }

    private async Task QueueIsOfThisMorningAsync()
    {
        await using var db = await ContextAsync();
        var waiting = await db.Set<Proposal>()
            .Where(p => p.Agent == Agent && p.Status == ProposalStatus.Pending)
            .Select(p => p.Ticket)
            .ToListAsync();
        var numbers = waiting.Select(t => long.Parse(t.Id, CultureInfo.InvariantCulture)).ToList();
        var opened = await db.Set<Ticket>().Where(t => numbers.Contains(t.Id)).Select(t => t.OpenedAt).ToListAsync();
        opened.Should().HaveCountGreaterThan(5).And.OnlyContain(o => o >= Now - Morning && o <= Now);
    }

    private async Task ClassificationIsShortAsync()
    {
        var current = (await Get<Promotions>().StatusAsync(Agent, Manager))!;
        current.Way.RightAtBest.Should().BeInRange(5, 10);
        current.Open.Should().Be((int)current.Way.RightAtBest!, "exactly the missing items are open");
        current.HeldUpBy.Should().BeNull();
        current
            .Gates.Where(g => g.State == GateState.Open)
            .Select(g => g.Kind)
            .Should()
            .Equal([GateKind.Accuracy], "only answers are missing");
        (await Get<Promotions>().PromoteAsync(Manager, Agent, "Now")).Should().BeOfType<NotEarnedYet>();
    }

    private async Task OthersStandWhereTheyShallAsync()
    {
        (await Get<FleetReader>().FindAsync(SimulatedAgent.Drift))!.Mode.Should().Be(AgentMode.Autonomous);
        (await Get<Promotions>().StatusAsync(SimulatedAgent.Far, Manager))!
            .Way.Remedy.Should()
            .Be("Not at this accuracy.");
    }

    private async Task TrapsAreTakenUpAsync()
    {
        while (await Get<TicketPipeline>().RunOnceAsync()) { }
        await using var db = await ContextAsync();
        var numbers = await db.Set<Ticket>()
            .Where(t => t.ExternalKey!.StartsWith("demo/trap-"))
            .ToDictionaryAsync(t => t.ExternalKey!, t => t.Id);
        foreach (var trap in new DemoTraps(1, Now).All())
        foreach (var told in trap.Tickets)
        {
            numbers.Should().ContainKey(told.Ticket.Key, trap.Name);
            var ticket = EmbeddedDesk.RefOf(numbers[told.Ticket.Key]);
            (await db.Set<AgentLook>().AnyAsync(l => l.Ticket == ticket))
                .Should()
                .BeTrue($"agents look at {trap.Name}");
        }
    }

    private async Task TicketsArriveAsync()
    {
        await using var db = await ContextAsync();
        var before = await db.Set<Ticket>().CountAsync();
        var pause = await Get<DemoArrivals>().RunOnceAsync();
        pause.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(40));
        (await db.Set<Ticket>().CountAsync()).Should().Be(before + 1);
        (await db.Set<Ticket>().OrderByDescending(t => t.Id).Select(t => t.OpenedAt).FirstAsync()).Should().Be(Now);
    }

    /// <summary>Every open item that counts is answered, as the README tells a newcomer to; arrivals are not needed for it.</summary>
    private async Task AnsweredItIsPromotedAsync()
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        await using var db = await ContextAsync();
        var traps = await db.Set<Ticket>()
            .Where(t => t.ExternalKey!.StartsWith("demo/trap-"))
            .Select(t => t.Id)
            .ToListAsync();
        var trapped = traps.Select(EmbeddedDesk.RefOf).ToList();
        var open = await (
            from item in db.Set<ReviewItem>()
            join proposal in db.Set<Proposal>() on item.ProposalId equals proposal.Id
            where
                proposal.Agent == Agent
                && proposal.Status == ProposalStatus.Pending
                && proposal.IsEvidence
                && !trapped.Contains(proposal.Ticket)
            select item.Id
        ).ToListAsync();
        foreach (var item in open)
            (await Get<DecisionService>().DecideAsync(Technician, new DecisionRequest(item, Verdict.Approve)))
                .Should()
                .BeOfType<Recorded>();
        (await Get<Promotions>().PromoteAsync(Manager, Agent, "It has proven it")).Should().BeOfType<Promoted>();
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private static Person Manager { get; } = Someone("manager");

    private static Person Technician { get; } = Someone("technician");

    private static Person Someone(string name) => DemoUsers.All.Single(u => u.Name == name).AsPerson();

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private Task<OversightDbContext> ContextAsync() =>
        Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
}
