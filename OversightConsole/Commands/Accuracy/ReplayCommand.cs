using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Commands.Accuracy;

/// <summary><c>accuracy replay --outcomes F [--target .95] [--alpha .05] [--json]</c>.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var outcomes = AccuracyInput.Text("--outcomes", "A file of lines 0 (wrong) or 1 (right), in order.");
        var (targetOption, alphaOption, json) = (AccuracyInput.Target(), AccuracyInput.Alpha(), AccuracyInput.Json());
        var command = new Command("replay", "When a row of answers would have promoted, looking after each.")
        {
            outcomes,
            targetOption,
            alphaOption,
            json,
        };
        command.SetAction(parsed =>
        {
            var replay = new PromotionReplay(
                AccuracyInput.Between(parsed, targetOption, 0.95),
                AccuracyInput.Between(parsed, alphaOption, 0.05)
            );
            var file = AccuracyInput.Required(parsed, outcomes, "a file of lines 0 or 1");
            foreach (var right in AnswerFile.Outcomes(outcomes.Name, file))
                replay.Add(right);
            if (parsed.GetValue(json))
                CommandOutput.WriteJson(
                    new
                    {
                        replay.PromotedAt,
                        replay.Evidence,
                        replay.Lower,
                    }
                );
            else
                AccuracyTable.Write(
                    ("promoted at answer", AccuracyTable.Count(replay.PromotedAt)),
                    ("evidence at the end", AccuracyTable.Number(replay.Evidence)),
                    ("at least right", AccuracyTable.AtLeast(replay.Lower))
                );
            return ExitCode.Success;
        });
        return command;
    }
}
