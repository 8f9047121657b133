using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Reports.Overrides;

/// <summary>Overrides in a house, and the report of them.</summary>
internal static class ReportHarness
{
    /// <summary>The house's first day: everything happens on it unless time is moved.</summary>
    public static OverrideFilter Today(this ReviewHarness harness)
    {
        var day = DateOnly.FromDateTime(harness.Time.Now().UtcDateTime);
        return new OverrideFilter(day, day.AddDays(1));
    }

    /// <summary>A suggestion of the printer's driver that <paramref name="by"/> put right.</summary>
    public static async Task<(Line Line, Guid Decision)> PutRightAsync(
        this ReviewHarness harness,
        Person by,
        string item = Drafts.Fault,
        OverrideReason reason = OverrideReason.Misread,
        string? comment = null,
        Line? line = null
    )
    {
        line ??= await harness.SuggestAsync();
        var request = new DecisionRequest(line.Item, Verdict.Override, Drafts.Value(item), reason, Comment: comment);
        var outcome = await harness.Decisions.DecideAsync(by, request);
        return (line, outcome.Should().BeOfType<Recorded>().Subject.DecisionId);
    }

    /// <summary>The file's text and what was said of it; the file itself is gone.</summary>
    public static async Task<(string Text, Exported Outcome)> ExportAsync(
        this ReviewHarness harness,
        OverrideFilter filter,
        ReportFormat format,
        Person? by = null
    )
    {
        var outcome = await harness.Get<OverrideExport>().WriteAsync(by ?? harness.Auditor, filter, format);
        var exported = outcome.Should().BeOfType<Exported>().Subject;
        var text = await File.ReadAllTextAsync(exported.Path);
        File.Delete(exported.Path);
        return (text, exported);
    }

    /// <summary>The report as a table of cells, without the header.</summary>
    public static async Task<List<List<string>>> RowsAsync(this ReviewHarness harness, OverrideFilter filter)
    {
        var (text, outcome) = await harness.ExportAsync(filter, ReportFormat.Csv);
        var records = Csv.Parse(text);
        records[0].Should().Equal(OverrideTable.Columns.Names);
        outcome.Rows.Should().Be(records.Count - 1);
        return records[1..];
    }
}
