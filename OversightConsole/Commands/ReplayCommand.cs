using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Training;

namespace OversightConsole.Commands;

/// <summary><c>replay --agent KEY --from DAY --to DAY [--version N] [--floor F] [--scope N] [--json]</c>.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var agent = new Option<string?>("--agent") { Description = "The agent's key, for example classification." };
        var from = new Option<string?>("--from") { Description = "The first day, YYYY-MM-DD in the desk's zone." };
        var to = new Option<string?>("--to") { Description = "The day after the last, YYYY-MM-DD." };
        var version = new Option<int?>("--version")
        {
            Description = "The number of the version; the one at work if left out.",
        };
        var floor = new Option<double?>("--floor") { Description = "It says nothing below this confidence, 0 to 1." };
        var scope = new Option<int?>("--scope")
        {
            Description = "The number of the scope and rules; 0 for none; those in force if left out.",
        };
        var json = new Option<bool>("--json") { Description = "Print exactly one JSON document." };
        var command = new Command("replay", "What an agent would have said of past tickets, against what was right.")
        {
            agent,
            from,
            to,
            version,
            floor,
            scope,
            json,
        };
        command.SetAction(
            (parsed, ct) =>
            {
                var key =
                    parsed.GetValue(agent)
                    ?? throw new BadInputException("--agent: name the agent, for example --agent classification.");
                var (first, last) = (
                    Days.Parse("--from", parsed.GetValue(from)),
                    Days.Parse("--to", parsed.GetValue(to))
                );
                if (last <= first)
                    throw new BadInputException("--to: is not after --from; name the day after the last.");
                var least = parsed.GetValue(floor) ?? 0;
                if (least is not (>= 0 and <= 1))
                    throw new BadInputException("--floor: must lie between 0 and 1.");
                var asked = new Asked(key, first, last, parsed.GetValue(version), least, parsed.GetValue(scope));
                return ConsoleHost.RunAsync(
                    (services, inner) => RunAsync(services, asked, parsed.GetValue(json), inner),
                    ct
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, Asked asked, bool json, CancellationToken ct)
    {
        await services.GetRequiredService<VersionsAtWork>().RunOnceAsync(ct: ct);
        var zone = services.GetRequiredService<DeskZone>();
        var order = new ReplayOrder(asked.Agent, zone.StartOf(asked.From), zone.StartOf(asked.To))
        {
            Version = asked.Version,
            Floor = asked.Floor,
            Scope = await ScopeAsync(services.GetRequiredService<AgentScopes>(), asked, ct),
        };
        try
        {
            var result =
                await services.GetRequiredService<Replay>().RunAsync(order, ct: ct)
                ?? throw new BadInputException(
                    asked.Version is null
                        ? $"--agent: there is no agent '{asked.Agent}'."
                        : $"--version: {asked.Agent} has no version {asked.Version}."
                );
            Print(result, json);
            return ExitCode.Success;
        }
        catch (CorruptModelException exception)
        {
            throw new BadInputException($"--version: its file cannot be read. {exception.Message}");
        }
    }

    private static async Task<AgentScope?> ScopeAsync(AgentScopes scopes, Asked asked, CancellationToken ct) =>
        asked.Scope switch
        {
            null => null,
            0 => AgentScope.Everything,
            var number => (await scopes.ListAsync(asked.Agent, ct)).FirstOrDefault(s => s.Number == number)?.Scope
                ?? throw new BadInputException(
                    $"--scope: {asked.Agent} has no version {number} of its scope; 0 stands for none."
                ),
        };

    private sealed record Asked(string Agent, DateOnly From, DateOnly To, int? Version, double Floor, int? Scope);

    private static void Print(ReplayResult result, bool json)
    {
        if (json)
        {
            CommandOutput.WriteJson(
                new
                {
                    result.Fixed,
                    result.Broken,
                    result.Unchanged,
                    result.Failed,
                    result.Settled,
                    result.RightThen,
                    result.RightNow,
                    result.SilentNow,
                    result.LearnedFrom,
                    result.Version,
                }
            );
            return;
        }
        Console.WriteLine($"{result.Settled} tickets of which it is known what was right");
        Console.WriteLine($"right then {result.RightThen}, right now {result.RightNow}, silent now {result.SilentNow}");
        Console.WriteLine($"fixed {result.Fixed}, broken {result.Broken}, unchanged {result.Unchanged}");
        if (result.Failed > 0)
            Console.WriteLine($"it failed on {result.Failed} of them; the others were replayed all the same");
        if (result.LearnedFrom > 0)
            Console.WriteLine($"it may have learned from {result.LearnedFrom} of them; there it proves nothing");
        foreach (var line in result.Lines.Where(l => l.Verdict != ReplayVerdict.Unchanged))
            Console.WriteLine(
                $"{line.Verdict.ToString().ToLowerInvariant(), -7} #{line.Ticket}  {line.Then ?? "nothing"} -> {line.Now ?? (line.Verdict == ReplayVerdict.Failed ? line.Why : null) ?? "nothing"} (right: {line.Right})  {line.Summary}"
            );
    }
}
