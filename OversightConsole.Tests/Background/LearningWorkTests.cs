using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Background;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Pipeline;
using OversightConsole.Tests.Desk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.ServiceDesk.Import;

namespace OversightConsole.Tests.Background;

/// <summary>When the agent learns from what was imported.</summary>
public sealed class LearningWorkTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task It_learns_once_there_is_enough_and_anew_only_when_an_import_outweighs_what_it_knows()
    {
        await using var desk = await ImportDesk.CreateAsync(database, more: (s, folder) => s.AddPipeline(folder));
        var memory = desk.Services.GetRequiredService<ClassificationMemory>();
        var work = ActivatorUtilities.CreateInstance<LearningWork>(desk.Services);

        await ImportAsync(desk, 0, 100);
        await work.RunOnceAsync(default);
        memory.Knowledge.Should().BeNull();
        memory.WhyNot.Should().Contain("100, it needs 200");

        await ImportAsync(desk, 100, 150);
        await work.RunOnceAsync(default);
        memory.Knowledge!.Version.Should().Be("v1");
        memory.Knowledge.Closed.Should().HaveCount(250);

        await ImportAsync(desk, 250, 30);
        await work.RunOnceAsync(default);
        memory.Knowledge.Version.Should().Be("v1", "a new version would have to start its evidence afresh");

        await ImportAsync(desk, 280, 250);
        await work.RunOnceAsync(default);
        memory.Knowledge.Version.Should().Be("v2");
        memory.Knowledge.Closed.Should().HaveCount(530);

        await work.RunOnceAsync(default);
        memory.Knowledge.Version.Should().Be("v2");
    }

    private static Task ImportAsync(ImportDesk desk, int first, int count) =>
        desk.CountsAsync(desk.File(ImportFiles.History(count, first)), closed: true);
}
