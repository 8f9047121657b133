using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Reports.TrailConsistency;

namespace OversightConsole.Commands;

/// <summary><c>audit verify [--expect SEQ:HASH] [--json]</c>: recomputes the trail; exit 1 when it is broken.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var expect = new Option<string?>("--expect")
        {
            Description = "A position written down earlier, SEQ:HASH: the entry there must have that hash.",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var verify = new Command("verify", "Recompute the trail's hash chain from its first entry.") { expect, json };
        verify.SetAction(
            (parsed, ct) =>
            {
                var mark = Mark(parsed.GetValue(expect));
                return ConsoleHost.RunAsync(
                    async (services, inner) =>
                    {
                        var verdict = await services.GetRequiredService<TrailCheck>().RunAsync(null, mark, inner);
                        Print(verdict, parsed.GetValue(json));
                        return verdict.Intact ? ExitCode.Success : ExitCode.Failure;
                    },
                    ct
                );
            }
        );
        return new Command("audit", "The tamper-evident trail.") { verify };
    }

    private static AuditMark? Mark(string? text) =>
        text is null
            ? null
            : AuditMark.TryParse(text)
                ?? throw new BadInputException(
                    $"--expect must be SEQ:HASH, a position from 1 and 64 hex digits; '{text}' is not."
                );

    private static string Erased(AuditVerdict verdict)
    {
        var more = verdict.Erased - verdict.ErasedTexts.Count;
        return $"Erased beside entries: {verdict.Erased} texts ({string.Join(", ", verdict.ErasedTexts)}{(more > 0 ? $" and {more} more" : "")})";
    }

    private static void Print(AuditVerdict verdict, bool json)
    {
        if (json)
            CommandOutput.WriteJson(verdict);
        else if (verdict.Intact)
            Console.Out.WriteLine($"Intact: {verdict.Entries} entries, head {verdict.HeadSequence}:{verdict.HeadHash}");
        else
            Console.Out.WriteLine(
                verdict.FirstBadSequence is { } at
                    ? $"Broken at entry {at}: {verdict.Reason}"
                    : $"Broken: {verdict.Reason}"
            );
        if (!json && verdict.Erased > 0)
            Console.Out.WriteLine(Erased(verdict));
    }
}
