using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Agents.Registered;

/// <summary>A thirteenth agent is one class and one line of registration; nothing else has to be told of it.</summary>
public abstract class ThirteenthAgentContract(DatabaseFixture database)
{
    private static readonly Person Ravi = new("ravi", "Ravi", new HashSet<Role> { Role.Technician });
    private static readonly Person Manager = new("max", "Max", new HashSet<Role> { Role.Manager });

    [SkippableFact]
    public async Task It_is_in_the_queue_the_fleet_the_scopes_and_the_replay_and_its_section_is_missed()
    {
        await using var services = Build(await database.CreateEmptyAsync());
        await OpenAsync(services);
        var before = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = await ArriveAsync(services, "The printer is jammed");

        var queue = services.GetRequiredService<QueueReader>();
        var everyone = new QueueFilter(QueueView.Everyone);
        (await queue.CountAsync(Ravi, everyone)).ByAgent[ThirteenthAgent.AgentKey].Should().Be(1);
        var page = await queue.ListAsync(Ravi, everyone with { Agent = ThirteenthAgent.AgentKey }, 0, 10);
        page.Tickets.Should().ContainSingle().Which.Ticket.Should().Be(ticket.Text);
        var line = (await queue.OpenAsync(Ravi, ticket))!.Lines.Single(l => l.Agent == ThirteenthAgent.AgentKey);
        (line.AgentName, line.Risk, line.After)
            .Should()
            .Be(("The thirteenth", RiskTier.Medium, "THE PRINTER IS JAMMED"));

        var fleet = (await services.GetRequiredService<FleetReader>().ListAsync()).Select(a => a.Agent).ToList();
        fleet.Should().HaveCount(13);
        fleet[5].Should().Be(ThirteenthAgent.AgentKey, "it runs between Classification and Priority");

        var scopes = services.GetRequiredService<AgentScopes>();
        var limited = new AgentScope { Boards = ["alerts"] };
        (await scopes.SetAsync(Manager, ThirteenthAgent.AgentKey, limited, "Quieter"))
            .Should()
            .Be(ManagerActionOutcome.Set);
        (await scopes.ListAsync(ThirteenthAgent.AgentKey)).Should().ContainSingle();

        var order = new ReplayOrder(ThirteenthAgent.AgentKey, before.AddDays(-1), before.AddDays(1));
        (await services.GetRequiredService<Replay>().RunAsync(order)).Should().NotBeNull();

        AgentDocumentation
            .Missing(AgentDocumentation.Text, services.GetRequiredService<AgentRegister>())
            .Should()
            .Equal("The thirteenth");
    }

    [SkippableFact]
    public async Task Once_its_code_is_gone_the_console_does_not_start_until_it_is_registered_as_retired()
    {
        var options = await database.CreateEmptyAsync();
        SorRef ticket;
        await using (var services = Build(options))
        {
            await OpenAsync(services);
            ticket = await ArriveAsync(services, "The printer is jammed");
        }

        await using (var forgotten = Build(options, s => s))
        {
            var start = () => InstallAsync(forgotten);
            await start
                .Should()
                .ThrowAsync<KeyNotFoundException>()
                .WithMessage("No agent \"thirteenth\"*AddRetiredAgent*");
        }
        await using var retired = Build(options, s => s.AddRetiredAgent(ThirteenthAgent.Described));
        await InstallAsync(retired);

        var card = await retired.GetRequiredService<QueueReader>().OpenAsync(Ravi, ticket);
        card!.Lines.Single(l => l.Agent == ThirteenthAgent.AgentKey).AgentName.Should().Be("The thirteenth");
        (await retired.GetRequiredService<FleetReader>().ListAsync()).Should().HaveCount(13);
        retired.GetRequiredService<TicketWork>().AgentKeys.Should().HaveCount(12);
    }

    private static ServiceProvider Build(
        StorageOptions options,
        Func<IServiceCollection, IServiceCollection>? thirteenth = null
    ) =>
        DatabaseFixture.Build(
            options,
            s =>
            {
                s.AddAccess();
                s.AddServiceDesk("UTC")
                    .AddOversight(Path.Combine(Path.GetTempPath(), "oversight-no-models"))
                    .AddReports(Path.Combine(Path.GetTempPath(), "oversight-reports"));
                (thirteenth ?? (more => more.AddAgent<ThirteenthAgent>(ThirteenthAgent.Described)))(s);
            }
        );

    private static async Task OpenAsync(IServiceProvider services)
    {
        await services.GetRequiredService<Schema>().EnsureAsync();
        await services.GetRequiredService<DeskConfiguration>().EnsureAsync(default);
        await InstallAsync(services);
    }

    private static Task InstallAsync(IServiceProvider services) =>
        services.GetRequiredService<FleetControl>().InstallAsync(services.GetRequiredService<TicketWork>().AgentKeys);

    private static async Task<SorRef> ArriveAsync(IServiceProvider services, string summary)
    {
        var customer = new Actor(ActorKind.Customer, "someone", "Someone");
        var saved = await services
            .GetRequiredService<EmbeddedDesk>()
            .CreateAsync(new NewTicket { Summary = summary }, customer, default);
        while (await services.GetRequiredService<TicketPipeline>().RunOnceAsync()) { }
        return EmbeddedDesk.RefOf(((DeskSaved)saved).Ticket);
    }
}

public sealed class Thirteenth_agent_on_Sqlite(SqliteDatabase db)
    : ThirteenthAgentContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class Thirteenth_agent_on_Postgres(PostgresDatabase db)
    : ThirteenthAgentContract(db),
        IClassFixture<PostgresDatabase>;
