using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Commands;

/// <summary>
/// <c>stop</c> and <c>resume [--agent KEY] --reason TEXT [--json]</c>: the stop switch. Whoever can run the command on the
/// console's machine acts as an administrator; the trail says "command line".
/// </summary>
internal static class StopCommand
{
    private static readonly Person Operator = new(
        "command-line",
        "command line",
        new HashSet<Role> { Role.Administrator }
    );

    public static Command CreateStop() =>
        Create(
            "stop",
            "Stop agents from writing, all or one; watching goes on.",
            (s, w, r, ct) => s.StopAsync(Operator, w, r, ct)
        );

    public static Command CreateResume() =>
        Create("resume", "Let agents write again, all or one.", (s, w, r, ct) => s.ResumeAsync(Operator, w, r, ct));

    private static Command Create(
        string name,
        string description,
        Func<StopSwitch, StopRequest, string, CancellationToken, Task<StopOutcome>> act
    )
    {
        var agent = new Option<string?>("--agent") { Description = "The agent's key; all agents without it." };
        var reason = new Option<string?>("--reason") { Description = "Why, for the trail and for everyone's banner." };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command(name, description) { agent, reason, json };
        command.SetAction(
            (parsed, ct) =>
                ConsoleHost.RunAsync(
                    async (services, inner) =>
                    {
                        var key = parsed.GetValue(agent);
                        await CheckAsync(services, key, parsed.GetValue(reason), inner);
                        var outcome = await act(
                            services.GetRequiredService<StopSwitch>(),
                            key is null
                                ? StopRequest.All
                                : StopRequest.Agent(services.GetRequiredService<AgentRegister>()[key]),
                            parsed.GetValue(reason)!,
                            inner
                        );
                        await PrintAsync(services, name, outcome, parsed.GetValue(json), inner);
                        return ExitCode.Success;
                    },
                    ct
                )
        );
        return command;
    }

    private static async Task CheckAsync(IServiceProvider services, string? agent, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new BadInputException("--reason is missing: say why in a few words; everyone will read it.");
        if (agent is null)
            return;
        var agents = (await services.GetRequiredService<FleetReader>().ListAsync(ct)).Select(a => a.Agent).ToList();
        if (!agents.Contains(agent))
            throw new BadInputException($"--agent '{agent}' is not installed; there is: {string.Join(", ", agents)}.");
    }

    private static async Task PrintAsync(
        IServiceProvider services,
        string name,
        StopOutcome outcome,
        bool json,
        CancellationToken ct
    )
    {
        var stops = await services.GetRequiredService<StopSwitch>().HoldingAsync(ct);
        var contexts = services.GetRequiredService<IDbContextFactory<OversightDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var underWay = await db.Set<ExecutionIntent>()
            .Where(i => i.State == IntentState.Sent)
            .Select(i => i.Ticket)
            .ToListAsync(ct);
        if (json)
            CommandOutput.WriteJson(new { stopped = stops.Select(Name), underWay });
        else
            Console.Out.WriteLine(
                outcome == StopOutcome.NothingToDo
                    ? $"Nothing to {name}: it is so already."
                    : $"Done. Stopped now: {(stops.Count == 0 ? "nothing" : string.Join(", ", stops.Select(Name)))}. Under way: {underWay.Count}."
            );
    }

    private static string Name(Stop stop) =>
        stop.Scope switch
        {
            StopScope.All => "all",
            StopScope.Agent => stop.Key,
            _ => $"{Codes.Of(stop.Scope)} {stop.Label}",
        };
}
