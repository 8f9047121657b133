using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Reports;

/// <summary>What real services write follows from the trail they write with it.</summary>
[Trait("Category", "Time")]
public abstract class ReplayContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task After_a_varied_story_the_database_is_what_the_trail_says()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.StoryAsync();

        var verdict = await harness.Get<TrailCheck>().RunAsync();
        var rebuilt = await harness.Get<Rebuild>().RunAsync();

        verdict.Reason.Should().BeNull();
        rebuilt.Differences.Should().BeEmpty();
        rebuilt.Identical.Should().BeTrue();
        await ToldAsync(harness);
        var agent = rebuilt.Agents.Single(a => a.Agent == ReviewHarness.Agent);
        (agent.Mode, agent.Epoch, agent.Target).Should().Be(("suggest", 2, 0.85));
        var claims = await harness.ReadAsync(db =>
            db.Set<AgentClaim>().AsNoTracking().OrderBy(c => c.Key).ToListAsync()
        );
        agent
            .Claims.OrderBy(c => c.Claim, StringComparer.Ordinal)
            .Select(c => (c.Claim, c.Prefix, c.Flagged, c.Right, c.Wrong, c.Excused, c.Lapsed))
            .Should()
            .Equal(
                claims
                    .OrderBy(c => c.Key, StringComparer.Ordinal)
                    .Select(c => (c.Key, c.Prefix, c.Flagged, c.Right, c.Wrong, c.Excused, c.Lapsed))
            );
    }

    [SkippableFact]
    public async Task One_agent_can_be_rebuilt_alone()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.ReadAsync(db =>
            db.Set<AgentSettings>()
                .Where(a => a.Agent == ReviewHarness.Second)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.Target, 0.6))
        );

        var first = await harness.Get<Rebuild>().RunAsync(ReviewHarness.Agent);
        var second = await harness.Get<Rebuild>().RunAsync(ReviewHarness.Second);

        (first.Identical, second.Identical).Should().Be((true, false));
        second.Agents.Should().ContainSingle();
        second
            .Differences.Should()
            .ContainSingle()
            .Which.Should()
            .Match("Priority has a target of 0.6, but entry * says 0.95.");
    }

    [SkippableFact]
    public async Task An_erased_comment_breaks_nothing()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        var line = (await harness.SuggestionsAsync(1)).Single();
        var request = new OversightConsole.Core.Review.Decisions.DecisionRequest(
            line.Item,
            Verdict.Approve,
            Comment: "Call Ann on 555-0100."
        );
        await harness.Decisions.DecideAsync(harness.Ravi, request);
        await harness.ReadAsync(db =>
            db.Set<Decision>()
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(d => d.Comment, (string?)null).SetProperty(d => d.CommentSalt, (string?)null)
                )
        );

        (await harness.Get<TrailCheck>().RunAsync()).Reason.Should().BeNull();
    }

    [SkippableFact]
    public async Task A_writer_at_work_is_no_forger()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        var lines = await harness.SuggestionsAsync(20);
        var check = harness.Get<TrailCheck>();

        var answering = Task.Run(async () =>
        {
            foreach (var line in lines)
                await harness.ApprovedAsync(line);
        });
        var reasons = new List<string?>();
        do reasons.Add((await check.RunAsync()).Reason);
        while (!answering.IsCompleted);
        await answering;

        reasons.Should().AllSatisfy(r => r.Should().BeNull());
    }

    /// <summary>The story must have in it what it is meant to test.</summary>
    private static async Task ToldAsync(ReviewHarness harness)
    {
        var kinds = await harness.ReadAsync(db => db.Set<AuditEntry>().Select(e => e.Kind).Distinct().ToListAsync());
        kinds
            .Should()
            .Contain([
                "agent.installed",
                "terms.set",
                "mode.set",
                "autonomy.earned",
                "autonomy.lost",
                "drift.amber",
                "drift.calm",
                "claim.opened",
                "proposal.made",
                "evidence.entered",
                "decision.recorded",
                "decision.automatic",
                "decision.retracted",
                "stop.set",
                "stop.lifted",
                "access.user-created",
                "access.roles-changed",
                "access.user-disabled",
                "access.user-enabled",
                "access.demo-users-created",
                "access.demo-users-removed",
            ]);
    }
}

public sealed class Replay_on_Sqlite(SqliteDatabase database) : ReplayContract(database), IClassFixture<SqliteDatabase>;

public sealed class Replay_on_Postgres(PostgresDatabase database)
    : ReplayContract(database),
        IClassFixture<PostgresDatabase>;
