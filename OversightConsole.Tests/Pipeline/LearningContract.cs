using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;
using OversightConsole.Tests.Learning;

namespace OversightConsole.Tests.Pipeline;

/// <summary>An agent that has nothing to go by says so on every ticket, and people decide.</summary>
public abstract class LearningContract(DatabaseFixture database) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("oversight-models").FullName;

    private const string Agent = ClassificationAgent.AgentKey;

    [SkippableFact]
    public async Task Too_few_closed_tickets_teach_nothing_and_the_agent_says_how_many_it_needs()
    {
        await using var harness = await HouseAsync();
        var closed = await harness.TicketAsync();
        await harness.ClassifyAsync(closed, Drafts.Driver);
        await harness.CloseAsync(closed);

        var report = await Training(harness).TrainAsync(Agent, "a test");

        report.Version.Should().BeNull();
        report.Why.Should().Contain($"it needs {ClassificationLearner.FewestExamples}");
        (await AbstainedAsync(harness)).Should().Be(report.Why);
        (await harness.ReadAsync(db => db.Set<TrainedModel>().AnyAsync())).Should().BeFalse();
        Directory.EnumerateFiles(folder).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_missing_model_file_makes_the_agent_abstain()
    {
        await using var harness = await HouseAsync();
        await TrainedAsync(harness, "classification-1.model");

        await AtWork(harness).RunOnceAsync();

        (await AbstainedAsync(harness))
            .Should()
            .StartWith("Its model cannot be read, so people decide.")
            .And.Contain("classification-1.model is missing");
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(-1)]
    public async Task A_damaged_model_file_makes_the_agent_abstain(int position)
    {
        await using var harness = await HouseAsync();
        var path = Path.Combine(folder, await StoredAsync(harness));
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[position < 0 ? bytes.Length + position : position] ^= 0x40;
        await File.WriteAllBytesAsync(path, bytes);

        await AtWork(harness).RunOnceAsync();

        (await AbstainedAsync(harness)).Should().StartWith("Its model cannot be read, so people decide.");
    }

    [SkippableFact]
    public async Task A_whole_model_file_is_loaded_with_its_version()
    {
        await using var harness = await HouseAsync();
        await StoredAsync(harness);

        await AtWork(harness).RunOnceAsync();

        Memory(harness).Version.Should().Be("v1");
    }

    [SkippableFact]
    public async Task A_training_is_in_the_trail_and_what_it_learned_is_loaded_at_the_next_start()
    {
        await using var harness = await HouseAsync();
        await ClosedAsync(harness, ClassificationLearner.FewestExamples);

        var report = await Training(harness).TrainAsync(Agent, "a test");

        (report.Version, report.Examples).Should().Be(("v1", ClassificationLearner.FewestExamples));
        (await harness.ReadAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Kind == "model.trained"))).Should().Be(1);
        var memory = new AgentMemory<ClassificationKnowledge>();
        await AtWork(harness, memory).RunOnceAsync();
        memory.Knowledge!.Closed.Should().HaveCount(ClassificationLearner.FewestExamples);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task<ReviewHarness> HouseAsync()
    {
        var harness = await ReviewHarness.OnAsync(database);
        var classification = new ClassificationAgent(Memory(harness));
        harness.Asked.Says = (t, c) => classification.Look(new TicketView(t, c, DateTimeOffset.UnixEpoch));
        // Tickets that earlier tests closed are no lessons of this one.
        await harness.ReadAsync(db =>
            db.Set<Ticket>().ExecuteUpdateAsync(s => s.SetProperty(t => t.TypeId, (string?)null))
        );
        return harness;
    }

    private static AgentMemory<ClassificationKnowledge> Memory(ReviewHarness harness) =>
        harness.Get<AgentMemory<ClassificationKnowledge>>();

    private AgentTraining Training(ReviewHarness harness, AgentMemory<ClassificationKnowledge>? memory = null) =>
        new(
            harness.Get<IDbContextFactory<OversightDbContext>>(),
            harness.Desk,
            new ModelStore(folder),
            [new ClassificationLearner(memory ?? Memory(harness))],
            AtWork(harness, memory),
            harness.Time
        );

    private VersionsAtWork AtWork(ReviewHarness harness, AgentMemory<ClassificationKnowledge>? memory = null) =>
        new(
            harness.Get<IDbContextFactory<OversightDbContext>>(),
            harness.Desk,
            new ModelStore(folder),
            [new ClassificationLearner(memory ?? Memory(harness))],
            harness.Get<ChallengerVersions>(),
            harness.Get<DeskHealth>(),
            NullLogger<VersionsAtWork>.Instance
        );

    private static async Task<string?> AbstainedAsync(ReviewHarness harness)
    {
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        (await harness.ProposedAsync(ticket)).Should().BeEmpty();
        var (result, why) = await harness.LookAsync(ticket);
        result.Should().Be(LookResult.Abstained);
        return why;
    }

    private async Task<string> StoredAsync(ReviewHarness harness)
    {
        var model = TextClassifier.Train(SyntheticTickets.Make(300, seed: 3), TrainingOptions.SubjectAndBody.Quick());
        var file = new ModelStore(folder).Write(Agent, 1, f => TextModelFile.Write(model, f));
        await TrainedAsync(harness, file);
        return file;
    }

    private static async Task TrainedAsync(ReviewHarness harness, string file)
    {
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        db.Add(
            new TrainedModel
            {
                Agent = Agent,
                Number = 1,
                TrainingHash = "-",
                File = file,
                At = harness.Time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync();
    }

    private static async Task ClosedAsync(ReviewHarness harness, int count)
    {
        var person = new Actor(ActorKind.Person, "colleague", "A colleague");
        TicketStory Closed(int n)
        {
            var (item, summary) = n % 2 == 0 ? (Drafts.Driver, "The driver is gone") : (Drafts.Fault, "Paper is stuck");
            var parts = Drafts.Value(item).Split('|');
            return new TicketStory(
                new NewTicket
                {
                    Summary = $"{summary} {n}",
                    Fields =
                    [
                        SetField.To(TicketFields.Board, parts[0]),
                        SetField.To(TicketFields.Type, parts[1]),
                        SetField.To(TicketFields.Subtype, parts[2]),
                        SetField.To(TicketFields.Item, parts[3]),
                    ],
                },
                person,
                [new TicketStep(harness.Time.GetUtcNow(), person, [SetField.To(TicketFields.Status, "closed")])]
            );
        }
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        var built = await harness.DeskPages.CreateManyAsync(
            db,
            [.. Enumerable.Range(0, count).Select(Closed)],
            default
        );
        built.Should().OnlyContain(s => s.Problems.Count == 0);
        await write.CommitAsync();
        harness.Time.Advance(TimeSpan.FromMinutes(1));
    }
}

public sealed class Learning_on_Sqlite(SqliteDatabase database)
    : LearningContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Learning_on_Postgres(PostgresDatabase database)
    : LearningContract(database),
        IClassFixture<PostgresDatabase>;
