using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Reports.Overrides;

[Trait("Category", "Time")]
public abstract class OverrideReportContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    [SkippableFact]
    public async Task An_override_is_a_row_for_each_field_it_set_otherwise()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var catalog = await harness.Desk.DescribeAsync(default);
        var other = catalog
            .Board("service-desk")!
            .Classes.First(c => c.Item is not null && c.Subtype.Id != "incident/printing" && c.Type.Id == "incident");
        var (one, _) = await harness.PutRightAsync(harness.Ravi);
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        var (two, _) = await harness.PutRightAsync(harness.Mia, other.Item!.Id, OverrideReason.UnknownCustomer);

        var rows = await harness.RowsAsync(harness.Today());

        rows.Select(r => (r[1], r[5]))
            .Should()
            .Equal((one.Ticket, "item"), (two.Ticket, "subtype"), (two.Ticket, "item"));
        rows[0]
            .Should()
            .Equal(
                "2026-03-02T08:00:00Z",
                one.Ticket,
                "",
                ReviewHarness.Agent,
                "v1",
                "item",
                "Driver",
                "Fault",
                "misread",
                "",
                "Ravi",
                "0.94",
                "low",
                "overridden"
            );
        rows[1][6..9].Should().Equal("Printing", other.Subtype.Name, "unknown-customer");
        rows[2][6..8].Should().Equal("Driver", other.Item.Name);
    }

    [SkippableFact]
    public async Task Only_what_people_put_right_and_did_not_take_back_is_in_it()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        await harness.ApproveAsync(harness.Ravi, await harness.SuggestAsync());
        await harness.RejectAsync(harness.Ravi, await harness.SuggestAsync());
        var (line, decision) = await harness.PutRightAsync(harness.Ravi);
        await harness.Decisions.RetractAsync(harness.Ravi, decision);
        (await harness.RowsAsync(harness.Today())).Should().BeEmpty();

        harness.Time.Advance(TimeSpan.FromMinutes(3));
        await harness.PutRightAsync(harness.Mia, line: line);

        var row = (await harness.RowsAsync(harness.Today())).Should().ContainSingle().Subject;
        row[10].Should().Be("Mia");
        var summary = await harness.Get<OverrideReader>().SummaryAsync(harness.Today());
        summary.Now.Should().Be(new OverrideShare(1, 3));
        summary.Rows.Should().Be(1);
    }

    [SkippableFact]
    public async Task The_first_day_is_in_the_period_and_the_last_one_named_is_not()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        harness.Time.SetUtcNow(new DateTimeOffset(2026, 3, 9, 23, 59, 59, 999, TimeSpan.Zero));
        var (before, _) = await harness.PutRightAsync(harness.Ravi);
        harness.Time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        var (first, _) = await harness.PutRightAsync(harness.Ravi);
        harness.Time.SetUtcNow(new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero));
        await harness.PutRightAsync(harness.Ravi);

        var tenth = new OverrideFilter(new(2026, 3, 10), new(2026, 3, 11));
        (await harness.RowsAsync(tenth)).Select(r => r[1]).Should().Equal(first.Ticket);
        (await harness.RowsAsync(tenth.Before)).Select(r => r[1]).Should().Equal(before.Ticket);
    }

    [SkippableFact]
    public async Task Filters_narrow_rows_figures_and_table_alike()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var (mias, _) = await harness.PutRightAsync(harness.Mia, reason: OverrideReason.StaleData);
        await harness.PutRightAsync(harness.Ravi);
        await harness.ApproveAsync(harness.Mia, await harness.SuggestAsync());
        var today = harness.Today();
        OverrideFilter[] hits =
        [
            today with
            {
                By = harness.Mia.Id,
            },
            today with
            {
                Reason = OverrideReason.StaleData,
            },
            today with
            {
                By = harness.Mia.Id,
                Agent = ReviewHarness.Agent,
                Risk = RiskTier.Low,
            },
        ];
        var reader = harness.Get<OverrideReader>();
        foreach (var hit in hits)
        {
            (await harness.RowsAsync(hit)).Select(r => r[1]).Should().Equal(mias.Ticket);
            (await reader.PageAsync(hit, 0, 10)).SelectMany(l => l.Rows).Should().ContainSingle();
            (await reader.SummaryAsync(hit)).Buckets.Sum(s => s.Total).Should().Be(1);
        }
        (await reader.SummaryAsync(hits[0])).Now.Should().Be(new OverrideShare(1, 2));
        (await harness.RowsAsync(today with { Agent = "priority" })).Should().BeEmpty();
        (await harness.RowsAsync(today with { Risk = RiskTier.High })).Should().BeEmpty();
        (await harness.RowsAsync(today with { Company = "nobody" })).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task What_became_of_it_is_in_the_last_column_and_what_the_desk_showed_is_kept_apart()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var today = harness.Today();
        var (line, _) = await harness.PutRightAsync(harness.Ravi);
        await harness.SendAsync();
        (await harness.RowsAsync(today)).Single()[13].Should().Be("pending");
        var approved = await harness.WrittenAsync();

        await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Driver);
        await harness.ChangeAsync(approved.On, TicketFields.Item, Drafts.Fault);
        await harness.FollowAsync();

        (await harness.RowsAsync(today)).Single()[13].Should().Be("contradicted");
        var (count, found) = await harness.Get<OverrideReader>().FoundAsync(today, 0, 10);
        count.Should().Be(2);
        found.Select(f => f.Ticket).Should().BeEquivalentTo([line.Ticket, approved.Ticket]);
        var onApproved = found.Single(f => f.Ticket == approved.Ticket);
        onApproved.Suggested.Should().Be("Printing › Driver");
        onApproved.RightValue.Should().Be("Printing › Fault");
        onApproved.By.Should().Be("A colleague");
    }

    [SkippableFact]
    public async Task However_many_there_are_each_comes_once_also_at_the_same_instant()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var lines = await harness.BacklogAsync(1_050);
        await harness
            .Get<BulkWrites>()
            .RunAsync(async _ =>
            {
                foreach (var line in lines)
                    await harness.PutRightAsync(harness.Ravi, line: line);
            });

        var rows = await harness.RowsAsync(harness.Today());

        rows.Should().HaveCount(1_050);
        rows.Select(r => r[1]).Should().BeEquivalentTo(lines.Select(l => l.Ticket));
        var reader = harness.Get<OverrideReader>();
        var paged = new List<string>();
        for (var skip = 0; skip < 1_050; skip += 400)
            paged.AddRange((await reader.PageAsync(harness.Today(), skip, 400)).Select(l => l.Rows[0].Ticket));
        paged.Should().OnlyHaveUniqueItems().And.HaveCount(1_050);
        (await reader.SummaryAsync(harness.Today())).Rows.Should().Be(1_050);
    }
}

public sealed class OverrideReport_on_Sqlite(SqliteDatabase db)
    : OverrideReportContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class OverrideReport_on_Postgres(PostgresDatabase db)
    : OverrideReportContract(db),
        IClassFixture<PostgresDatabase>;
