using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Pipeline;

/// <summary>A new version runs beside the one at work, unseen, on the same tickets.</summary>
public abstract class ChallengerContract(DatabaseFixture database)
{
    private const string Version = "v2";

    [SkippableFact]
    public async Task A_challenger_looks_at_the_same_ticket_in_shadow_and_the_queue_shows_only_the_champion()
    {
        await using var harness = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        var ticket = await harness.TicketAsync();

        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket))
            .Select(p => (p.AgentVersion, p.Status))
            .Should()
            .BeEquivalentTo([("v1", ProposalStatus.Pending), (Version, ProposalStatus.Shadowed)]);
        var card = await harness.Get<QueueReader>().OpenAsync(harness.Ravi, ticket);
        card!.Lines.Should().ContainSingle().Which.AgentVersion.Should().Be("v1");
        (await harness.Get<AgentLooks>().OfAsync(ticket)).Should().NotContain(l => l.Agent.Contains('@'));
    }

    [SkippableFact]
    public async Task The_champions_claim_stands_while_a_challenger_runs_beside_it()
    {
        await using var harness = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        await harness.TicketAsync();

        await harness.WorkAsync();

        var claims = await harness.ReadAsync(db => db.Set<AgentClaim>().AsNoTracking().ToListAsync());
        claims
            .Select(c => (c.AgentVersion, c.IsChallenger, c.EndedAt))
            .Should()
            .BeEquivalentTo([("v1", false, (DateTimeOffset?)null), (Version, true, null)]);
        (await harness.Get<Promotions>().StatusAsync(ReviewHarness.Agent))!.Version.Should().Be("v1");
    }

    [SkippableFact]
    public async Task A_challenger_is_asked_once_about_the_same_facts()
    {
        await using var harness = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        await harness.ChangeAsync(ticket, TicketFields.Team, "second-line");
        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket)).Should().ContainSingle(p => p.AgentVersion == Version);

        await harness.ChangeAsync(ticket, TicketFields.Summary, "It is the scanner");
        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket)).Should().HaveCount(4, "what both rest on changed");
    }

    [SkippableFact]
    public async Task On_the_same_tickets_it_is_told_who_was_right_where_they_differ()
    {
        await using var harness = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        var corrected = await DecidedAsync(harness, put: Drafts.Fault);
        var approved = await DecidedAsync(harness, put: null);
        await harness.TicketAsync("Nobody has decided this one");
        await harness.WorkAsync();

        var comparison = await harness.Get<VersionComparison>().ReadAsync(ReviewHarness.Agent, Version);

        (comparison.Seen, comparison.Settled, comparison.BothRight, comparison.NeitherRight).Should().Be((3, 2, 0, 0));
        comparison.Test.Should().Be(new PairedTest(OnlyFirst: 1, OnlySecond: 1));
        comparison.Differing.Single(d => d.ChallengerWasRight).Ticket.Should().Be(corrected.Id);
        comparison.Differing.Single(d => !d.ChallengerWasRight).Ticket.Should().Be(approved.Id);
    }

    [SkippableFact]
    public async Task An_agent_that_is_off_has_no_challenger_either()
    {
        await using var harness = await HouseAsync(champion: Drafts.Driver, challenger: Drafts.Fault);
        await harness.SetModeAsync(AgentMode.Off);
        var ticket = await harness.TicketAsync();

        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket)).Should().BeEmpty();
    }

    private async Task<ReviewHarness> HouseAsync(string champion, string challenger)
    {
        var harness = await PipelineHarness.OnAsync(database);
        harness.Asked.Says = (t, c) => new Proposes(Drafts.Class(t, c, champion) with { AgentVersion = "v1" });
        var beside = new TestAgent
        {
            Key = ReviewHarness.Agent,
            Says = (t, c) => new Proposes(Drafts.Class(t, c, challenger) with { AgentVersion = Version }),
        };
        harness.Get<ChallengerVersions>().Set(ReviewHarness.Agent, new Challenger(Version, beside));
        return harness;
    }

    private static async Task<SorRef> DecidedAsync(ReviewHarness harness, string? put)
    {
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        var line = await harness.LineAsync(ticket);
        if (put is null)
            await harness.ApprovedAsync(line);
        else
            (await harness.OverrideAsync(harness.Ravi, line, Drafts.Value(put))).Should().BeOfType<Recorded>();
        await harness.SendAsync();
        return ticket;
    }
}

public sealed class Challenger_on_Sqlite(SqliteDatabase database)
    : ChallengerContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Challenger_on_Postgres(PostgresDatabase database)
    : ChallengerContract(database),
        IClassFixture<PostgresDatabase>;
