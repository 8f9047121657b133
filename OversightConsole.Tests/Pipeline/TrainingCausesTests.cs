using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Core.Training.Retraining;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Pipeline;

/// <summary>Why an agent learns anew, and that no cause begins one failed training after the other.</summary>
[Trait("Category", "Time")]
public sealed class TrainingCausesTests : IAsyncLifetime
{
    private const string Agent = "classification";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);
    private readonly SqliteDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    public enum Why
    {
        NothingYet,
        Import,
        Corrections,
        Drift,
    }

    [Theory]
    [InlineData(Why.NothingYet, "it knows nothing yet")]
    [InlineData(Why.Import, "an import of 300 closed tickets")]
    [InlineData(Why.Corrections, "50 corrections since v1")]
    [InlineData(Why.Drift, "it drifted")]
    public async Task A_cause_that_stands_after_a_failed_training_waits_half_an_hour(Why why, string cause)
    {
        await GiveAsync(why, Now.AddHours(-2));
        (await CauseAsync()).Should().Be(cause);

        await FailedAsync(Now.AddMinutes(-29));
        (await CauseAsync()).Should().BeNull("the last try failed a moment ago");

        (await CauseAsync(Now.AddMinutes(1))).Should().Be(cause);
    }

    [Theory]
    [InlineData(Why.NothingYet, "it knows nothing yet")]
    [InlineData(Why.Corrections, "an import of 300 closed tickets")]
    [InlineData(Why.Drift, "an import of 300 closed tickets")]
    public async Task An_import_that_ended_after_the_failure_lets_it_try_at_once(Why why, string cause)
    {
        await GiveAsync(why, Now.AddHours(-2));
        await FailedAsync(Now.AddMinutes(-10));

        await AddAsync(write => Imported(write, 300, Now.AddMinutes(-5)));

        (await CauseAsync()).Should().Be(cause);
    }

    [Fact]
    public async Task Another_agents_failure_holds_nothing_up()
    {
        await GiveAsync(Why.Drift, Now.AddHours(-2));
        await FailedAsync(Now.AddMinutes(-1), "priority");

        (await CauseAsync()).Should().Be("it drifted");
    }

    [Theory]
    [InlineData(49, null)]
    [InlineData(50, "50 corrections since v1")]
    public async Task Corrections_count_from_fifty_on(int corrections, string? cause)
    {
        await AddAsync(write =>
        {
            write.Db.Add(Version(Now.AddDays(-3)));
            Contradicted(write.Db, corrections, Now.AddHours(-1));
        });

        (await CauseAsync()).Should().Be(cause);
    }

    [Fact]
    public async Task A_version_younger_than_a_day_and_a_challenger_younger_than_a_week_are_left_in_peace()
    {
        await AddAsync(write =>
        {
            write.Db.Add(Version(Now.AddHours(-23)));
            write.Db.Add(Drifting());
        });
        (await CauseAsync()).Should().BeNull();
        (await CauseAsync(Now.AddHours(2))).Should().Be("it drifted");

        await AddAsync(write => write.Db.Add(Version(Now.AddHours(1), 2, VersionRole.Challenger)));

        (await CauseAsync(Now.AddDays(6))).Should().BeNull("a manager still has to decide on v2");
        (await CauseAsync(Now.AddDays(8))).Should().Be("it drifted");
    }

    private Task GiveAsync(Why why, DateTimeOffset at) =>
        AddAsync(write =>
        {
            if (why != Why.NothingYet)
                write.Db.Add(Version(Now.AddDays(-3)));
            if (why == Why.Import)
                Imported(write, 300, at);
            if (why == Why.Corrections)
                Contradicted(write.Db, 50, at);
            if (why == Why.Drift)
                write.Db.Add(Drifting());
        });

    private Task FailedAsync(DateTimeOffset at, string agent = Agent) =>
        AddAsync(write =>
            write.Db.Add(
                new TrainingRun
                {
                    Agent = agent,
                    Cause = "a test",
                    State = TrainingState.Failed,
                    AskedAt = at,
                    EndedAt = at,
                }
            )
        );

    private async Task<string?> CauseAsync(DateTimeOffset? now = null)
    {
        var time = new FakeTimeProvider(now ?? Now);
        var causes = new TrainingCauses(_database.Contexts, new ImportHistory(_database.Contexts, time));
        return await causes.OfAsync(Agent, now ?? Now, default);
    }

    private async Task AddAsync(Action<WriteScope> add)
    {
        await using var db = await _database.Contexts.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        add(write);
        await write.CommitAsync();
    }

    private static TrainedModel Version(
        DateTimeOffset at,
        int number = 1,
        VersionRole current = VersionRole.Champion
    ) =>
        new()
        {
            Agent = Agent,
            Number = number,
            Examples = 250,
            TrainingHash = "-",
            File = $"{Agent}-{number}.model",
            At = at,
            Role = current,
        };

    private static AgentSettings Drifting()
    {
        var settings = new AgentSettings { Agent = Agent };
        settings.AskAll(true);
        return settings;
    }

    private static void Imported(WriteScope write, int closed, DateTimeOffset at) =>
        AuditTrail.Append(
            write,
            new AuditAct(at, AuditActor.System("import"), ImportHistory.End, "import/1", null, new { closed })
        );

    private static void Contradicted(OversightDbContext db, int count, DateTimeOffset at) =>
        db.AddRange(
            Enumerable
                .Range(0, count)
                .Select(i => new ProposalOutcome
                {
                    ProposalId = Guid.NewGuid(),
                    Kind = OutcomeKind.Contradicted,
                    Agent = Agent,
                    Ticket = EmbeddedDesk.RefOf(i),
                    At = at,
                })
        );
}
