using System.Text.Json;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Commands;

[Trait("Category", "Time")]
public sealed class ReplayCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oversight-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Of_a_small_desk_every_settled_ticket_is_fixed_broken_unchanged_or_failed()
    {
        (await RunAsync("demo", "--days", "3", "--seed", "1", "--json")).Exit.Should().Be(0);

        var (exit, output, error) = await ReplayAsync("--agent", "classification", "--scope", "0");

        (exit, error).Should().Be((0, ""));
        using var said = JsonDocument.Parse(output);
        int Of(string name) => said.RootElement.GetProperty(name).GetInt32();
        Of("settled").Should().BePositive().And.Be(Of("fixed") + Of("broken") + Of("unchanged") + Of("failed"));
        Of("failed").Should().Be(0);
    }

    [Theory]
    [InlineData("--agent: there is no agent 'nobody'.", "--agent", "nobody")]
    [InlineData("--agent: name the agent", "--floor", "0.5")]
    [InlineData("--version: classification has no version 7.", "--agent", "classification", "--version", "7")]
    [InlineData("--scope: classification has no version 7 of its scope", "--agent", "classification", "--scope", "7")]
    [InlineData("--floor: must lie between 0 and 1.", "--agent", "classification", "--floor", "95")]
    public async Task What_is_not_there_is_bad_input_with_the_remedy(string says, params string[] words)
    {
        var (exit, output, error) = await ReplayAsync(words);

        (exit, output).Should().Be((2, ""));
        error.Should().Contain(says).And.NotContain("   at ");
    }

    private Task<(int Exit, string Output, string Error)> ReplayAsync(params string[] words) =>
        RunAsync(["replay", "--from", "2020-01-01", "--to", "2100-01-01", "--json", .. words]);

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] words)
    {
        var storage = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder, "desk.db")}" };
        using var process = ConsoleProcess.Start(storage, _folder, words);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
