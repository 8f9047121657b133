using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Autonomy.Evidence;

public abstract class LedgerContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task The_same_value_is_right_and_another_one_or_a_rejection_as_wrong_is_wrong()
    {
        await using var house = await HouseAsync();
        var lines = await house.SuggestionsAsync(3);

        await house.ApprovedAsync(lines[0]);
        await house.OverrideAsync(house.Ravi, lines[1], Drafts.Value(Drafts.Fault));
        await house.RejectAsync(house.Ravi, lines[2]);

        (await house.CountsAsync()).Should().Be((1, 2));
    }

    [SkippableFact]
    public async Task Answers_behind_an_unanswered_item_count_when_it_is_answered()
    {
        await using var house = await HouseAsync();
        var lines = await house.SuggestionsAsync(3);
        await house.Decisions.SkipAsync(house.Ravi, lines[0].Item);
        await house.ApprovedAsync(lines[1]);
        await house.ApprovedAsync(lines[2]);
        (await house.CountsAsync()).Should().Be((0, 0));
        (await house.StandingAsync()).HeldUpBy.Should().Be(lines[0].Ticket);

        await house.ApprovedAsync(lines[0], house.Mia);

        (await house.CountsAsync()).Should().Be((3, 0));
        (await house.StandingAsync()).HeldUpBy.Should().BeNull();
    }

    [SkippableFact]
    public async Task Not_needed_counts_as_nothing_up_to_five_percent_and_as_wrong_above()
    {
        await using var house = await HouseAsync();
        var lines = await house.SuggestionsAsync(40);
        foreach (var line in lines.Skip(3))
            await house.ApprovedAsync(line);

        foreach (var line in lines.Take(3))
            await house.Decisions.DecideAsync(
                house.Ravi,
                new DecisionRequest(line.Item, Verdict.Reject, RejectReason: RejectReason.NotNow)
            );

        (await house.CountsAsync()).Should().Be((37, 1), "two of forty are five percent, the third is too many");
    }

    [SkippableTheory]
    [InlineData(Drafts.Driver, 1, 0)]
    [InlineData(Drafts.Fault, 0, 1)]
    public async Task Closed_unanswered_it_is_right_only_with_the_proposed_value(string item, int right, int wrong)
    {
        await using var house = await HouseAsync();
        var line = (await house.SuggestionsAsync(1))[0];
        await house.CloseAsAsync(line, item);

        await house.WorkAsync();

        (await house.CountsAsync()).Should().Be((right, wrong));
    }

    [SkippableFact]
    public async Task Unanswered_for_fourteen_days_it_is_wrong()
    {
        await using var house = await HouseAsync();
        await house.SuggestionsAsync(1);
        house.Time.Advance(ProposalLifecycle.Lifetime);

        await house.Get<Expiry>().RunOnceAsync();

        (await house.CountsAsync()).Should().Be((0, 1));
    }

    [SkippableFact]
    public async Task Stale_counts_as_nothing_and_too_much_of_it_keeps_a_gate_open()
    {
        await using var house = await HouseAsync();
        var lines = await house.SuggestionsAsync(2);
        await house.ChangeAsync(lines[0].On, TicketFields.Summary, "It is the scanner");
        await house.WorkAsync();
        await house.ApprovedAsync(lines[1]);

        (await house.CountsAsync()).Should().Be((1, 0));
        var gate = (await house.StandingAsync()).Gates.Single(g => g.Kind == GateKind.Lapsed);
        gate.State.Should().Be(GateState.Open);
        gate.Sentence.Should().StartWith("Stale or withdrawn: 1 of 2");
    }

    [SkippableFact]
    public async Task Copies_of_one_incident_within_a_day_count_once_and_only_if_all_are_right()
    {
        await using var house = await HouseAsync();
        const string alert = "Switch SW-3 port 12 at Harbor Legal is down since the morning";
        for (var i = 0; i < 14; i++)
            await house.TicketAsync($"{alert} {i}");
        await house.WorkAsync();
        var storm = await house.OpenLinesAsync();
        foreach (var line in storm.Take(13))
            await house.ApprovedAsync(line);
        (await house.CountsAsync()).Should().Be((1, 0));

        await house.RejectAsync(house.Ravi, storm[13]);

        (await house.CountsAsync()).Should().Be((0, 1));
        house.Time.Advance(TimeSpan.FromHours(25));
        await house.TicketAsync($"{alert} 15");
        await house.WorkAsync();
        await house.ApprovedAsync((await house.OpenLinesAsync()).Single());
        (await house.CountsAsync()).Should().Be((1, 1), "a day later it is another incident");
    }

    [SkippableFact]
    public async Task A_decision_taken_back_is_an_item_unanswered_again()
    {
        await using var house = await HouseAsync();
        var lines = await house.SuggestionsAsync(3);
        var first = await house.ApprovedAsync(lines[0]);
        await house.ApprovedAsync(lines[1]);
        await house.RejectAsync(house.Ravi, lines[2]);
        (await house.CountsAsync()).Should().Be((2, 1));

        (await house.Decisions.RetractAsync(house.Ravi, first)).Should().Be(RetractOutcome.Retracted);
        (await house.CountsAsync()).Should().Be((0, 0));

        await house.OverrideAsync(house.Ravi, lines[0], Drafts.Value(Drafts.Fault));
        (await house.CountsAsync()).Should().Be((1, 2));
    }

    [SkippableFact]
    public async Task Found_wrong_later_it_moves_from_right_to_wrong_and_never_back()
    {
        await using var house = await HouseAsync();
        var line = (await house.SuggestionsAsync(1))[0];
        await house.ApprovedAsync(line);

        await house.FoundAsync(line, EvidenceEnding.Contradicted);
        (await house.CountsAsync()).Should().Be((0, 1));

        await house.FoundAsync(line, EvidenceEnding.Lapsed);
        (await house.CountsAsync()).Should().Be((0, 1));
    }

    [SkippableFact]
    public async Task Two_answers_at_the_same_moment_count_once_each()
    {
        await using var house = await HouseAsync();
        var lines = await house.SuggestionsAsync(12);

        await Task.WhenAll(
            lines.Select((l, i) => Task.Run(() => house.ApprovedAsync(l, i % 2 == 0 ? house.Ravi : house.Mia)))
        );

        (await house.CountsAsync()).Should().Be((12, 0));
        (await house.ReadAsync(db => db.Set<EvidenceEntry>().CountAsync())).Should().Be(12);
    }

    [SkippableFact]
    public async Task Another_target_is_another_claim_that_starts_at_zero_under_a_higher_bar()
    {
        await using var house = await HouseAsync();
        foreach (var line in await house.SuggestionsAsync(3))
            await house.ApprovedAsync(line);
        (await house.StandingAsync()).Bar.Should().Be(20);

        await house
            .Get<FleetControl>()
            .SetTermsAsync(house.Manager, ReviewHouse.Agent, new ClaimTerms(0.9, 0.9, 0.9), "Cost says so");
        await house.SuggestionsAsync(1);

        var standing = await house.StandingAsync();
        (standing.Accuracy.Right, standing.Accuracy.Target, standing.Bar).Should().Be((0, 0.9, 40));
        standing.BarWhy.Should().Contain("one earlier try");
    }

    [SkippableFact]
    public async Task Below_the_floor_an_answer_is_no_evidence()
    {
        await using var house = await HouseAsync(new ClaimTerms(0.95, 0.95, 0.9));
        var line = (await house.SuggestionsAsync(1))[0];

        await house.ApprovedAsync(line);

        (await house.CountsAsync()).Should().Be((0, 0), "the agent was 94 % sure, the floor is 95 %");
        (await house.ProposalAsync(line.Proposal)).IsEvidence.Should().BeFalse();
    }

    private Task<ReviewHouse> HouseAsync(ClaimTerms? terms = null) => AutonomyHouse.OnAsync(database, terms);
}

public sealed class Ledger_on_Sqlite(SqliteDatabase database) : LedgerContract(database), IClassFixture<SqliteDatabase>;

public sealed class Ledger_on_Postgres(PostgresDatabase database)
    : LedgerContract(database),
        IClassFixture<PostgresDatabase>;
