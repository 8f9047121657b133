using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.SelfTest;

namespace OversightConsole.Commands;

/// <summary>
/// <c>selftest decide --count N [--json]</c>: takes N decisions through the real services and carries them out, on
/// tickets that it makes; with 0 it only finishes what a killed run left. For kill tests, not for a desk in use: it
/// does not wait for anybody's undo window.
/// </summary>
internal static class SelftestCommand
{
    private const int Most = 1_000_000;

    public static Command Create()
    {
        var count = new Option<int?>("--count") { Description = "How many decisions; 0 only finishes what is left." };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var decide = new Command("decide", "Decide and carry out, telling each decision as it is stored.")
        {
            count,
            json,
        };
        decide.SetAction(
            (parsed, ct) =>
            {
                if (parsed.GetValue(count) is not { } wanted)
                    throw new BadInputException(
                        "--count is missing: say how many decisions, 0 to finish what is left."
                    );
                if (wanted is < 0 or > Most)
                    throw new BadInputException(
                        FormattableString.Invariant($"--count must be from 0 to {Most}, not {wanted}.")
                    );
                var asJson = parsed.GetValue(json);
                return ConsoleHost.RunAsync((services, inner) => RunAsync(services, wanted, asJson, inner), ct);
            }
        );
        return new Command("selftest", "Drives the real services, for tests.")
        {
            Hidden = true,
            Subcommands = { decide },
        };
    }

    private static async Task<int> RunAsync(IServiceProvider services, int count, bool json, CancellationToken ct)
    {
        var desk = ActivatorUtilities.CreateInstance<SelfTestDesk>(services);
        var test = ActivatorUtilities.CreateInstance<DecideSelfTest>(services, desk);
        var totals = await test.RunAsync(count, json ? _ => { } : Tell, ct);
        if (json)
            CommandOutput.WriteJson(new { acknowledged = totals.Acknowledged, executed = totals.Executed });
        else
            Console.Out.WriteLine(
                FormattableString.Invariant($"{totals.Acknowledged} acknowledged, {totals.Executed} executed.")
            );
        if (totals.Left == 0)
            return ExitCode.Success;
        Console.Error.WriteLine(
            FormattableString.Invariant(
                $"{totals.Left} decisions were not carried out; is an agent stopped? The trail says what became of each."
            )
        );
        return ExitCode.Failure;
    }

    /// <summary>On its way to whoever reads before the next step: a kill afterwards must not make it untold.</summary>
    private static void Tell(Guid decision)
    {
        Console.Out.WriteLine($"acknowledged {decision}");
        Console.Out.Flush();
    }
}
