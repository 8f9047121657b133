using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Reports.Overrides;

[Trait("Category", "Time")]
public abstract class ExportContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    [SkippableFact]
    public async Task The_trail_knows_each_export_and_the_files_name_gives_the_entry()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        await harness.PutRightAsync(harness.Ravi);
        var filter = harness.Today() with { By = harness.Ravi.Id };

        var (text, outcome) = await harness.ExportAsync(filter, ReportFormat.Csv);

        var entry = await EntryAsync(harness, outcome.Sequence);
        outcome.Name.Should().Be($"overrides-2026-03-02-2026-03-03-trail-{outcome.Sequence}.csv");
        (entry.Kind, entry.ActorId).Should().Be(("report.exported", harness.Auditor.Id));
        using var facts = JsonDocument.Parse(entry.Payload);
        facts.RootElement.GetProperty("rows").GetInt64().Should().Be(1);
        facts.RootElement.GetProperty("format").GetString().Should().Be("csv");
        facts.RootElement.GetProperty("filters").GetProperty("by").GetString().Should().Be(harness.Ravi.Id);
        facts.RootElement.GetProperty("sha256").GetString().Should().Be(Sha256(text));
        (await harness.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
    }

    [SkippableFact]
    public async Task Json_holds_the_same_rows_in_an_envelope_that_says_what_was_asked()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        await harness.PutRightAsync(
            harness.Ravi,
            comment: "Two faults, “one” ticket\r\nand a line",
            reason: OverrideReason.Other
        );
        await harness.PutRightAsync(harness.Mia);
        var csv = await harness.RowsAsync(harness.Today());

        var (text, outcome) = await harness.ExportAsync(harness.Today(), ReportFormat.Json);

        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        root.GetProperty("rows")
            .EnumerateArray()
            .Select(r =>
                r.EnumerateObject().Select(p => p.Value.ValueKind == JsonValueKind.Null ? "" : p.Value.ToString())
            )
            .Should()
            .BeEquivalentTo(csv, o => o.WithStrictOrdering());
        root.GetProperty("rows")[0].EnumerateObject().Select(p => p.Name).Should().Equal(OverrideTable.Columns.Names);
        root.GetProperty("filters").ToString().Should().Be("""{"from":"2026-03-02","to":"2026-03-03"}""");
        root.GetProperty("rowCount").GetInt64().Should().Be(2);
        root.GetProperty("generatedAt").GetDateTimeOffset().Should().Be(harness.Time.GetUtcNow());
        var entry = await EntryAsync(harness, root.GetProperty("trailSequence").GetInt64());
        root.GetProperty("trailHash").GetString().Should().Be(entry.Hash);
        outcome.Sequence.Should().Be(entry.Sequence);
        var between = text[(text.IndexOf("\"rows\":[", StringComparison.Ordinal) + 8)..text.LastIndexOf(']')];
        root.GetProperty("rowsSha256").GetString().Should().Be(Sha256(between));
        entry.Payload.Should().Contain(Sha256(between));
    }

    [SkippableTheory]
    [InlineData("=HYPERLINK(\"http://example.test\",\"click\")")]
    [InlineData("+1+1")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task What_a_spreadsheet_would_run_becomes_text(string comment)
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var (line, _) = await harness.PutRightAsync(harness.Ravi, reason: OverrideReason.Other, comment: "text");
        await harness.ReadAsync(db =>
            db.Set<Decision>()
                .Where(d => d.ProposalId == line.Proposal)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Comment, comment))
        );

        (await harness.RowsAsync(harness.Today())).Single()[9].Should().Be("'" + comment);

        var (json, _) = await harness.ExportAsync(harness.Today(), ReportFormat.Json);
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("rows")[0].GetProperty("comment").GetString().Should().Be(comment);
    }

    [SkippableFact]
    public async Task Technicians_export_nothing_and_the_trail_stays_as_it_is()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        await harness.PutRightAsync(harness.Ravi);
        var entries = await harness.ReadAsync(db => db.Set<AuditEntry>().CountAsync());

        var outcome = await harness.Get<OverrideExport>().WriteAsync(harness.Ravi, harness.Today(), ReportFormat.Csv);

        outcome.Should().BeOfType<ExportNotAllowed>();
        (await harness.ReadAsync(db => db.Set<AuditEntry>().CountAsync())).Should().Be(entries);
    }

    [SkippableFact]
    public async Task An_export_that_is_stopped_leaves_neither_file_nor_entry()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        await harness.PutRightAsync(harness.Ravi);
        var folder = Directory.CreateTempSubdirectory("export");
        using var stopping = new CancellationTokenSource();
        var progress = new Stop(stopping);

        var act = () =>
            harness
                .Get<OverrideExport>()
                .WriteAsync(
                    harness.Auditor,
                    harness.Today(),
                    ReportFormat.Csv,
                    folder.FullName,
                    progress,
                    stopping.Token
                );

        await act.Should().ThrowAsync<OperationCanceledException>();
        folder.EnumerateFiles().Should().BeEmpty();
        folder.Delete();
        (await harness.ReadAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Kind == "report.exported")))
            .Should()
            .Be(0);
    }

    private static Task<AuditEntry> EntryAsync(ReviewHarness harness, long sequence) =>
        harness.ReadAsync(db => db.Set<AuditEntry>().AsNoTracking().SingleAsync(e => e.Sequence == sequence));

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Stops the export at its first word.</summary>
    private sealed class Stop(CancellationTokenSource stopping) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => stopping.Cancel();
    }
}

public sealed class Export_on_Sqlite(SqliteDatabase db) : ExportContract(db), IClassFixture<SqliteDatabase>;

public sealed class Export_on_Postgres(PostgresDatabase db) : ExportContract(db), IClassFixture<PostgresDatabase>;
