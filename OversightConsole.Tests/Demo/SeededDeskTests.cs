using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Demo;
using OversightConsole.Core.Demo.Simulated;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Demo;

/// <summary>The whole demo desk with its users, built once, and told as one day: what stands there at its start, then what becomes of it.</summary>
[Trait("Category", "Time")]
public sealed class SeededDeskTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static readonly Person Manager = Someone("manager");
    private static readonly Person Technician = Someone("technician");

    [Fact]
    public async Task Classification_is_a_few_right_answers_short_and_the_drifting_agent_loses_its_autonomy()
    {
        await using var services = await BuiltAsync();
        var promotions = services.GetRequiredService<Promotions>();
        await services.GetRequiredService<TrailCheck>().RunAsync();

        await ShortOfEveryGateAsync(services, promotions);
        await FarFromItsTargetAsync(promotions);
        await AnsweredItIsPromotedAsync(services, promotions);
        await DriftsAsync(services);
    }

    private static async Task ShortOfEveryGateAsync(IServiceProvider services, Promotions promotions)
    {
        var current = (await promotions.StatusAsync("classification", Manager))!;
        current.Way.RightAtBest.Should().BeInRange(5, 10);
        current.Open.Should().Be((int)current.Way.RightAtBest!, "exactly the missing items are open");
        current.HeldUpBy.Should().BeNull();
        current
            .Gates.Where(g => g.State == GateState.Open)
            .Select(g => g.Kind)
            .Should()
            .Equal([GateKind.Accuracy], "only answers are missing");
        await using var db = await ContextAsync(services);
        var reviewers = await db.Set<EvidenceEntry>()
            .Where(e => e.Claim == current.Claim && e.ReviewerId != null && e.Ending != EvidenceResult.Contradicted)
            .Select(e => e.ReviewerId!)
            .Distinct()
            .OrderBy(r => r)
            .ToListAsync();
        reviewers.Should().Equal("demo-technician", "demo-technician2");
        (await promotions.PromoteAsync(Manager, "classification", "Now")).Should().BeOfType<NotEarnedYet>();
    }

    private static async Task FarFromItsTargetAsync(Promotions promotions)
    {
        var far = (await promotions.StatusAsync(SimulatedAgent.Far, Manager))!;
        far.Accuracy.Count.Should().BeGreaterThan(40);
        far.Accuracy.Measured.Should().BeLessThan(0.92);
        far.Way.Remedy.Should().Be("Not at this accuracy.");
    }

    private static async Task AnsweredItIsPromotedAsync(IServiceProvider services, Promotions promotions)
    {
        var decisions = services.GetRequiredService<DecisionService>();
        foreach (var item in await OpenEvidenceAsync(services))
            (await decisions.DecideAsync(Technician, new DecisionRequest(item, Verdict.Approve)))
                .Should()
                .BeOfType<Recorded>();

        (await promotions.PromoteAsync(Manager, "classification", "It has proven it")).Should().BeOfType<Promoted>();
    }

    private static async Task DriftsAsync(IServiceProvider services)
    {
        var reader = services.GetRequiredService<FleetReader>();
        (await reader.FindAsync(SimulatedAgent.Drift))!.Mode.Should().Be(AgentMode.Autonomous);
        var feed = services.GetRequiredService<SimulatedFeed>();
        (await feed.LetDriftAsync(Manager)).Should().BeTrue();
        (await feed.LetDriftAsync(Manager)).Should().BeFalse("it is drifting already");

        var wasAmber = false;
        while (await feed.RunOnceAsync())
        {
            while (await services.GetRequiredService<TicketPipeline>().RunOnceAsync()) { }
            await services.GetRequiredService<Executor>().RunOnceAsync();
            var current = (await reader.FindAsync(SimulatedAgent.Drift))!;
            wasAmber |= current.Drift == DriftLevel.Amber;
            if (current.Mode == AgentMode.Suggest)
                break;
        }

        wasAmber.Should().BeTrue();
        var told = (await reader.UnseenAsync()).Should().ContainSingle().Subject;
        told.Agent.Should().Be(SimulatedAgent.Drift);
        told.Cause.Should().Be(DemotionCause.Drift);
        (await feed.LeftAsync()).Should().BeGreaterThan(0, "some hundred reports were enough");
    }

    private static async Task<List<string>> OpenEvidenceAsync(IServiceProvider services)
    {
        await using var db = await ContextAsync(services);
        return await (
            from item in db.Set<ReviewItem>()
            join proposal in db.Set<Proposal>() on item.ProposalId equals proposal.Id
            where proposal.Agent == "classification" && proposal.Status == ProposalStatus.Pending && proposal.IsEvidence
            select item.Id
        ).ToListAsync();
    }

    private async Task<ServiceProvider> BuiltAsync()
    {
        var services = DatabaseFixture.Build(
            await database.CreateFreshAsync(),
            s =>
            {
                s.AddAccess();
                s.AddReports(Path.Combine(Path.GetTempPath(), "oversight-reports"));
                s.AddServiceDesk("Europe/Berlin")
                    .AddOversight(Directory.CreateTempSubdirectory("oversight-models-").FullName)
                    .AddDemo(withSimulatedAgents: true);
            }
        );
        await services.GetRequiredService<Schema>().EnsureAsync();
        services.GetRequiredService<AccessHook>().OnAct = new AccessTrail(
            services.GetRequiredService<TimeProvider>()
        ).EnterAsync;
        await services.GetRequiredService<DemoUsers>().CreateAsync();
        (await services.GetRequiredService<DemoDesk>().EnsureAsync(new DemoPlan(Seed: 1), default))
            .Should()
            .BeOfType<DemoBuilt>();
        return services;
    }

    private static Person Someone(string name) => DemoUsers.All.Single(u => u.Name == name).AsPerson();

    private static async Task<OversightDbContext> ContextAsync(IServiceProvider services) =>
        await services.GetRequiredService<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
}
