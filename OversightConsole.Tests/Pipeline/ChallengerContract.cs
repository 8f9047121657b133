using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Pipeline;

/// <summary>A new version runs beside the one at work, unseen, on the same tickets.</summary>
public abstract class ChallengerContract(DatabaseFixture database)
{
    private const string Version = "v2";

    [SkippableFact]
    public async Task A_challenger_looks_at_the_same_ticket_in_shadow_and_the_queue_shows_only_the_champion()
    {
        await using var house = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        var ticket = await house.TicketAsync();

        await house.WorkAsync();

        (await house.ProposedAsync(ticket))
            .Select(p => (p.AgentVersion, p.Status))
            .Should()
            .BeEquivalentTo([("v1", ProposalStatus.Pending), (Version, ProposalStatus.Shadowed)]);
        var card = await house.Get<QueueReader>().OpenAsync(house.Ravi, ticket.Id);
        card!.Lines.Should().ContainSingle().Which.AgentVersion.Should().Be("v1");
        (await house.Get<AgentLooks>().OfAsync(ticket.Id)).Should().NotContain(l => l.Agent.Contains('@'));
    }

    [SkippableFact]
    public async Task The_champions_claim_stands_while_a_challenger_runs_beside_it()
    {
        await using var house = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        await house.TicketAsync();

        await house.WorkAsync();

        var claims = await house.ReadAsync(db => db.Set<AgentClaim>().AsNoTracking().ToListAsync());
        claims
            .Select(c => (c.AgentVersion, c.IsBeside, c.EndedAt))
            .Should()
            .BeEquivalentTo([("v1", false, (DateTimeOffset?)null), (Version, true, null)]);
        (await house.Get<Promotions>().StandingAsync(ReviewHouse.Agent))!.Version.Should().Be("v1");
    }

    [SkippableFact]
    public async Task A_challenger_is_asked_once_about_the_same_facts()
    {
        await using var house = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        var ticket = await house.TicketAsync();
        await house.WorkAsync();
        await house.ChangeAsync(ticket, TicketFields.Team, "second-line");
        await house.WorkAsync();

        (await house.ProposedAsync(ticket)).Should().ContainSingle(p => p.AgentVersion == Version);

        await house.ChangeAsync(ticket, TicketFields.Summary, "It is the scanner");
        await house.WorkAsync();

        (await house.ProposedAsync(ticket)).Should().HaveCount(4, "what both rest on changed");
    }

    [SkippableFact]
    public async Task On_the_same_tickets_it_is_told_who_was_right_where_they_differ()
    {
        await using var house = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        var corrected = await DecidedAsync(house, put: Drafts.Fault);
        var approved = await DecidedAsync(house, put: null);
        await house.TicketAsync("Nobody has decided this one");
        await house.WorkAsync();

        var comparison = await house.Get<VersionComparison>().ReadAsync(ReviewHouse.Agent, Version);

        (comparison.Seen, comparison.Settled, comparison.BothRight, comparison.NeitherRight).Should().Be((3, 2, 0, 0));
        comparison.Test.Should().Be(new PairedTest(OnlyFirst: 1, OnlySecond: 1));
        comparison.Differing.Single(d => d.ChallengerWasRight).Ticket.Should().Be(corrected.Id);
        comparison.Differing.Single(d => !d.ChallengerWasRight).Ticket.Should().Be(approved.Id);
    }

    [SkippableFact]
    public async Task An_agent_that_is_off_has_no_challenger_either()
    {
        await using var house = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        await house.SetModeAsync(AgentMode.Off);
        var ticket = await house.TicketAsync();

        await house.WorkAsync();

        (await house.ProposedAsync(ticket)).Should().BeEmpty();
    }

    private async Task<ReviewHouse> HouseAsync(string champion, string challenger)
    {
        var house = await PipelineHouse.OnAsync(database);
        house.Asked.Says = (t, c) => new Proposes(Drafts.Class(t, c, champion) with { AgentVersion = "v1" });
        var beside = new TestAgent
        {
            Key = ReviewHouse.Agent,
            Says = (t, c) => new Proposes(Drafts.Class(t, c, challenger) with { AgentVersion = Version }),
        };
        house.Get<Challengers>().Set(ReviewHouse.Agent, new Challenger(Version, beside));
        return house;
    }

    private static async Task<SorRef> DecidedAsync(ReviewHouse house, string? put)
    {
        var ticket = await house.TicketAsync();
        await house.WorkAsync();
        var line = await house.LineAsync(ticket);
        if (put is null)
            await house.ApprovedAsync(line);
        else
            (await house.OverrideAsync(house.Ravi, line, Drafts.Value(put))).Should().BeOfType<Recorded>();
        await house.SendAsync();
        return ticket;
    }
}

public sealed class Challenger_on_Sqlite(SqliteDatabase database)
    : ChallengerContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Challenger_on_Postgres(PostgresDatabase database)
    : ChallengerContract(database),
        IClassFixture<PostgresDatabase>;
