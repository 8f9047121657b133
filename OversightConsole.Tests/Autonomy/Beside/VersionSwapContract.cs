using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Autonomy.Beside;

/// <summary>A new version does not take autonomy away: it takes the place of the one at work when it has earned that itself.</summary>
public abstract class VersionSwapContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task A_version_that_has_earned_its_own_claim_takes_over_and_the_agent_goes_on_working_alone()
    {
        await using var house = await AloneAsync();
        await house.EarnAsync();
        (await house.OutlookAsync()).Consequence.Should().Be(SwapConsequence.StaysAlone);

        (await house.PutToWorkAsync()).Should().Be(ModeOutcome.Set);

        house.IsAtWork();
        await house.AuditShareIsAsync(0);
        var ticket = await house.ArrivesAsync();
        await house.WorkAsync();
        (await house.ProposedAsync(ticket))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Proposal>(p => p.AgentVersion == BesideHouse.Version && p.Status == ProposalStatus.Approved);
        var settings = await house.SettingsAsync();
        (settings.Mode, settings.PromotedClaim)
            .Should()
            .Be((AgentMode.Autonomous, (await house.ClaimAsync(BesideHouse.Version)).Key));
        (await house.ClaimAsync("v1")).End.Should().Be(ClaimEnd.Replaced);
    }

    [SkippableFact]
    public async Task A_version_that_has_not_earned_it_is_refused_and_the_one_at_work_goes_on_alone()
    {
        await using var house = await AloneAsync();
        await house.EarnAsync(right: 3);

        var outlook = await house.OutlookAsync();
        (await house.PutToWorkAsync()).Should().Be(ModeOutcome.NotEarned);

        outlook.Consequence.Should().Be(SwapConsequence.Refused);
        outlook.Standing.Version.Should().Be(BesideHouse.Version);
        outlook.Standing.Accuracy.Right.Should().Be(12);
        outlook.Standing.Way.RightAtBest.Should().Be(8);
        var settings = await house.SettingsAsync();
        (settings.Mode, settings.PromotedClaim).Should().Be((AgentMode.Autonomous, (await house.ClaimAsync("v1")).Key));
        (await house.Get<AgentVersions>().ListAsync(ReviewHouse.Agent))
            .Single(v => v.Standing == VersionStanding.Champion)
            .Version.Should()
            .Be("v1");
    }

    [SkippableFact]
    public async Task The_answers_of_the_manager_who_swaps_are_left_out()
    {
        await using var house = await AloneAsync();
        var lines = (await house.SuggestionsAsync(9, "phishing")).Concat(await house.SuggestionsAsync(11)).ToList();
        foreach (var line in lines.SkipLast(1))
            await house.ApprovedAsync(line);
        await house.ApprovedAsync(lines[^1], house.Manager);
        (await house.OutlookAsync()).Consequence.Should().Be(SwapConsequence.StaysAlone);

        (await house.PutToWorkAsync()).Should().Be(ModeOutcome.NotEarned);
    }

    [SkippableFact]
    public async Task One_can_go_back_to_the_version_that_worked_alone_before()
    {
        await using var house = await AloneAsync();
        await house.EarnAsync();
        await house.PutToWorkAsync();

        (await house.PutToWorkAsync(version: 1)).Should().Be(ModeOutcome.Set);

        var claim = await house.ClaimAsync("v1");
        (claim.EndedAt, (await house.SettingsAsync()).PromotedClaim).Should().Be((null, claim.Key));
        (await house.ClaimAsync(BesideHouse.Version)).End.Should().Be(ClaimEnd.Replaced);
    }

    [SkippableFact]
    public async Task Where_the_agent_asks_a_version_goes_to_work_with_what_it_has_earned_beside()
    {
        await using var house = await TrailHouse.OnAsync(database);
        await house.BesideAsync();
        await house.EarnAsync(right: 3);

        (await house.PutToWorkAsync()).Should().Be(ModeOutcome.Set);

        var standing = await house.StandingAsync();
        (standing.Version, standing.Accuracy.Right).Should().Be((BesideHouse.Version, 12));
        (await house.ClaimAsync("v1")).End.Should().Be(ClaimEnd.Abandoned);
        standing.Bar.Should().Be(40, "a claim was given up");
    }

    [SkippableFact]
    public async Task A_retired_challenger_is_a_try_that_was_given_up()
    {
        await using var house = await TrailHouse.OnAsync(database);
        await house.BesideAsync();
        await house.EarnAsync(right: 1, critical: 0);

        (await house.Get<VersionControl>().RetireAsync(house.Manager, ReviewHouse.Agent, 2, "No better"))
            .Should()
            .Be(ModeOutcome.Set);

        (await house.ClaimAsync(BesideHouse.Version)).End.Should().Be(ClaimEnd.Abandoned);
        (await house.StandingAsync()).Bar.Should().Be(40);
    }

    [SkippableFact]
    public async Task All_of_it_can_be_told_again_from_the_trail_alone()
    {
        await using var house = await AloneAsync();
        await house.EarnAsync();
        await house.PutToWorkAsync();
        house.IsAtWork();
        await house.EarnAsync(right: 2, critical: 0);
        await house.SendAsync();

        var replayed = await house.Get<Rebuild>().RunAsync();

        replayed.Differences.Should().BeEmpty();
    }

    /// <summary>v1 works alone and asks about everything; v2 runs beside it.</summary>
    private async Task<ReviewHouse> AloneAsync()
    {
        var house = await TrailHouse.OnAsync(database);
        await house.PromotedAsync();
        await house.AuditsAsync(share: 1);
        await house.BesideAsync();
        return house;
    }
}

public sealed class VersionSwap_on_Sqlite(SqliteDatabase db) : VersionSwapContract(db), IClassFixture<SqliteDatabase>;

public sealed class VersionSwap_on_Postgres(PostgresDatabase db)
    : VersionSwapContract(db),
        IClassFixture<PostgresDatabase>;
