using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Exports.Trail;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;
using OversightConsole.Tests.Reports.Overrides;

namespace OversightConsole.Tests.Reports;

/// <summary>What an auditor takes away can be checked without the console.</summary>
[Trait("Category", "Time")]
public abstract class TrailExportContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task An_auditor_can_recompute_the_chain_from_the_file_up_to_the_head_it_states()
    {
        await using var harness = await OutcomeHarness.OnAsync(database);
        await harness.PutRightAsync(harness.Ravi);
        await harness.Get<TrailCheck>().RunAsync();

        using var file = JsonDocument.Parse((await ExportAsync(harness, AuditFilter.All, ReportFormat.Json)).Text);

        var root = file.RootElement;
        var rows = root.GetProperty("rows").EnumerateArray().Select(Entry).ToList();
        var previous = AuditChain.Genesis;
        foreach (var row in rows)
        {
            (row.PreviousHash, AuditChain.HashOf(row)).Should().Be((previous, row.Hash));
            previous = row.Hash;
        }
        var head = root.GetProperty("head");
        (head.GetProperty("sequence").GetInt64(), head.GetProperty("hash").GetString())
            .Should()
            .Be((rows.Count, previous));
        var verdict = await harness.Get<AuditReader>().VerdictAsync();
        (head.GetProperty("intact").GetBoolean(), head.GetProperty("checkedAt").GetDateTimeOffset())
            .Should()
            .Be((verdict!.Intact, verdict.At));
    }

    [SkippableFact]
    public async Task The_export_is_an_entry_that_names_rows_filter_and_head()
    {
        await using var harness = await OutcomeHarness.OnAsync(database);
        await harness.PutRightAsync(harness.Ravi);

        var (text, done) = await ExportAsync(harness, new AuditFilter { Kind = "decision" }, ReportFormat.Csv);

        var records = Csv.Parse(text);
        records.Skip(1).Select(r => r[2]).Should().Equal("decision.recorded");
        var entry = await harness.ReadAsync(db => db.Set<AuditEntry>().SingleAsync(e => e.Sequence == done.Sequence));
        (entry.Kind, entry.ActorId).Should().Be(("report.exported", harness.Auditor.Id));
        using var facts = JsonDocument.Parse(entry.Payload);
        facts.RootElement.GetProperty("report").GetString().Should().Be("audit");
        facts.RootElement.GetProperty("rows").GetInt64().Should().Be(1);
        facts.RootElement.GetProperty("filters").GetProperty("kind").GetString().Should().Be("decision");
        var head = facts.RootElement.GetProperty("head");
        head.GetProperty("hash").GetString().Should().Be(entry.PreviousHash);
        done.Name.Should().Be($"audit-head-{done.Sequence - 1}-{entry.PreviousHash[..16]}-trail-{done.Sequence}.csv");
    }

    [SkippableFact]
    public async Task What_a_waiting_suggestion_says_is_left_out_until_it_is_decided()
    {
        await using var harness = await OutcomeHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        var made = new AuditFilter { Kind = "proposal" };

        Csv.Parse((await ExportAsync(harness, made, ReportFormat.Csv)).Text)[1][8].Should().BeEmpty();

        await harness.PutRightAsync(harness.Ravi, line: line);
        Csv.Parse((await ExportAsync(harness, made, ReportFormat.Csv)).Text)[1][8].Should().Contain("actionHash");
    }

    [SkippableFact]
    public async Task Technicians_export_nothing_and_the_trail_stays_as_it_is()
    {
        await using var harness = await OutcomeHarness.OnAsync(database);
        var before = await harness.Get<AuditReader>().HeadAsync();

        var outcome = await harness.Get<TrailExport>().WriteAsync(harness.Ravi, AuditFilter.All, ReportFormat.Csv);

        outcome.Should().BeOfType<ExportNotAllowed>();
        (await harness.Get<AuditReader>().HeadAsync()).Should().Be(before);
    }

    [SkippableFact]
    public async Task Each_filter_finds_what_it_says()
    {
        await using var harness = await OutcomeHarness.OnAsync(database);
        await harness.PutRightAsync(harness.Ravi);
        var ticket = await harness.ReadAsync(db =>
            db.Set<AuditEntry>().Where(e => e.Kind == "proposal.made").Select(e => e.Ticket).SingleAsync()
        );
        await harness.PutRightAsync(harness.Mia);
        var now = harness.Time.GetUtcNow();

        (await KindsAsync(harness, new() { ActorKind = "person", ActorId = harness.Ravi.Id }))
            .Should()
            .Equal("decision.recorded");
        (await KindsAsync(harness, new() { Kind = "decision" })).Should().HaveCount(2);
        (await KindsAsync(harness, new() { Ticket = ticket, Alone = false })).Should().Equal("decision.recorded");
        (await KindsAsync(harness, new() { Alone = true })).Should().BeEmpty();
        (await KindsAsync(harness, new() { From = now.AddDays(1) })).Should().BeEmpty();
        (await KindsAsync(harness, new() { To = now.AddDays(-1) })).Should().BeEmpty();
        (
            await KindsAsync(
                harness,
                new()
                {
                    From = now.AddDays(-1),
                    To = now.AddDays(1),
                    Kind = "proposal",
                }
            )
        ).Should().HaveCount(2);
    }

    private static async Task<IReadOnlyList<string>> KindsAsync(ReviewHarness harness, AuditFilter filter) =>
        [.. (await harness.Get<AuditReader>().ListAsync(filter, null, 100)).Entries.Select(e => e.Kind)];

    private static async Task<(string Text, Exported Done)> ExportAsync(
        ReviewHarness harness,
        AuditFilter filter,
        ReportFormat format
    )
    {
        var outcome = await harness.Get<TrailExport>().WriteAsync(harness.Auditor, filter, format);
        var done = outcome.Should().BeOfType<Exported>().Subject;
        var text = await File.ReadAllTextAsync(done.Path);
        File.Delete(done.Path);
        return (text, done);
    }

    private static AuditEntry Entry(JsonElement row)
    {
        string Text(string name) => row.GetProperty(name).GetString()!;
        return new AuditEntry
        {
            Sequence = row.GetProperty("sequence").GetInt64(),
            At = row.GetProperty("at").GetDateTimeOffset(),
            Kind = Text("kind"),
            ActorKind = Text("actor_kind"),
            ActorId = Text("actor_id"),
            ActorNameHash = Text("actor_name_hash"),
            Subject = Text("subject"),
            Ticket = Text("ticket"),
            Payload = Text("payload"),
            PreviousHash = Text("previous_hash"),
            Hash = Text("hash"),
        };
    }
}

public sealed class Trail_export_on_Sqlite(SqliteDatabase database)
    : TrailExportContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Trail_export_on_Postgres(PostgresDatabase database)
    : TrailExportContract(database),
        IClassFixture<PostgresDatabase>;
