using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

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
        await using var house = await ReviewHouse.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(house);
        var (first, second) = classFirst ? (category, priority) : (priority, category);

        await house.ApprovedAsync(first);
        (await house.StatusAsync(team)).Should().Be(ProposalStatus.Held, "one of the two is undecided");
        await house.ApprovedAsync(second);

        (await house.StatusAsync(team)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task A_premise_sent_before_the_other_is_decided_counts_as_the_ticket_says_it()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(house);
        await house.ApprovedAsync(category);
        await house.SendAsync();

        await house.ApprovedAsync(priority);

        (await house.StatusAsync(team)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task A_premise_that_was_taken_back_opens_nothing()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(house);
        await house.Decisions.RetractAsync(house.Ravi, await house.ApprovedAsync(category));

        await house.ApprovedAsync(priority);

        (await house.StatusAsync(team)).Should().Be(ProposalStatus.Held);
    }

    [SkippableFact]
    public async Task One_premise_decided_otherwise_sends_the_line_back_whatever_the_other_says()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(house);
        await house.ApprovedAsync(priority);

        await house.OverrideAsync(house.Ravi, category, Drafts.Value(Drafts.Fault));

        (await house.StatusAsync(team)).Should().Be(ProposalStatus.Stale);
    }

    [SkippableFact]
    public async Task What_a_person_sets_on_the_desk_opens_the_line_that_waited_for_it()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        house.Asked.Says = (_, _) => new Core.Agents.Abstains("Nothing to say.");
        var (_, priority, team) = await FamilyAsync(house);
        await house.ApprovedAsync(priority);

        await house.ClassifyAsync(team.On, Drafts.Driver);
        await house.SendAsync();
        await house.WorkAsync();

        (await house.StatusAsync(team)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task A_premise_that_nothing_can_make_true_any_more_sends_the_line_back()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        house.Asked.Says = (_, _) => new Core.Agents.Abstains("Nothing to say.");
        var (category, _, team) = await FamilyAsync(house);

        await house.ClassifyAsync(team.On, Drafts.Fault);
        await house.WorkAsync();

        (await house.StatusAsync(category)).Should().Be(ProposalStatus.Stale);
        var held = await house.ProposalAsync(team.Proposal);
        (held.Status, held.StatusReason)
            .Should()
            .Be((ProposalStatus.Stale, "Assignment is looked at again because item changed."));
    }

    [SkippableFact]
    public async Task The_card_names_the_premise_that_is_open_and_shows_the_line_beneath_it()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var (category, priority, team) = await FamilyAsync(house);
        var reader = house.Get<QueueReader>();
        async Task<IReadOnlyList<ProposalLine>> LinesAsync() => (await reader.OpenAsync(house.Ravi, team.On))!.Lines;
        (await LinesAsync()).Select(l => l.Item).Should().Equal(category.Item, priority.Item, team.Item);
        (await LinesAsync())[2].StateText.Should().Be("If item is Driver");

        await house.ApprovedAsync(category);

        (await LinesAsync())[2].StateText.Should().Be("If priority is P1 Critical");
    }

    /// <summary>A class and a priority, and a team that waits for both.</summary>
    private static async Task<(Line Category, Line Priority, Line Team)> FamilyAsync(ReviewHouse house)
    {
        var category = await house.SuggestAsync();
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var priority = await house.SuggestAsync(category.On, (t, _) => Drafts.Priority(t, "p1", [], []));
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var team = await house.SuggestAsync(category.On, (t, _) => Drafts.Team(t, "second-line", [IfDriver, IfP1]));
        return (category, priority, team);
    }
}

public sealed class TwoPremises_on_Sqlite(SqliteDatabase database)
    : TwoPremisesContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class TwoPremises_on_Postgres(PostgresDatabase database)
    : TwoPremisesContract(database),
        IClassFixture<PostgresDatabase>;
