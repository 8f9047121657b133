using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Reports.TrailConsistency;

namespace OversightConsole.Commands.Accuracy;

/// <summary><c>accuracy rebuild [--agent KEY] [--json]</c>: the state from the trail alone; exit 1 when the database differs.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var agent = new Option<string?>("--agent") { Description = "The agent's key; all agents without it." };
        var json = AccuracyInput.Json();
        var command = new Command("rebuild", "Count everything again from the trail alone, and compare.")
        {
            agent,
            json,
        };
        command.SetAction(
            (parsed, ct) =>
                ConsoleHost.RunAsync(
                    async (services, inner) =>
                    {
                        var key = parsed.GetValue(agent);
                        var rebuilt = await services.GetRequiredService<Rebuild>().RunAsync(key, inner);
                        if (key is not null && rebuilt.Agents.Count == 0)
                            throw new BadInputException(
                                $"--agent '{key}' was never installed here; see accuracy rebuild without it."
                            );
                        Print(rebuilt, parsed.GetValue(json));
                        return rebuilt.Identical ? ExitCode.Success : ExitCode.Failure;
                    },
                    ct
                )
        );
        return command;
    }

    private static void Print(Rebuilt rebuilt, bool json)
    {
        if (json)
        {
            CommandOutput.WriteJson(rebuilt);
            return;
        }
        foreach (var agent in rebuilt.Agents)
        {
            Console.Out.WriteLine($"{agent.Agent}: {agent.Mode}");
            foreach (var claim in agent.Claims)
                Console.Out.WriteLine($"  {claim.Claim}: {claim.Right} right, {claim.Wrong} wrong");
        }
        Console.Out.WriteLine(rebuilt.Identical ? "Identical with the database." : "The database differs:");
        foreach (var difference in rebuilt.Differences)
            Console.Out.WriteLine($"  {difference}");
    }
}
