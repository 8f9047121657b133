using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy;

/// <summary>What the fleet says of all agents at once, and how little it asks the database for it.</summary>
public abstract class FleetReaderContract(DatabaseFixture database)
{
    private const string About = "invoice";

    private readonly CommandLog log = new();

    [SkippableFact]
    public async Task Of_each_agent_the_fleet_says_what_is_said_of_it_alone()
    {
        await using var harness = await TwoAgentsAsync();
        var reader = harness.Get<FleetReader>();

        var fleet = await reader.ListAsync();

        fleet.Select(a => a.Agent).Should().Equal(ReviewHarness.Agent, ReviewHarness.Second);
        foreach (var agent in fleet)
            agent.Should().BeEquivalentTo(await reader.FindAsync(agent.Agent), o => o.WithStrictOrdering());
        var (first, second) = (fleet[0], fleet[1]);
        (first.Mode, first.Promotion.Accuracy.Right, first.Waiting).Should().Be((AgentMode.Autonomous, 25, 0));
        (second.Mode, second.Promotion.Accuracy.Right, second.Waiting).Should().Be((AgentMode.Suggest, 2, 1));
        (second.Approved, second.Alone, second.DriftScore).Should().Be((2, 0, 0));
        second.Promotion.Open.Should().Be(1);
    }

    [SkippableFact]
    public async Task An_agent_more_is_not_a_query_more()
    {
        await using var harness = await TwoAgentsAsync();
        var reader = harness.Get<FleetReader>();

        log.Commands.Clear();
        await reader.FindAsync(ReviewHarness.Agent);
        var ofOne = log.Commands.Count;
        log.Commands.Clear();
        await reader.ListAsync();

        log.Commands.Should().HaveCount(ofOne);
    }

    [SkippableFact]
    public async Task Without_a_single_suggestion_there_is_an_entry_for_every_agent()
    {
        await using var harness = await AutonomyHarness.OnAsync(database);

        var fleet = await harness.Get<FleetReader>().ListAsync();

        fleet.Should().HaveCount(2).And.OnlyContain(a => a.Promotion.Claim == null && a.DriftScore == 0);
    }

    /// <summary>The first works alone and was audited since; the second suggests priorities, and one of them waits.</summary>
    private async Task<ReviewHarness> TwoAgentsAsync()
    {
        var harness = await AutonomyHarness.OnAsync(
            database,
            AutonomyHarness.Easy,
            s => s.AddLogging(l => l.AddProvider(log).SetMinimumLevel(LogLevel.Information))
        );
        await harness.PromotedAsync();
        await harness.AuditShareIsAsync(1);
        foreach (var audit in await harness.SuggestionsAsync(2))
            await harness.ApprovedAsync(audit);
        harness.Asked.Says = (_, _) => new Abstains("Nothing to say.");
        harness.Other.Says = (ticket, _) =>
            ticket.Description.Contains(About, StringComparison.Ordinal)
                ? new Proposes(Drafts.Priority(ticket, "p2", [], []))
                : new Abstains("Nothing to say.");
        foreach (var line in (await harness.SuggestionsAsync(3, About)).Take(2))
            await harness.ApprovedAsync(line, harness.Mia);
        return harness;
    }
}

public sealed class Fleet_reader_on_Sqlite(SqliteDatabase db) : FleetReaderContract(db), IClassFixture<SqliteDatabase>;

public sealed class Fleet_reader_on_Postgres(PostgresDatabase db)
    : FleetReaderContract(db),
        IClassFixture<PostgresDatabase>;
