using OversightConsole.Bench.Postgres;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Commands;

public sealed class BenchCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oversight-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Decisions_are_measured_beside_bare_transactions_and_nothing_is_left_behind()
    {
        var (exit, output, error) = await RunAsync("decisions", "--count", "3");

        (exit, error).Should().Be((0, ""));
        var measured = PostgresPrograms.Missing is null ? new[] { "SQLite", "PostgreSQL" } : ["SQLite"];
        foreach (var database in measured)
        {
            var rows = output.Split('\n').Where(l => l.StartsWith(database, StringComparison.Ordinal)).ToList();
            foreach (var what in new[] { "bare transaction", "decision " })
            foreach (var writers in new[] { "1", "8", "32" })
                rows.Should()
                    .ContainSingle(r => r.Contains(what) && Cells(r).Contains(writers) && Cells(r).Length >= 6);
            rows.Should().ContainSingle(r => r.Contains("carried out"));
        }
        output.Should().Contain("per second").And.Contain("p99, ms").And.Contain("load average");
        Directory.GetFileSystemEntries(_folder).Should().BeEmpty("it measures on a database of its own");
    }

    [Fact]
    public async Task Bounds_are_measured_up_to_a_million_answers()
    {
        var (exit, output, error) = await RunAsync("bounds");

        (exit, error).Should().Be((0, ""));
        output.Split('\n').Select(l => Cells(l).FirstOrDefault()).Should().ContainInOrder("100", "1000", "1000000");
        output.Should().Contain("µs").And.NotContain("NaN");
    }

    [Fact]
    public async Task A_count_of_nothing_is_bad_input()
    {
        var (exit, _, error) = await RunAsync("decisions", "--count", "0");

        exit.Should().Be(2);
        error.Should().Contain("--count");
    }

    private static string[] Cells(string row) => row.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] words)
    {
        var storage = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder, "desk.db")}" };
        using var process = ConsoleProcess.Start(storage, _folder, ["bench", .. words]);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
