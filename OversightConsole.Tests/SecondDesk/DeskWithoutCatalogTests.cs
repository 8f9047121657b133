using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>A desk that cannot describe itself keeps its own tickets waiting and nobody else's.</summary>
public sealed class DeskWithoutCatalogTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IDisposable
{
    /// <summary>More changes than one batch holds go through the backlog.</summary>
    private const int Many = 205;

    private readonly string folder = Directory.CreateTempSubdirectory("oversight-models").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(Many)]
    public async Task Tickets_of_a_desk_without_a_catalogue_wait_and_the_others_go_on(int tickets)
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        desks.First.BeforeDescribing = () => throw new InvalidOperationException("No configuration.");
        for (var i = 0; i < tickets; i++)
        {
            desks.First.Opens($"printer {i}", $"printer case{i}");
            desks.Other.Opens($"printer {i}", $"printer case{i}");
        }

        await desks.House.WorkAsync();

        (await ProposedAsync(desks))
            .Should()
            .HaveCount(tickets)
            .And.OnlyContain(t => t.Connection == TwoMemoryDesks.There);
        (await LookedAtAsync(desks)).Should().OnlyContain(t => t.Connection == TwoMemoryDesks.There, "the others wait");

        desks.First.BeforeDescribing = null;
        desks.House.Time.Advance(DeskHealth.Pause);
        await desks.House.WorkAsync();

        (await ProposedAsync(desks)).Should().HaveCount(2 * tickets);
    }

    [Fact]
    public async Task A_version_goes_to_work_with_the_lessons_of_the_desks_that_answer_and_gets_the_others_later()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        var (here, there) = (desks.Closed(desks.First), desks.Closed(desks.Other));
        var learner = new SpyLearner();
        var atWork = await AtWorkAsync(desks, learner);
        desks.First.BeforeAnswer = () => throw new InvalidOperationException("Out of order.");

        (await atWork.RunOnceAsync()).Should().BeTrue();
        learner.Lessons.Should().Equal(there);
        (await atWork.RunOnceAsync()).Should().BeFalse("nothing changed");

        desks.First.BeforeAnswer = null;
        desks.House.Time.Advance(DeskHealth.Pause);
        (await atWork.RunOnceAsync()).Should().BeTrue();
        learner.Lessons.Should().Equal(here, there);
        (await atWork.RunOnceAsync()).Should().BeFalse("every desk has answered");
    }

    private async Task<VersionsAtWork> AtWorkAsync(TwoMemoryDesks desks, ILearner learner)
    {
        var store = new ModelStore(folder);
        var trained = new TrainedModel
        {
            Agent = learner.Agent,
            Number = 1,
            TrainingHash = "-",
            File = store.Write(learner.Agent, 1, f => f.WriteByte(1)),
            At = desks.House.Time.GetUtcNow(),
        };
        await desks.House.ReadAsync(db =>
        {
            db.Add(trained);
            return db.SaveChangesAsync();
        });
        return new VersionsAtWork(
            desks.House.Get<IDbContextFactory<OversightDbContext>>(),
            desks.House.Get<ISystemOfRecord>(),
            store,
            [learner],
            desks.House.Get<ChallengerVersions>(),
            desks.House.Get<DeskHealth>(),
            NullLogger<VersionsAtWork>.Instance
        );
    }

    private static Task<List<SorRef>> ProposedAsync(TwoMemoryDesks desks) =>
        desks.House.ReadAsync(db => db.Set<Proposal>().Select(p => p.Ticket).ToListAsync());

    private static Task<List<SorRef>> LookedAtAsync(TwoMemoryDesks desks) =>
        desks.House.ReadAsync(db => db.Set<AgentLook>().Select(l => l.Ticket).ToListAsync());

    /// <summary>Writes down which lessons it was put to work with.</summary>
    private sealed class SpyLearner : ILearner
    {
        public IEnumerable<SorRef> Lessons { get; private set; } = [];

        public string Agent => ReviewHarness.Agent;

        public LearningResult Learn(IReadOnlyList<Lesson> lessons, CancellationToken ct) =>
            throw new NotSupportedException();

        public void Use(string version, Stream model, IReadOnlyList<Lesson> lessons) =>
            Lessons = lessons.Select(l => l.Record.Ref);

        public void CannotUse(string why) => throw new NotSupportedException();

        public IAgent Challenger(string version, Stream model, IReadOnlyList<Lesson> lessons) =>
            throw new NotSupportedException();
    }
}
