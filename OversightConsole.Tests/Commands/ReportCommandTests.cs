using System.Text.Json;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Commands;

[Trait("Category", "Time")]
public sealed class ReportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oversight-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_report_of_an_empty_desk_is_its_header_and_says_where_it_lies()
    {
        var file = Path.Combine(_folder, "out.csv");

        var (exit, output, error) = await RunAsync("2026-03-01", "2026-03-02", "csv", file, "--json");

        (exit, error).Should().Be((0, ""));
        using var said = JsonDocument.Parse(output);
        said.RootElement.EnumerateObject().Select(p => p.Name).Should().Equal("rows", "file");
        said.RootElement.GetProperty("file").GetString().Should().Be(file);
        (await File.ReadAllTextAsync(file)).Should().Be(string.Join(',', OverrideTable.Columns.Names) + "\r\n");
        Directory.GetFiles(_folder, "*.part").Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_gets_a_file_named_after_period_and_trail_entry()
    {
        var (exit, _, _) = await RunAsync("2026-03-01", "2026-03-02", "json", _folder);

        exit.Should().Be(0);
        Directory.GetFiles(_folder, "overrides-2026-03-01-2026-03-02-trail-*.json").Should().ContainSingle();
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-02", "csv", "out.csv", "--to must be later than --from")]
    [InlineData("2026-3-2", "2026-03-03", "csv", "out.csv", "--from must be a day as YYYY-MM-DD; '2026-3-2' is not.")]
    [InlineData("2026-03-02", "2026-02-30", "csv", "out.csv", "--to must be a day")]
    [InlineData("2026-03-02", "2026-03-03", "xlsx", "out.xlsx", "use csv")]
    [InlineData("2026-03-02", "2026-03-03", "pdf", "out.pdf", "use csv")]
    [InlineData("2026-03-02", "2026-03-03", "yaml", "out.yaml", "csv or json")]
    [InlineData("2026-03-02", "2026-03-03", "csv", "nowhere/out.csv", "does not exist; make it first")]
    public async Task What_cannot_be_meant_is_bad_input_with_the_remedy(
        string from,
        string to,
        string format,
        string file,
        string says
    )
    {
        var (exit, output, error) = await RunAsync(from, to, format, file, "--json");

        (exit, output).Should().Be((2, ""));
        error.Should().Contain(says).And.NotContain("   at ");
        Directory.GetFiles(_folder, "out.*").Should().BeEmpty();
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(
        string from,
        string to,
        string format,
        string file,
        params string[] more
    )
    {
        var storage = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder, "desk.db")}" };
        string[] words =
        [
            "report",
            "overrides",
            "--from",
            from,
            "--to",
            to,
            "--format",
            format,
            "--out",
            file,
            .. more,
        ];
        using var process = ConsoleProcess.Start(storage, _folder, words);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
