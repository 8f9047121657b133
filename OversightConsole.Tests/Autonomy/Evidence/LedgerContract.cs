using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Evidence;

public abstract class LedgerContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task The_same_value_is_right_and_another_one_or_a_rejection_as_wrong_is_wrong()
    {
        await using var harness = await HouseAsync();
        var lines = await harness.SuggestionsAsync(3);

        await harness.ApprovedAsync(lines[0]);
        await harness.OverrideAsync(harness.Ravi, lines[1], Drafts.Value(Drafts.Fault));
        await harness.RejectAsync(harness.Ravi, lines[2]);

        (await harness.CountsAsync()).Should().Be((1, 2));
    }

    [SkippableFact]
    public async Task Answers_behind_an_unanswered_item_count_when_it_is_answered()
    {
        await using var harness = await HouseAsync();
        var lines = await harness.SuggestionsAsync(3);
        await harness.Decisions.SkipAsync(harness.Ravi, lines[0].Item);
        await harness.ApprovedAsync(lines[1]);
        await harness.ApprovedAsync(lines[2]);
        (await harness.CountsAsync()).Should().Be((0, 0));
        (await harness.StatusAsync()).HeldUpBy.Should().Be(lines[0].Ticket);

        await harness.ApprovedAsync(lines[0], harness.Mia);

        (await harness.CountsAsync()).Should().Be((3, 0));
        (await harness.StatusAsync()).HeldUpBy.Should().BeNull();
    }

    [SkippableFact]
    public async Task Not_needed_counts_as_nothing_up_to_five_percent_and_as_wrong_above()
    {
        await using var harness = await HouseAsync();
        var lines = await harness.SuggestionsAsync(40);
        foreach (var line in lines.Skip(3))
            await harness.ApprovedAsync(line);

        foreach (var line in lines.Take(3))
            await harness.Decisions.DecideAsync(
                harness.Ravi,
                new DecisionRequest(line.Item, Verdict.Reject, RejectReason: RejectReason.NotNow)
            );

        (await harness.CountsAsync()).Should().Be((37, 1), "two of forty are five percent, the third is too many");
    }

    [SkippableTheory]
    [InlineData(Drafts.Driver, 1, 0)]
    [InlineData(Drafts.Fault, 0, 1)]
    public async Task Closed_unanswered_it_is_right_only_with_the_proposed_value(string item, int right, int wrong)
    {
        await using var harness = await HouseAsync();
        var line = (await harness.SuggestionsAsync(1))[0];
        await harness.CloseAsAsync(line, item);

        await harness.WorkAsync();

        (await harness.CountsAsync()).Should().Be((right, wrong));
    }

    [SkippableFact]
    public async Task Unanswered_for_fourteen_days_it_is_wrong()
    {
        await using var harness = await HouseAsync();
        await harness.SuggestionsAsync(1);
        harness.Time.Advance(ProposalLifecycle.Lifetime);

        await harness.Get<Expiry>().RunOnceAsync();

        (await harness.CountsAsync()).Should().Be((0, 1));
    }

    [SkippableFact]
    public async Task Stale_counts_as_nothing_and_too_much_of_it_keeps_a_gate_open()
    {
        await using var harness = await HouseAsync();
        var lines = await harness.SuggestionsAsync(2);
        await harness.ChangeAsync(lines[0].On, TicketFields.Summary, "It is the scanner");
        await harness.WorkAsync();
        await harness.ApprovedAsync(lines[1]);

        (await harness.CountsAsync()).Should().Be((1, 0));
        var gate = (await harness.StatusAsync()).Gates.Single(g => g.Kind == GateKind.Lapsed);
        gate.State.Should().Be(GateState.Open);
        gate.Sentence.Should().StartWith("Stale or withdrawn: 1 of 2");
    }

    [SkippableFact]
    public async Task Copies_of_one_incident_within_a_day_count_once_and_only_if_all_are_right()
    {
        await using var harness = await HouseAsync();
        const string alert = "Switch SW-3 port 12 at Harbor Legal is down since the morning";
        for (var i = 0; i < 14; i++)
            await harness.TicketAsync($"{alert} {i}");
        await harness.WorkAsync();
        var storm = await harness.OpenLinesAsync();
        foreach (var line in storm.Take(13))
            await harness.ApprovedAsync(line);
        (await harness.CountsAsync()).Should().Be((1, 0));

        await harness.RejectAsync(harness.Ravi, storm[13]);

        (await harness.CountsAsync()).Should().Be((0, 1));
        harness.Time.Advance(TimeSpan.FromHours(25));
        await harness.TicketAsync($"{alert} 15");
        await harness.WorkAsync();
        await harness.ApprovedAsync((await harness.OpenLinesAsync()).Single());
        (await harness.CountsAsync()).Should().Be((1, 1), "a day later it is another incident");
    }

    [SkippableFact]
    public async Task A_decision_taken_back_is_an_item_unanswered_again()
    {
        await using var harness = await HouseAsync();
        var lines = await harness.SuggestionsAsync(3);
        var first = await harness.ApprovedAsync(lines[0]);
        await harness.ApprovedAsync(lines[1]);
        await harness.RejectAsync(harness.Ravi, lines[2]);
        (await harness.CountsAsync()).Should().Be((2, 1));

        (await harness.Decisions.RetractAsync(harness.Ravi, first)).Should().Be(RetractOutcome.Retracted);
        (await harness.CountsAsync()).Should().Be((0, 0));

        await harness.OverrideAsync(harness.Ravi, lines[0], Drafts.Value(Drafts.Fault));
        (await harness.CountsAsync()).Should().Be((1, 2));
    }

    [SkippableFact]
    public async Task Found_wrong_later_it_moves_from_right_to_wrong_and_never_back()
    {
        await using var harness = await HouseAsync();
        var line = (await harness.SuggestionsAsync(1))[0];
        await harness.ApprovedAsync(line);

        await harness.FoundAsync(line, EvidenceResult.Contradicted);
        (await harness.CountsAsync()).Should().Be((0, 1));

        await harness.FoundAsync(line, EvidenceResult.Lapsed);
        (await harness.CountsAsync()).Should().Be((0, 1));
    }

    [SkippableFact]
    public async Task Two_answers_at_the_same_moment_count_once_each()
    {
        await using var harness = await HouseAsync();
        var lines = await harness.SuggestionsAsync(12);

        await Task.WhenAll(
            lines.Select((l, i) => Task.Run(() => harness.ApprovedAsync(l, i % 2 == 0 ? harness.Ravi : harness.Mia)))
        );

        (await harness.CountsAsync()).Should().Be((12, 0));
        (await harness.ReadAsync(db => db.Set<EvidenceEntry>().CountAsync())).Should().Be(12);
    }

    [SkippableFact]
    public async Task Another_target_is_another_claim_that_starts_at_zero_under_a_higher_bar()
    {
        await using var harness = await HouseAsync();
        foreach (var line in await harness.SuggestionsAsync(3))
            await harness.ApprovedAsync(line);
        (await harness.StatusAsync()).Bar.Should().Be(20);

        await harness
            .Get<FleetControl>()
            .SetTermsAsync(harness.Manager, ReviewHarness.Agent, new ClaimTerms(0.9, 0.9, 0.9), "Cost says so");
        await harness.SuggestionsAsync(1);

        var current = await harness.StatusAsync();
        (current.Accuracy.Right, current.Accuracy.Target, current.Bar).Should().Be((0, 0.9, 40));
        current.BarWhy.Should().Contain("one earlier try");
    }

    [SkippableFact]
    public async Task Below_the_floor_an_answer_is_no_evidence()
    {
        await using var harness = await HouseAsync(new ClaimTerms(0.95, 0.95, 0.9));
        var line = (await harness.SuggestionsAsync(1))[0];

        await harness.ApprovedAsync(line);

        (await harness.CountsAsync()).Should().Be((0, 0), "the agent was 94 % sure, the floor is 95 %");
        (await harness.ProposalAsync(line.Proposal)).IsEvidence.Should().BeFalse();
    }

    private Task<ReviewHarness> HouseAsync(ClaimTerms? terms = null) => AutonomyHarness.OnAsync(database, terms);
}

public sealed class Ledger_on_Sqlite(SqliteDatabase database) : LedgerContract(database), IClassFixture<SqliteDatabase>;

public sealed class Ledger_on_Postgres(PostgresDatabase database)
    : LedgerContract(database),
        IClassFixture<PostgresDatabase>;
