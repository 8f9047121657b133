using OversightConsole.Commands.Line;

namespace OversightConsole.Tests.Host;

public sealed class CommandLineTests
{
    [Fact]
    public void Settings_are_told_from_a_commands_own_words()
    {
        var (switches, words) = ConfigurationSwitches.Split([
            "audit",
            "verify",
            "--Storage:Provider=Postgres",
            "--expect",
            "12:abc",
            "--Urls",
            "http://localhost:1",
            "--json",
        ]);

        switches.Should().Equal("--Storage:Provider=Postgres", "--Urls", "http://localhost:1");
        words.Should().Equal("audit", "verify", "--expect", "12:abc", "--json");
    }

    [Fact]
    public async Task A_mistyped_command_is_bad_input_and_starts_nothing()
    {
        var (exit, error) = await RunAsync("evalute", "--label", "x");

        exit.Should().Be(ExitCode.BadInput);
        error.Should().Contain("evalute").And.Contain("--help");
    }

    [Fact]
    public async Task Bad_settings_are_listed_together_and_nothing_starts()
    {
        var (exit, error) = await RunAsync("serve", "--Storage:Provider=Oracle", "--Demo:Enabled=perhaps");

        exit.Should().Be(ExitCode.BadInput);
        error.Should().Contain("Storage:Provider 'Oracle'").And.Contain("Demo:Enabled 'perhaps'");
    }

    private static async Task<(int Exit, string Error)> RunAsync(params string[] args)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}
