using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Reports.Overrides;

[Trait("Category", "Time")]
public abstract class OverrideReportContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    [SkippableFact]
    public async Task An_override_is_a_row_for_each_field_it_set_otherwise()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var catalog = await house.Desk.DescribeAsync(default);
        var other = catalog
            .Board("service-desk")!
            .Classes.First(c => c.Item is not null && c.Subtype.Id != "incident/printing" && c.Type.Id == "incident");
        var (one, _) = await house.PutRightAsync(house.Ravi);
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var (two, _) = await house.PutRightAsync(house.Mia, other.Item!.Id, OverrideReason.UnknownCustomer);

        var rows = await house.RowsAsync(house.Today());

        rows.Select(r => (r[1], r[5]))
            .Should()
            .Equal((one.Ticket, "item"), (two.Ticket, "subtype"), (two.Ticket, "item"));
        rows[0]
            .Should()
            .Equal(
                "2026-03-02T08:00:00Z",
                one.Ticket,
                "",
                ReviewHouse.Agent,
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
        await using var house = await OutcomeHouse.OnAsync(Database);
        await house.ApproveAsync(house.Ravi, await house.SuggestAsync());
        await house.RejectAsync(house.Ravi, await house.SuggestAsync());
        var (line, decision) = await house.PutRightAsync(house.Ravi);
        await house.Decisions.RetractAsync(house.Ravi, decision);
        (await house.RowsAsync(house.Today())).Should().BeEmpty();

        house.Time.Advance(TimeSpan.FromMinutes(3));
        await house.PutRightAsync(house.Mia, line: line);

        var row = (await house.RowsAsync(house.Today())).Should().ContainSingle().Subject;
        row[10].Should().Be("Mia");
        var summary = await house.Get<OverrideReader>().SummaryAsync(house.Today());
        summary.Now.Should().Be(new OverrideShare(1, 3));
        summary.Rows.Should().Be(1);
    }

    [SkippableFact]
    public async Task The_first_day_is_in_the_period_and_the_last_one_named_is_not()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        house.Time.SetUtcNow(new DateTimeOffset(2026, 3, 9, 23, 59, 59, 999, TimeSpan.Zero));
        var (before, _) = await house.PutRightAsync(house.Ravi);
        house.Time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        var (first, _) = await house.PutRightAsync(house.Ravi);
        house.Time.SetUtcNow(new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero));
        await house.PutRightAsync(house.Ravi);

        var tenth = new OverrideFilter(new(2026, 3, 10), new(2026, 3, 11));
        (await house.RowsAsync(tenth)).Select(r => r[1]).Should().Equal(first.Ticket);
        (await house.RowsAsync(tenth.Before)).Select(r => r[1]).Should().Equal(before.Ticket);
    }

    [SkippableFact]
    public async Task Filters_narrow_rows_figures_and_table_alike()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var (mias, _) = await house.PutRightAsync(house.Mia, reason: OverrideReason.StaleData);
        await house.PutRightAsync(house.Ravi);
        await house.ApproveAsync(house.Mia, await house.SuggestAsync());
        var today = house.Today();
        OverrideFilter[] hits =
        [
            today with
            {
                By = house.Mia.Id,
            },
            today with
            {
                Reason = OverrideReason.StaleData,
            },
            today with
            {
                By = house.Mia.Id,
                Agent = ReviewHouse.Agent,
                Risk = RiskTier.Low,
            },
        ];
        var reader = house.Get<OverrideReader>();
        foreach (var hit in hits)
        {
            (await house.RowsAsync(hit)).Select(r => r[1]).Should().Equal(mias.Ticket);
            (await reader.PageAsync(hit, 0, 10)).SelectMany(l => l.Rows).Should().ContainSingle();
            (await reader.SummaryAsync(hit)).Stretches.Sum(s => s.Total).Should().Be(1);
        }
        (await reader.SummaryAsync(hits[0])).Now.Should().Be(new OverrideShare(1, 2));
        (await house.RowsAsync(today with { Agent = "priority" })).Should().BeEmpty();
        (await house.RowsAsync(today with { Risk = RiskTier.High })).Should().BeEmpty();
        (await house.RowsAsync(today with { Company = "nobody" })).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task What_became_of_it_is_in_the_last_column_and_what_the_desk_showed_is_kept_apart()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var today = house.Today();
        var (line, _) = await house.PutRightAsync(house.Ravi);
        await house.SendAsync();
        (await house.RowsAsync(today)).Single()[13].Should().Be("pending");
        var approved = await house.WrittenAsync();

        await house.ChangeAsync(line.On, TicketFields.Item, Drafts.Driver);
        await house.ChangeAsync(approved.On, TicketFields.Item, Drafts.Fault);
        await house.FollowAsync();

        (await house.RowsAsync(today)).Single()[13].Should().Be("contradicted");
        var (count, found) = await house.Get<OverrideReader>().FoundAsync(today, 0, 10);
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
        await using var house = await OutcomeHouse.OnAsync(Database);
        var lines = await house.BacklogAsync(1_050);
        await house
            .Get<BulkWrites>()
            .RunAsync(async _ =>
            {
                foreach (var line in lines)
                    await house.PutRightAsync(house.Ravi, line: line);
            });

        var rows = await house.RowsAsync(house.Today());

        rows.Should().HaveCount(1_050);
        rows.Select(r => r[1]).Should().BeEquivalentTo(lines.Select(l => l.Ticket));
        var reader = house.Get<OverrideReader>();
        var paged = new List<string>();
        for (var skip = 0; skip < 1_050; skip += 400)
            paged.AddRange((await reader.PageAsync(house.Today(), skip, 400)).Select(l => l.Rows[0].Ticket));
        paged.Should().OnlyHaveUniqueItems().And.HaveCount(1_050);
        (await reader.SummaryAsync(house.Today())).Rows.Should().Be(1_050);
    }
}

public sealed class OverrideReport_on_Sqlite(SqliteDatabase db)
    : OverrideReportContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class OverrideReport_on_Postgres(PostgresDatabase db)
    : OverrideReportContract(db),
        IClassFixture<PostgresDatabase>;
