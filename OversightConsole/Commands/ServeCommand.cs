using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;

namespace OversightConsole.Commands;

/// <summary><c>serve</c>: the console itself. It is also what runs when no command is named.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create()
    {
        var command = new Command(Name, "Run the console (the default).");
        Become(command);
        return command;
    }

    /// <summary>Makes <paramref name="command"/> run the console.</summary>
    public static void Become(Command command)
    {
        // Settings of other sections and of libraries pass through to ASP.NET configuration; a bare word is a mistake.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (parsed, ct) =>
            {
                if (parsed.UnmatchedTokens.FirstOrDefault(t => !IsSetting(t)) is { } word)
                    throw new BadInputException(
                        $"There is no command '{word}'; run with --help to see which there are."
                    );
                await using var app = ConsoleHost.BuildWeb([
                    .. ConfigurationSwitches.Current,
                    .. parsed.UnmatchedTokens,
                ]);
                await app.Services.PrepareAsync(ct);
                await app.RunAsync(ct);
                return ExitCode.Success;
            }
        );
    }

    private static bool IsSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) && token.Contains('=', StringComparison.Ordinal);
}
