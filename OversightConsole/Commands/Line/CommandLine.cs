using System.CommandLine;
using System.Globalization;
using OversightConsole.Core.Storage;

namespace OversightConsole.Commands.Line;

/// <summary>
/// The console's command line: <c>serve</c> unless another command is named. Exit code 0 success, 1 failure, 2 bad input;
/// errors are sentences on stderr.
/// </summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, CancellationToken ct = default)
    {
        // A number on the command line is written with a point, and so is one that is printed, whatever the machine's culture.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var (switches, words) = ConfigurationSwitches.Split(args);
        ConfigurationSwitches.Current = switches;
        var root = new RootCommand(
            "OversightConsole: agents suggest changes to service-desk tickets, people decide, trust is earned."
        );
        ServeCommand.Become(root);
        root.Subcommands.Add(ServeCommand.Create());
        foreach (var create in CommandList.All)
            root.Subcommands.Add(create());

        var parsed = root.Parse(words);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync($"{error.Message} Run with --help to see what is possible.");
            return ExitCode.BadInput;
        }
        try
        {
            // The web host listens for the signals itself; two listeners would end it before it has drained.
            var serving =
                parsed.CommandResult.Command.Name == ServeCommand.Name || parsed.CommandResult.Command == root;
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = serving ? null : TimeSpan.FromSeconds(10),
                },
                ct
            );
        }
        catch (BadInputException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
        catch (FormerDatabaseException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before it was finished.");
            return ExitCode.Failure;
        }
        catch (Exception e) when (e is not HostAbortedException)
        {
            await Console.Error.WriteLineAsync($"Failed: {e.Message}");
            return ExitCode.Failure;
        }
    }
}
