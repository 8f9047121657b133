using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Challengers;

/// <summary>A new version does not take autonomy away: it takes the place of the one at work when it has earned that itself.</summary>
public abstract class VersionSwapContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task A_version_that_has_earned_its_own_claim_takes_over_and_the_agent_goes_on_working_alone()
    {
        await using var harness = await AloneAsync();
        await harness.EarnAsync();
        (await harness.OutlookAsync()).Consequence.Should().Be(SwapConsequence.StaysAlone);

        (await harness.PutToWorkAsync()).Should().Be(ManagerActionOutcome.Set);

        harness.IsAtWork();
        await harness.AuditShareIsAsync(0);
        var ticket = await harness.ArrivesAsync();
        await harness.WorkAsync();
        (await harness.ProposedAsync(ticket))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Proposal>(p => p.AgentVersion == ChallengerHarness.Version && p.Status == ProposalStatus.Approved);
        var settings = await harness.SettingsAsync();
        (settings.Mode, settings.PromotedClaim)
            .Should()
            .Be((AgentMode.Autonomous, (await harness.ClaimAsync(ChallengerHarness.Version)).Key));
        (await harness.ClaimAsync("v1")).End.Should().Be(ClaimEnd.Replaced);
    }

    [SkippableFact]
    public async Task A_version_that_has_not_earned_it_is_refused_and_the_one_at_work_goes_on_alone()
    {
        await using var harness = await AloneAsync();
        await harness.EarnAsync(right: 3);

        var outlook = await harness.OutlookAsync();
        (await harness.PutToWorkAsync()).Should().Be(ManagerActionOutcome.NotEarned);

        outlook.Consequence.Should().Be(SwapConsequence.Refused);
        outlook.Status.Version.Should().Be(ChallengerHarness.Version);
        outlook.Status.Accuracy.Right.Should().Be(12);
        outlook.Status.Way.RightAtBest.Should().Be(8);
        var settings = await harness.SettingsAsync();
        (settings.Mode, settings.PromotedClaim)
            .Should()
            .Be((AgentMode.Autonomous, (await harness.ClaimAsync("v1")).Key));
        (await harness.Get<AgentVersions>().ListAsync(ReviewHarness.Agent))
            .Single(v => v.Role == VersionRole.Champion)
            .Version.Should()
            .Be("v1");
    }

    [SkippableFact]
    public async Task The_answers_of_the_manager_who_swaps_are_left_out()
    {
        await using var harness = await AloneAsync();
        var lines = (await harness.SuggestionsAsync(9, "phishing")).Concat(await harness.SuggestionsAsync(11)).ToList();
        foreach (var line in lines.SkipLast(1))
            await harness.ApprovedAsync(line);
        await harness.ApprovedAsync(lines[^1], harness.Manager);
        (await harness.OutlookAsync()).Consequence.Should().Be(SwapConsequence.StaysAlone);

        (await harness.PutToWorkAsync()).Should().Be(ManagerActionOutcome.NotEarned);
    }

    [SkippableFact]
    public async Task One_can_go_back_to_the_version_that_worked_alone_before()
    {
        await using var harness = await AloneAsync();
        await harness.EarnAsync();
        await harness.PutToWorkAsync();

        (await harness.PutToWorkAsync(version: 1)).Should().Be(ManagerActionOutcome.Set);

        var claim = await harness.ClaimAsync("v1");
        (claim.EndedAt, (await harness.SettingsAsync()).PromotedClaim).Should().Be((null, claim.Key));
        (await harness.ClaimAsync(ChallengerHarness.Version)).End.Should().Be(ClaimEnd.Replaced);
    }

    [SkippableFact]
    public async Task Where_the_agent_asks_a_version_goes_to_work_with_what_it_has_earned_beside()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.ChallengerAsync();
        await harness.EarnAsync(right: 3);

        (await harness.PutToWorkAsync()).Should().Be(ManagerActionOutcome.Set);

        var current = await harness.StatusAsync();
        (current.Version, current.Accuracy.Right).Should().Be((ChallengerHarness.Version, 12));
        (await harness.ClaimAsync("v1")).End.Should().Be(ClaimEnd.Abandoned);
        current.Bar.Should().Be(40, "a claim was given up");
    }

    [SkippableFact]
    public async Task A_retired_challenger_is_a_try_that_was_given_up()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.ChallengerAsync();
        await harness.EarnAsync(right: 1, critical: 0);

        (await harness.Get<VersionControl>().RetireAsync(harness.Manager, ReviewHarness.Agent, 2, "No better"))
            .Should()
            .Be(ManagerActionOutcome.Set);

        (await harness.ClaimAsync(ChallengerHarness.Version)).End.Should().Be(ClaimEnd.Abandoned);
        (await harness.StatusAsync()).Bar.Should().Be(40);
    }

    [SkippableFact]
    public async Task All_of_it_can_be_told_again_from_the_trail_alone()
    {
        await using var harness = await AloneAsync();
        await harness.EarnAsync();
        await harness.PutToWorkAsync();
        harness.IsAtWork();
        await harness.EarnAsync(right: 2, critical: 0);
        await harness.SendAsync();

        var replayed = await harness.Get<Rebuild>().RunAsync();

        replayed.Differences.Should().BeEmpty();
    }

    /// <summary>v1 works alone and asks about everything; v2 runs beside it.</summary>
    private async Task<ReviewHarness> AloneAsync()
    {
        var harness = await TrailHarness.OnAsync(database);
        await harness.PromotedAsync();
        await harness.AuditsAsync(share: 1);
        await harness.ChallengerAsync();
        return harness;
    }
}

public sealed class VersionSwap_on_Sqlite(SqliteDatabase db) : VersionSwapContract(db), IClassFixture<SqliteDatabase>;

public sealed class VersionSwap_on_Postgres(PostgresDatabase db)
    : VersionSwapContract(db),
        IClassFixture<PostgresDatabase>;
