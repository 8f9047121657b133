using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Composition;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Training;
using OversightConsole.Core.Training.Retraining;
using OversightConsole.Tests.Desk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.ServiceDesk.Import;

namespace OversightConsole.Tests.Pipeline;

/// <summary>When the agent learns from what was imported.</summary>
[Trait("Category", "Time")]
public sealed class RetrainingTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task It_learns_once_there_is_enough_and_anew_only_when_an_import_outweighs_what_it_knows()
    {
        await using var desk = await ImportDesk.CreateAsync(database, more: (s, folder) => s.AddOversight(folder));
        var memory = desk.Services.GetRequiredService<AgentMemory<ClassificationKnowledge>>();
        var work = desk.Services.GetRequiredService<Retraining>();

        await ImportAsync(desk, 0, 100);
        await WorkAsync(work);
        memory.Knowledge.Should().BeNull();
        memory.WhyNot.Should().Contain("100, it needs 200");

        await ImportAsync(desk, 100, 150);
        await WorkAsync(work);
        memory.Version.Should().Be("v1");
        memory.Knowledge!.Closed.Should().HaveCount(250);

        await ImportAsync(desk, 250, 30);
        await WorkAsync(work);
        memory.Version.Should().Be("v1", "a new version would have to start its evidence afresh");

        await ImportAsync(desk, 280, 250);
        await WorkAsync(work);
        memory.Version.Should().Be("v1", "nothing becomes champion by itself");
        desk.Services.GetRequiredService<ChallengerVersions>().Of("classification")!.Version.Should().Be("v2");
        var run = (await work.LatestAsync("classification"))!;
        (run.State, run.Version, run.Cause).Should().Be((TrainingState.Done, "v2", "an import of 280 closed tickets"));

        await WorkAsync(work);
        desk.Services.GetRequiredService<ChallengerVersions>().Of("classification")!.Version.Should().Be("v2");
    }

    /// <summary>Several agents learn, one after the other.</summary>
    private static async Task WorkAsync(Retraining work)
    {
        while (await work.RunOnceAsync(default)) { }
    }

    private static Task ImportAsync(ImportDesk desk, int first, int count) =>
        desk.CountsAsync(desk.File(ImportFiles.History(count, first)), closed: true);
}
