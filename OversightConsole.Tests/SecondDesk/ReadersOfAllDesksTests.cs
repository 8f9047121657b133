using OversightConsole.Core.Access;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Insights;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Hygiene;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;
using OversightConsole.Tests.Reports.Overrides;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>Reports and pages read every desk, and take names from the desk of the ticket.</summary>
public sealed class ReadersOfAllDesksTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const string Version = "v2";
    private const string Here = "Seventh Customer";

    [Fact]
    public async Task Override_reports_name_each_customer_as_its_own_desk_does()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        await PutRightOnBothAsync(desks);

        var page = await desks.House.Get<OverrideReader>().PageAsync(Today(desks), 0, 10);

        page.Select(l => l.Rows[0].Company).Should().Equal(TwoMemoryDesks.Namesake, Here);
        (await ExportAsync(desks)).Select(r => r[2]).Distinct().Should().Equal(Here, TwoMemoryDesks.Namesake);
    }

    [Fact]
    public async Task A_desk_without_overrides_is_not_asked_to_name_anybody()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        await desks.PutRightAsync(await desks.ArrivesAsync(desks.Other));
        desks.First.BeforeAnswer = () => throw new InvalidOperationException("It is not set up.");

        (await ExportAsync(desks)).Select(r => r[2]).Distinct().Should().Equal(TwoMemoryDesks.Namesake);
    }

    [Fact]
    public async Task The_filter_of_overrides_offers_the_customers_of_all_desks_and_means_the_one_of_its_desk()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        await PutRightOnBothAsync(desks);
        var reader = desks.House.Get<OverrideReader>();

        var offered = (await reader.ChoicesAsync(Today(desks))).Companies;

        offered
            .Select(c => c.Name)
            .Should()
            .Equal($"{TwoMemoryDesks.Namesake} ({TwoMemoryDesks.There})", $"{Here} ({MemoryDesk.Name})");
        var filter = Today(desks) with { Company = offered[0].Id };
        (await reader.PageAsync(filter, 0, 10))
            .Should()
            .ContainSingle()
            .Which.Rows[0]
            .Company.Should()
            .Be(TwoMemoryDesks.Namesake);
        (await reader.FoundAsync(filter, 0, 10)).Count.Should().Be(0);
    }

    [Fact]
    public async Task A_suspension_names_the_customer_of_the_desk_where_the_error_was_made()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        foreach (var desk in new[] { desks.First, desks.Other })
        {
            var proposal = await desks.House.ProposalAsync(await desks.ArrivesAsync(desk));
            await desks.House.ReadAsync(db =>
            {
                db.Add(
                    new Suspension
                    {
                        Id = Guid.NewGuid(),
                        Agent = ReviewHarness.Agent,
                        Company = MemoryDesk.Customer,
                        ProposalId = proposal.Id,
                        At = desks.House.Time.GetUtcNow(),
                    }
                );
                return db.SaveChangesAsync();
            });
        }

        var history = await desks.House.Get<AgentHistoryReader>().ReadAsync(ReviewHarness.Agent);

        history.Suspensions.Select(s => s.Company).Should().Equal(TwoMemoryDesks.Namesake, Here);
    }

    [Fact]
    public async Task While_a_desk_does_not_answer_pages_show_its_customers_by_id_and_an_export_is_not_made()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        await PutRightOnBothAsync(desks);
        var reader = desks.House.Get<OverrideReader>();
        desks.First.BeforeAnswer = () => throw new InvalidOperationException("Out of order.");

        var page = await reader.PageAsync(Today(desks), 0, 10);
        var offered = (await reader.ChoicesAsync(Today(desks))).Companies;
        var export = () => ExportAsync(desks);

        page.Select(l => l.Rows[0].Company).Should().Equal(TwoMemoryDesks.Namesake, MemoryDesk.Customer);
        offered.Select(c => c.Name).Should().Equal($"{TwoMemoryDesks.Namesake} ({TwoMemoryDesks.There})");
        await export.Should().ThrowAsync<InvalidOperationException>("a file that lacks names would look whole");
    }

    [Fact]
    public async Task A_replay_goes_over_all_desks_and_shows_each_ticket_with_its_own_catalogue()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        var begin = desks.House.Time.GetUtcNow();
        var (here, there) = (desks.Closed(desks.First), desks.Closed(desks.Other));
        var seen = new Dictionary<SorRef, string>();
        desks.House.Get<TestAgent>().Says = (ticket, catalog) =>
        {
            seen[ticket.Ref] = catalog.CompanyName(MemoryDesk.Customer);
            return new Abstains("Only looking.");
        };

        var result = await desks.House.Get<Replay>().RunAsync(new(ReviewHarness.Agent, begin, begin.AddDays(1)));

        result!.Lines.Select(l => l.Ticket).Should().Equal(here.Text, there.Text);
        (seen[here], seen[there]).Should().Be((Here, TwoMemoryDesks.Namesake));
    }

    [Fact]
    public async Task Two_versions_are_compared_on_tickets_of_all_desks_read_many_at_once()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        for (var i = 0; i < 6; i++)
        {
            var desk = i % 2 == 0 ? desks.First : desks.Other;
            var ticket = await desks.ArrivesAsync(desk);
            desks.Close(desk, ticket);
            await desks.House.ReadAsync(db =>
            {
                db.Add(
                    new AgentLook
                    {
                        Ticket = ticket,
                        Agent = AgentLook.ChallengerKey(ReviewHarness.Agent, Version),
                        Result = LookResult.Abstained,
                        At = desks.House.Time.GetUtcNow(),
                    }
                );
                return db.SaveChangesAsync();
            });
        }
        var asked = new List<string>();
        desks.First.BeforeAnswer = () => asked.Add(MemoryDesk.Name);
        desks.Other.BeforeAnswer = () => asked.Add(TwoMemoryDesks.There);

        var comparison = await desks.House.Get<VersionComparison>().ReadAsync(ReviewHarness.Agent, Version);

        (comparison.Seen, comparison.Settled).Should().Be((6, 6));
        asked.Should().BeEquivalentTo(MemoryDesk.Name, TwoMemoryDesks.There);
    }

    [Fact]
    public async Task The_hygiene_report_counts_the_tickets_of_all_desks()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        desks.Closed(desks.First);
        desks.Closed(desks.Other);

        var report = await desks.House.Get<HygieneReader>().ReadAsync();

        report.Empty.Single(e => e.Field == TicketFields.Type).Count.Should().Be(2);
        report
            .NeverUsed.SelectMany(u => u.Boards)
            .Should()
            .Contain([$"Front desk ({MemoryDesk.Name})", $"Other Front desk ({TwoMemoryDesks.There})"]);
    }

    private static async Task PutRightOnBothAsync(TwoMemoryDesks desks)
    {
        await desks.PutRightAsync(await desks.ArrivesAsync(desks.First));
        await desks.PutRightAsync(await desks.ArrivesAsync(desks.Other));
    }

    private static OverrideFilter Today(TwoMemoryDesks desks)
    {
        var day = DateOnly.FromDateTime(desks.House.Time.GetUtcNow().UtcDateTime);
        return new OverrideFilter(day, day.AddDays(1));
    }

    private static async Task<List<List<string>>> ExportAsync(TwoMemoryDesks desks)
    {
        var auditor = desks.House.Manager;
        var outcome = await desks.House.Get<OverrideExport>().WriteAsync(auditor, Today(desks), ReportFormat.Csv);
        var exported = outcome.Should().BeOfType<Exported>().Subject;
        var text = await File.ReadAllTextAsync(exported.Path);
        File.Delete(exported.Path);
        return Csv.Parse(text)[1..];
    }
}
