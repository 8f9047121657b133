using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.ServiceDesk.Import.Writing;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk.Import;

/// <summary>Bad rows stay out with line and reason; the rest goes in.</summary>
public sealed class RejectedRowsTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Bad_rows_are_listed_with_line_and_reason_and_the_rest_goes_in()
    {
        await using var desk = await ImportDesk.CreateAsync(database, new ImportLimits { MaxTextLength = 50 });
        var file = desk.File(
            "title,body,created,priority\n"
                + "good,\"with a\nline break\",2025-01-02,P1\n"
                + "too few,x,2025-01-02\n"
                + "too many,x,2025-01-02,P1,more\n"
                + "no date,x,yesterday,P1\n"
                + ",,2025-01-02,P1\n"
                + $"long,{new string('x', 51)},2025-01-02,P1\n"
                + "priority,x,2025-01-02,soonish\n"
                + "also good,x,,\n"
        );
        var counts = await desk.CountsAsync(file, "summary=title,body=body,opened=created,priority=priority");
        counts
            .Should()
            .BeEquivalentTo(
                new
                {
                    Read = 8,
                    Imported = 2,
                    Rejected = 6,
                }
            );
        counts.RejectsFile.Should().StartWith(Path.Combine(desk.Folder, "imports"));
        var rejects = await File.ReadAllTextAsync(counts.RejectsFile!);
        rejects.Should().Contain("4,\"It has 3 columns, the header 4.\",\"too few,x,2025-01-02\"");
        rejects.Should().Contain("5,\"It has 5 columns, the header 4.\"");
        rejects.Should().Contain("6,\"Its 'opened' is not a date: \"\"yesterday\"\".\"");
        rejects.Should().Contain("7,It has no text.");
        rejects.Should().Contain("8,\"Its text has 51 characters, more than 50.\"");
        rejects.Should().Contain("9,").And.Contain("soonish");
        rejects.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(7);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0")]
    [InlineData("\"=HYPERLINK(1)\",b", "\"'=HYPERLINK(1)\",b")]
    [InlineData("a,b", "a,b")]
    [InlineData("2025-01-02", "2025-01-02")]
    public void The_rejects_file_holds_no_formula(string cell, string harmless) =>
        RejectsFile.Harmless(cell).Should().Be(harmless);

    [Fact]
    public async Task Row_numbers_and_so_identities_do_not_shift_when_a_bad_row_is_there()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var file = desk.File("text,n\na,1\nb\nc,3\n");
        (await desk.CountsAsync(file, "text=text")).Imported.Should().Be(2);
        (await desk.CountsAsync(file, "text=text")).Should().BeEquivalentTo(new { Duplicates = 2, Rejected = 1 });
    }
}
