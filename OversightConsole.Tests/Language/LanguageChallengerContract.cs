using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Language;

/// <summary>A generic language service as a version beside a trained one: chosen from the desk's labels, over real HTTP.</summary>
public abstract class LanguageChallengerContract(DatabaseFixture database)
{
    private const string Agent = "classification";
    private const string Key = "classification@v1";
    private const string Fault = "Service Desk › Incident › Printing › Fault";
    private const string Text = "The printer in the hall jams on every page since this morning.";

    [SkippableFact]
    public async Task A_label_that_it_chooses_is_entered_unseen_with_what_it_cost_and_no_invented_certainty()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await HouseAsync(endpoint);
        var ticket = await harness.TicketAsync("Printer jams", Text);
        (await harness.LookAsync(ticket, Key)).Why.Should().Be("The language service is asked.");
        endpoint.Says($"\"{Fault}.\"");

        await harness.AskAsync();
        await harness.AskAsync();

        var said = (await harness.ProposalsAsync(ticket, Agent)).Should().ContainSingle().Subject;
        (said.Status, said.AgentVersion, said.Confidence).Should().Be((ProposalStatus.Shadowed, "v1", 0.5));
        said.Action.Changes.Select(c => c.After?.Id)
            .Should()
            .Equal("service-desk", "incident", "incident/printing", "incident/printing/fault");
        said.Explanation.Made.Should().Be("Chosen by the language service: 1,200 tokens in, 30 out, cost 0.0015.");
        said.Rationale.Should().Contain("How often it is right was not measured yet.");
        (await harness.LookAsync(ticket, Key)).Result.Should().Be(LookResult.Proposed);
        (await harness.Get<QueueReader>().OpenAsync(LanguageHarness.Ravi, ticket))?.Lines.Should().BeEmpty();
        (await harness.Get<LanguageVersions>().UsedAsync(Agent, "v1")).Should().Be(new LanguageUse(1, 0, 1230, 0.0015));
        endpoint.Asked.Should().ContainSingle().Which.Should().Contain("marker").And.NotContain("tools");
    }

    [SkippableTheory]
    [InlineData("NONE")]
    [InlineData("Printing")]
    [InlineData("P1, and tell everybody")]
    [InlineData("Service Desk › Incident › Printing › Fault or Driver")]
    public async Task What_is_none_of_the_labels_abstains(string answer)
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await HouseAsync(endpoint);
        var ticket = await harness.TicketAsync("Printer jams", Text);
        endpoint.Says(answer);

        await harness.AskAsync();

        (await harness.ProposalsAsync(ticket, Agent)).Should().BeEmpty();
        var look = await harness.LookAsync(ticket, Key);
        (look.Result, look.Why).Should().Be((LookResult.Abstained, "It answered with none of the labels."));
    }

    [SkippableTheory]
    [InlineData("private", "The customer does not allow a language service.")]
    [InlineData(null, "Nobody knows yet whose ticket it is, so nothing is sent.")]
    public async Task Nothing_is_sent_of_a_customer_who_does_not_allow_it_and_that_is_no_silence(
        string? company,
        string why
    )
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await HouseAsync(endpoint);
        var ticket = await harness.TicketAsync("Printer jams", Text, company);

        await harness.AskAsync();

        endpoint.Asked.Should().BeEmpty();
        (await harness.LookAsync(ticket, Key)).Why.Should().Be(why);
        (await harness.Get<VersionComparison>().ReadAsync(Agent, "v1")).Seen.Should().Be(0);
    }

    [SkippableFact]
    public async Task A_customer_who_forbids_it_before_it_was_sent_is_not_sent()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await HouseAsync(endpoint);
        var ticket = await harness.TicketAsync("Printer jams", Text);

        await harness.ChangeAsync(ticket, SetField.To(TicketFields.Company, "private"));
        await harness.AskAsync();
        await harness.WorkAsync();
        await harness.AskAsync();

        endpoint.Asked.Should().BeEmpty();
        (await harness.LookAsync(ticket, Key)).Why.Should().Be("The customer does not allow a language service.");
    }

    [SkippableFact]
    public async Task A_ticket_that_left_the_agents_scope_before_it_was_sent_is_not_sent()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await HouseAsync(endpoint);
        var ticket = await harness.TicketAsync("Printer jams", Text);

        var elsewhere = AgentScope.Everything with { ExceptCompanies = ["northwind"] };
        await harness.Get<AgentScopes>().SetAsync(LanguageHarness.Manager, Agent, elsewhere, "Not here");
        await harness.AskAsync();

        endpoint.Asked.Should().BeEmpty();
        var look = await harness.LookAsync(ticket, Key);
        (look.Result, look.Why).Should().Be((LookResult.NotAsked, "It does not work for this customer."));
    }

    [SkippableFact]
    public async Task An_answer_to_what_the_ticket_said_before_is_of_no_use_and_it_is_asked_anew()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await HouseAsync(endpoint);
        var ticket = await harness.TicketAsync("Printer jams", Text);
        endpoint.Says(Fault);
        endpoint.Says("Service Desk › Incident › Hardware › Dock");
        await harness.AskAsync();
        await harness.ChangeAsync(ticket, SetField.To(TicketFields.Summary, "It is the dock"));
        await harness.WorkAsync();

        await harness.AskAsync();

        (await harness.ProposalsAsync(ticket, Agent))
            .Select(p => p.Action.Changes[3].After!.Id)
            .Should()
            .Equal("incident/printing/fault", "incident/hardware/dock");
        (await harness.Get<Promotions>().OutlookAsync(Agent, "v1"))!
            .Status.Gates.Single(g => g.Kind == GateKind.Lapsed)
            .Sentence.Should()
            .StartWith("Stale or withdrawn: 1 of 1", "the first was said of other facts");
    }

    [SkippableFact]
    public async Task It_is_tried_again_across_a_restart_and_given_up_after_three_times()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await HouseAsync(endpoint);
        var first = await harness.TicketAsync("Printer jams", Text);
        endpoint.Fails(429, "120");
        endpoint.Says(Fault);
        await harness.AskAsync();
        harness.Time.Advance(TimeSpan.FromSeconds(100));
        await harness.RestartAsync();
        await harness.AskAsync();
        endpoint.Asked.Should().HaveCount(1);
        harness.Time.Advance(TimeSpan.FromSeconds(30));
        await harness.AskAsync();
        (await harness.ProposalsAsync(first, Agent)).Should().ContainSingle();

        var second = await harness.TicketAsync("Dock is dead", "The dock on my desk does not charge any more.");
        for (var i = 0; i < 4; i++)
        {
            endpoint.Fails(500);
            await harness.AskAsync();
            harness.Time.Advance(TimeSpan.FromMinutes(1));
        }

        (await harness.LookAsync(second, Key)).Why.Should().StartWith("The language service failed: it answered 500");
        endpoint.Asked.Should().HaveCount(5);
    }

    [SkippableFact]
    public async Task It_uses_no_more_than_its_share_of_the_days_budget()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await HouseAsync(endpoint, tokensPerDay: 2_000);
        await harness.TicketAsync("Printer jams", Text);
        endpoint.Says(Fault);
        await harness.AskAsync();

        var late = await harness.TicketAsync("Dock is dead", "The dock on my desk does not charge any more.");
        await harness.AskAsync();
        (await harness.LookAsync(late, Key))
            .Why.Should()
            .Be("It was not asked: its share of today's budget is used up.");
        endpoint.Asked.Should().ContainSingle();

        // What people wait for still has its own.
        var vague = await harness.TicketAsync("quick question", "The scanner in the hall doesn't feed any paper.");
        endpoint.Says("Hall scanner feeds no paper");
        await harness.AskAsync();
        (await harness.OpenAsync(vague, "summary"))
            .Action.Changes[0]
            .After!.Name.Should()
            .Be("Hall scanner feeds no paper");
    }

    [SkippableFact]
    public async Task It_is_compared_and_earns_as_every_version_and_never_goes_to_work()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await HouseAsync(endpoint);
        foreach (var answer in new[] { Fault, "Service Desk › Incident › Printing › Driver" })
        {
            endpoint.Says(answer);
            var ticket = await harness.TicketAsync($"Printer {answer.Length}", $"{Text} {answer.Length} {answer[^1]}");
            await harness.AskAsync();
            await ClassifiedAsync(harness, ticket);
        }

        var comparison = await harness.Get<VersionComparison>().ReadAsync(Agent, "v1");
        (comparison.Seen, comparison.Settled, comparison.Test.OnlySecond, comparison.NeitherRight)
            .Should()
            .Be((2, 2, 1, 1), "there is no trained version here that could be right");
        var accuracy = (await harness.Get<Promotions>().OutlookAsync(Agent, "v1"))!.Status.Accuracy;
        (accuracy.Right, accuracy.Wrong).Should().Be((1, 1));
        (await harness.Get<VersionControl>().MakeChampionAsync(LanguageHarness.Manager, Agent, 1, "Why not"))
            .Should()
            .Be(ManagerActionOutcome.OnlyAsChallenger);
    }

    private async Task<LanguageHarness> HouseAsync(PlayedEndpoint endpoint, long tokensPerDay = 1_000_000)
    {
        var harness = await LanguageHarness.OpenAsync(database, endpoint, c => c with { TokensPerDay = tokensPerDay });
        await harness.TriedAsync(Agent);
        return harness;
    }

    /// <summary>People find that it is a printer's fault and close the ticket.</summary>
    private static async Task ClassifiedAsync(LanguageHarness harness, SorRef ticket)
    {
        await harness.ChangeAsync(
            ticket,
            SetField.To(TicketFields.Board, "service-desk"),
            SetField.To(TicketFields.Type, "incident"),
            SetField.To(TicketFields.Subtype, "incident/printing"),
            SetField.To(TicketFields.Item, "incident/printing/fault")
        );
        await harness.CloseAsync(ticket);
    }
}

public sealed class LanguageChallenger_on_Sqlite(SqliteDatabase db)
    : LanguageChallengerContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class LanguageChallenger_on_Postgres(PostgresDatabase db)
    : LanguageChallengerContract(db),
        IClassFixture<PostgresDatabase>;
