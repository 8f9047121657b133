using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Review.Queue;

/// <summary>Order, search, filters, pages, rows and figures of the list.</summary>
[Trait("Category", "Time")]
public abstract class QueueListContract(DatabaseFixture database)
{
    private static readonly QueueFilter Everyone = new(QueueView.Everyone);

    [SkippableFact]
    public async Task The_clock_that_runs_out_first_comes_first_and_none_comes_last()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        await harness.WaitsAsync("No clock");
        await harness.WaitsAsync("In two hours", 120);
        await harness.WaitsAsync("Overdue", -5);
        await harness.WaitsAsync("In ten minutes", 10);

        (await harness.SubjectsAsync(harness.Ravi, Everyone))
            .Should()
            .Equal("Overdue", "In ten minutes", "In two hours", "No clock");
    }

    [SkippableTheory]
    [InlineData(QueueSort.Newest, "Third", "Second", "First")]
    [InlineData(QueueSort.Oldest, "First", "Second", "Third")]
    public async Task By_age_the_newest_open_suggestion_counts(QueueSort sort, params string[] order)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var third = await harness.WaitsAsync("Third", 1);
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.WaitsAsync("First", 3);
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.WaitsAsync("Second", 2);
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.SuggestAsync(third.On, (t, _) => Drafts.Priority(t, "p1", [], []));

        (await harness.SubjectsAsync(harness.Ravi, Everyone with { Sort = sort })).Should().Equal(order);
    }

    [SkippableTheory]
    [InlineData(QueueSort.MostUrgent)]
    [InlineData(QueueSort.Newest)]
    [InlineData(QueueSort.Oldest)]
    public async Task Pages_neither_overlap_nor_leave_a_ticket_out_though_all_are_alike(QueueSort sort)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        for (var n = 0; n < 7; n++)
            await harness.WaitsAsync("Alike", 30);

        var seen = new List<string>();
        for (var skip = 0; skip < 9; skip += 3)
        {
            var page = await harness.Get<QueueReader>().ListAsync(harness.Ravi, Everyone with { Sort = sort }, skip, 3);
            page.Total.Should().Be(7);
            seen.AddRange(page.Tickets.Select(t => t.Ticket));
        }

        seen.Should().OnlyHaveUniqueItems().And.HaveCount(7);
    }

    [SkippableTheory]
    [InlineData("OUTLOOK")]
    [InlineData("ärger")]
    [InlineData("ÄRGER")]
    [InlineData("finch")]
    [InlineData("  outlook ")]
    public async Task The_search_finds_subject_and_customer_whatever_the_case(string text)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        await harness.WaitsAsync("Ärger mit Outlook", company: "Alder & Finch LLP");
        await harness.WaitsAsync("Label printer", company: "Cobalt Homes");

        (await harness.SubjectsAsync(harness.Ravi, Everyone with { Search = text }))
            .Should()
            .Equal("Ärger mit Outlook");
    }

    [SkippableFact]
    public async Task The_search_finds_a_number_and_takes_wildcards_as_they_stand()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.WaitsAsync("100 % full");
        await harness.WaitsAsync("Half full");

        (await harness.SubjectsAsync(harness.Ravi, Everyone with { Search = line.Ticket }))
            .Should()
            .Contain("100 % full");
        (await harness.SubjectsAsync(harness.Ravi, Everyone with { Search = "%" })).Should().Equal("100 % full");
        (await harness.SubjectsAsync(harness.Ravi, Everyone with { Search = "_" })).Should().BeEmpty();
        (await harness.SubjectsAsync(harness.Ravi, Everyone with { Search = "'; drop" })).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Agent_and_risk_narrow_the_list_and_are_counted_within_the_view()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var both = await harness.WaitsAsync("Both", 1);
        await harness.SuggestAsync(both.On, (t, _) => Drafts.Priority(t, "p1", [], []) with { Risk = RiskTier.High });
        await harness.WaitsAsync("Class", 2);
        var skipped = await harness.WaitsAsync("Skipped", 3);
        await harness.SkipAsync(harness.Ravi, skipped);

        (await harness.SubjectsAsync(harness.Ravi, Everyone with { Agent = "priority" })).Should().Equal("Both");
        (await harness.SubjectsAsync(harness.Ravi, Everyone with { Risk = RiskTier.High })).Should().Equal("Both");
        (await harness.SubjectsAsync(harness.Ravi, Everyone with { Risk = RiskTier.Low }))
            .Should()
            .Equal("Both", "Class", "Skipped");
        var counts = await harness.CountsAsync(harness.Ravi);
        (counts.ForMe, counts.Everyone, counts.Skipped, counts.CanBeUndone).Should().Be((2, 3, 1, 0));
        counts.ByAgent.Should().Equal(new Dictionary<string, int> { ["classification"] = 2, ["priority"] = 1 });
        counts.ByRisk.Should().Equal(new Dictionary<RiskTier, int> { [RiskTier.Low] = 2, [RiskTier.High] = 1 });
        var all = await harness.CountsAsync(harness.Ravi, Everyone);
        all.ByAgent["classification"].Should().Be(3);
        (await harness.CountsAsync(harness.Ravi, Everyone with { Search = "class" }))
            .ByAgent.Should()
            .NotContainKey("priority");
    }

    [SkippableFact]
    public async Task A_row_shows_the_riskiest_first_at_most_three_and_how_many_are_looked_at_again()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.WaitsAsync("Full");
        await harness.SuggestAsync(line.On, (t, _) => Drafts.Priority(t, "p1", [], []) with { Risk = RiskTier.High });
        foreach (var team in new[] { "second-line", "service-desk", "projects" })
            await harness.SuggestAsync(line.On, (t, _) => Drafts.Team(t, team, []) with { Agent = team });
        await harness.SuggestAsync(
            line.On,
            (t, _) =>
                Drafts.Priority(
                    t,
                    "p2",
                    [new Fact(OversightConsole.Core.ServiceDesk.SystemOfRecord.TicketFields.Item, null)],
                    []
                ) with
                {
                    Agent = "contact",
                }
        );
        await harness.ApprovedAsync(line);

        var row = (await harness.Get<QueueReader>().ListAsync(harness.Ravi, Everyone, 0, 10)).Tickets.Single();

        row.HighRisk.Should().BeTrue();
        row.Chips.Should().HaveCount(3).And.HaveElementAt(0, "p1");
        (row.More, row.LookedAtAgain).Should().Be((1, 1));
    }

    [SkippableFact]
    public async Task A_persons_own_day_counts_their_answers_since_midnight()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        await harness.ApprovedAsync(await harness.WaitsAsync("Yesterday"));
        harness.Time.Advance(TimeSpan.FromDays(1));
        await harness.ApprovedAsync(await harness.WaitsAsync("One"));
        await harness.OverrideAsync(harness.Ravi, await harness.WaitsAsync("Two"), Drafts.Value(Drafts.Fault));
        await harness.SkipAsync(harness.Ravi, await harness.WaitsAsync("Three"));

        (await harness.Get<QueueReader>().OwnDayAsync(harness.Ravi)).Should().Be(new OwnDay(2, 1));
        (await harness.Get<QueueReader>().OwnDayAsync(harness.Mia)).Should().Be(new OwnDay(0, 0));
    }
}

public sealed class QueueList_on_Sqlite(SqliteDatabase database)
    : QueueListContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class QueueList_on_Postgres(PostgresDatabase database)
    : QueueListContract(database),
        IClassFixture<PostgresDatabase>;
