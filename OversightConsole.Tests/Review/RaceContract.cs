using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Review;

public abstract class RaceContract(DatabaseFixture database)
{
    private const int Races = 2000;

    [SkippableFact]
    public async Task Two_deciders_at_once_leave_one_decision_each_time()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var lines = await harness.BacklogAsync(Races);
        // Some tickets carry a claim that has run out, so that it is taken over instead of made.
        for (var i = 2; i < lines.Count; i += 30)
            await harness.Get<TicketReservations>().ReserveAsync(harness.Manager, lines[i].On);
        harness.Time.Advance(TicketReservations.Length);

        var lost = new DecideOutcome[Races];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Races),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) => lost[i] = await RaceAsync(harness, lines[i], i % 5 == 0 ? harness.Ravi : harness.Mia)
        );

        lost.Should().AllBeOfType<AlreadyDecided>();
        var decisions = await harness.ReadAsync(db => db.Set<Decision>().AsNoTracking().ToListAsync());
        decisions.Select(d => d.ProposalId).Should().BeEquivalentTo(lines.Select(l => l.Proposal));
        (await harness.ReadAsync(db => db.Set<Answer>().CountAsync())).Should().Be(Races);
        var intents = await harness.ReadAsync(db => db.Set<ExecutionIntent>().Select(i => i.DecisionId).ToListAsync());
        intents.Should().BeEquivalentTo(decisions.Where(d => d.Verdict == Verdict.Approve).Select(d => d.Id));
        (await harness.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
    }

    /// <summary>Ravi approves while somebody (or Ravi himself in a second window) rejects; what the loser was told.</summary>
    private static async Task<DecideOutcome> RaceAsync(ReviewHarness harness, Line line, Person rival)
    {
        var outcomes = await Task.WhenAll(
            Task.Run(() => harness.ApproveAsync(harness.Ravi, line)),
            Task.Run(() => harness.RejectAsync(rival, line))
        );
        var winner = outcomes[0] is Recorded ? (harness.Ravi.Name, Verdict.Approve) : (rival.Name, Verdict.Reject);
        outcomes.OfType<Recorded>().Should().ContainSingle();
        var lost = outcomes.Single(o => o is not Recorded);
        if (lost is AlreadyDecided told)
            (told.By, told.Verdict).Should().Be(winner);
        return lost;
    }
}

public sealed class Race_on_Sqlite(SqliteDatabase database) : RaceContract(database), IClassFixture<SqliteDatabase>;

public sealed class Race_on_Postgres(PostgresDatabase database)
    : RaceContract(database),
        IClassFixture<PostgresDatabase>;
