using OversightConsole.Core.Audit;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Exports.Trail;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;
using OversightConsole.Tests.Reports.Overrides;

namespace OversightConsole.Tests.Reports;

/// <summary>A format that one report or the download does not know yet fails here, not at a person's click.</summary>
public sealed class ReportFormatTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_format_is_written_by_every_report(ReportFormat format)
    {
        await using var harness = await OutcomeHarness.OnAsync(database);
        await harness.PutRightAsync(harness.Ravi);

        (await harness.ExportAsync(harness.Today(), format)).Outcome.Rows.Should().Be(1);
        var trail = await harness.Get<TrailExport>().WriteAsync(harness.Auditor, AuditFilter.All, format);
        var written = trail.Should().BeOfType<Exported>().Subject;
        written.Rows.Should().BePositive();
        File.Delete(written.Path);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_is_sent_under_a_content_type_of_its_own(ReportFormat format) =>
        Enum.GetValues<ReportFormat>().Count(f => f.ContentType() == format.ContentType()).Should().Be(1);

    [Fact]
    public void An_unknown_format_is_neither_written_nor_sent_as_if_it_were_another()
    {
        const ReportFormat unknown = (ReportFormat)99;
        var envelope = new ReportEnvelope("overrides", DateTimeOffset.UnixEpoch);

        var send = () => unknown.ContentType();
        var write = () => unknown.Writer(Stream.Null, OverrideTable.Columns, envelope);

        send.Should().Throw<ArgumentOutOfRangeException>();
        write.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void What_people_are_told_names_every_format() =>
        ReportFormats
            .Known.Split(" or ")
            .Should()
            .Equal(Enum.GetValues<ReportFormat>().Select(Codes.Of))
            .And.Equal("csv", "json");
}
