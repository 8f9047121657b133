using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Review;

/// <summary>A line that waits for two things, decided one after the other, by an agent or by a person on the desk.</summary>
public abstract class TwoPremisesContract(DatabaseFixture database)
{
    private static readonly Fact IfDriver = new(TicketFields.Item, new FieldValue(Drafts.Driver, "Driver"));
    private static readonly Fact IfP1 = new(TicketFields.Priority, new FieldValue("p1", "P1 Critical"));

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_premises_decided_separately_open_what_waited_for_both(bool classFirst)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(harness);
        var (first, second) = classFirst ? (category, priority) : (priority, category);

        await harness.ApprovedAsync(first);
        (await harness.StatusAsync(team)).Should().Be(ProposalStatus.Held, "one of the two is undecided");
        await harness.ApprovedAsync(second);

        (await harness.StatusAsync(team)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task A_premise_sent_before_the_other_is_decided_counts_as_the_ticket_says_it()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(harness);
        await harness.ApprovedAsync(category);
        await harness.SendAsync();

        await harness.ApprovedAsync(priority);

        (await harness.StatusAsync(team)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task A_premise_that_was_taken_back_opens_nothing()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(harness);
        await harness.Decisions.RetractAsync(harness.Ravi, await harness.ApprovedAsync(category));

        await harness.ApprovedAsync(priority);

        (await harness.StatusAsync(team)).Should().Be(ProposalStatus.Held);
    }

    [SkippableFact]
    public async Task One_premise_decided_otherwise_sends_the_line_back_whatever_the_other_says()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(harness);
        await harness.ApprovedAsync(priority);

        await harness.OverrideAsync(harness.Ravi, category, Drafts.Value(Drafts.Fault));

        (await harness.StatusAsync(team)).Should().Be(ProposalStatus.Stale);
    }

    [SkippableFact]
    public async Task What_a_person_sets_on_the_desk_opens_the_line_that_waited_for_it()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        harness.Asked.Says = (_, _) => new Core.Agents.Abstains("Nothing to say.");
        var (_, priority, team) = await FamilyAsync(harness);
        await harness.ApprovedAsync(priority);

        await harness.ClassifyAsync(team.On, Drafts.Driver);
        await harness.SendAsync();
        await harness.WorkAsync();

        (await harness.StatusAsync(team)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task A_premise_that_nothing_can_make_true_any_more_sends_the_line_back()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        harness.Asked.Says = (_, _) => new Core.Agents.Abstains("Nothing to say.");
        var (category, _, team) = await FamilyAsync(harness);

        await harness.ClassifyAsync(team.On, Drafts.Fault);
        await harness.WorkAsync();

        (await harness.StatusAsync(category)).Should().Be(ProposalStatus.Stale);
        var held = await harness.ProposalAsync(team.Proposal);
        (held.Status, held.StatusReason)
            .Should()
            .Be((ProposalStatus.Stale, "Assignment is looked at again because item changed."));
    }

    [SkippableFact]
    public async Task The_card_names_the_premise_that_is_open_and_shows_the_line_beneath_it()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(harness);
        var reader = harness.Get<QueueReader>();
        async Task<IReadOnlyList<ProposalLine>> LinesAsync() => (await reader.OpenAsync(harness.Ravi, team.On))!.Lines;
        (await LinesAsync()).Select(l => l.Item).Should().Equal(category.Item, priority.Item, team.Item);
        (await LinesAsync())[2].StateText.Should().Be("If item is Driver");

        await harness.ApprovedAsync(category);

        (await LinesAsync())[2].StateText.Should().Be("If priority is P1 Critical");
    }

    /// <summary>A class and a priority, and a team that waits for both.</summary>
    private static async Task<(Line Category, Line Priority, Line Team)> FamilyAsync(ReviewHarness harness)
    {
        var category = await harness.SuggestAsync();
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        var priority = await harness.SuggestAsync(category.On, (t, _) => Drafts.Priority(t, "p1", [], []));
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        var team = await harness.SuggestAsync(category.On, (t, _) => Drafts.Team(t, "second-line", [IfDriver, IfP1]));
        return (category, priority, team);
    }
}

public sealed class TwoPremises_on_Sqlite(SqliteDatabase database)
    : TwoPremisesContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class TwoPremises_on_Postgres(PostgresDatabase database)
    : TwoPremisesContract(database),
        IClassFixture<PostgresDatabase>;
