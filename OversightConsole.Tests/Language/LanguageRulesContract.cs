using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Language;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Language;

/// <summary>What a language service words goes by the same rules and claims as what an agent says.</summary>
public abstract class LanguageRulesContract(DatabaseFixture database)
{
    private const string Vague = "quick question";
    private const string Text = "The scanner in the hall doesn't feed any paper since this morning.";

    [SkippableFact]
    public async Task Tickets_with_and_without_the_service_earn_one_claim_and_a_rewording_is_no_lapse()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await LanguageHarness.OpenAsync(database, endpoint);
        for (var i = 0; i < 2; i++)
        {
            endpoint.Says("Hall scanner feeds no paper");
            await harness.TicketAsync(Vague, $"{Text} It is number {i}, case{i} room{i} floor{i} asset{i} caller{i}.");
            await harness.AskAsync();
            await harness.TicketAsync(
                Vague,
                $"The label printer {i} prints blanks{i} shelf{i} store{i} only.",
                "private"
            );
            await harness.AskAsync();
        }

        var claim = await harness.ClaimAsync("summary", "set-title");

        (claim.AgentVersion, claim.EndedAt).Should().Be(("v1+played", null));
        var current = (await harness.Get<Promotions>().StatusAsync("summary"))!;
        current.Open.Should().Be(4, "of each ticket one suggestion waits");
        current.Gates.Single(g => g.Kind == GateKind.Lapsed).Sentence.Should().StartWith("Stale or withdrawn: 0 of 0");
    }

    [SkippableFact]
    public async Task A_field_that_was_locked_meanwhile_is_not_worded()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await LanguageHarness.OpenAsync(database, endpoint);
        var ticket = await harness.TicketAsync(Vague, Text);
        var locked = AgentScope.Everything with { LockedFields = [TicketFields.Summary] };
        await harness.Get<AgentScopes>().SetAsync(LanguageHarness.Manager, "summary", locked, "Titles are ours");
        endpoint.Says("Hall scanner feeds no paper");

        await harness.AskAsync();

        (await harness.ProposalsAsync(ticket, "summary")).Should().ContainSingle();
        (await harness.RunAsync(ticket)).Detail.Should().Be("The summary is locked for it.");
    }

    [SkippableFact]
    public async Task A_ticket_outside_the_agents_scope_is_not_sent()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await LanguageHarness.OpenAsync(database, endpoint);
        var ticket = await harness.TicketAsync(Vague, Text);
        var elsewhere = AgentScope.Everything with { ExceptCompanies = ["northwind"] };
        await harness.Get<AgentScopes>().SetAsync(LanguageHarness.Manager, "summary", elsewhere, "Not here");

        await harness.AskAsync();

        endpoint.Asked.Should().BeEmpty();
        (await harness.RunAsync(ticket)).State.Should().Be(RunState.Fallback);
    }

    [SkippableFact]
    public async Task Several_tools_called_at_once_are_each_proposed_and_it_goes_on_when_all_are_decided()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await LanguageHarness.OpenAsync(database, endpoint);
        var ticket = await harness.TicketAsync(
            "Leaver effective now",
            "Pat Boss was fired ten minutes ago, lock him out now. His deputy shares his password."
        );
        endpoint.CallsAll(
            ("contain_account", "Pat Boss", "call_1"),
            ("delete_tenant", "northwind", "call_2"),
            ("contain_account", "Kim Day", "call_3")
        );
        await harness.AskAsync();
        var waiting = (await harness.ProposalsAsync(ticket, "security")).FindAll(p =>
            p.Status == ProposalStatus.Pending
        );
        waiting.Should().HaveCount(2);

        await harness.ApproveByTwoAsync(waiting[1]);
        await harness.AskAsync();
        await harness.RestartAsync();
        await harness.AskAsync();
        endpoint.Asked.Should().ContainSingle("one of the calls is not decided");
        // The ticket is no longer in the hands of whoever decided last.
        harness.Time.Advance(TimeSpan.FromMinutes(3));
        await harness.ApproveByTwoAsync(waiting[0]);
        endpoint.Says("Both are locked out.");
        await harness.AskAsync();

        var told = endpoint.Asked.Last();
        told.Split("Approved by people and carried out.").Should().HaveCount(3);
        told.Should().Contain("There is no such tool or target.").And.Contain("call_1").And.Contain("call_3");
        (await harness.RunAsync(ticket)).State.Should().Be(RunState.Answered);
    }

    [SkippableFact]
    public async Task With_nothing_to_do_it_writes_nothing_and_waits_for_no_writer()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await LanguageHarness.OpenAsync(database, endpoint);
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();

        Task asking;
        using (ExecutionContext.SuppressFlow())
            asking = Task.Run(harness.AskAsync);

        await asking.WaitAsync(TimeSpan.FromSeconds(20));
    }
}

public sealed class LanguageRules_on_Sqlite(SqliteDatabase db)
    : LanguageRulesContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class LanguageRules_on_Postgres(PostgresDatabase db)
    : LanguageRulesContract(db),
        IClassFixture<PostgresDatabase>;
