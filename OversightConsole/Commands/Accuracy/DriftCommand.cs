using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Commands.Accuracy;

/// <summary><c>accuracy drift --outcomes F [--target .95] [--json]</c>: no reset, and amber changes no weights.</summary>
internal static class DriftCommand
{
    public static Command Create()
    {
        var outcomes = AccuracyInput.Text("--outcomes", "A file of lines 0 (wrong) or 1 (right), audits in order.");
        var (targetOption, json) = (AccuracyInput.Target(), AccuracyInput.Json());
        var command = new Command("drift", "When audits would have raised the alarm: amber at 50, red at 500.")
        {
            outcomes,
            targetOption,
            json,
        };
        command.SetAction(parsed =>
        {
            var target = AccuracyInput.Between(parsed, targetOption, 0.95);
            if (target < 0.5)
                throw new BadInputException("--target must be at least 0.5 for drift: below it errors cannot double.");
            var drift = new DriftScore(target);
            var file = AccuracyInput.Required(parsed, outcomes, "a file of lines 0 or 1");
            foreach (var right in AnswerFile.Outcomes(outcomes.Name, file))
                drift.Add(right);
            if (parsed.GetValue(json))
                CommandOutput.WriteJson(
                    new
                    {
                        drift.AmberAt,
                        drift.RedAt,
                        drift.Score,
                    }
                );
            else
                AccuracyTable.Write(
                    ("amber at audit", AccuracyTable.Count(drift.AmberAt)),
                    ("red at audit", AccuracyTable.Count(drift.RedAt)),
                    ("score at the end", AccuracyTable.Number(drift.Score))
                );
            return ExitCode.Success;
        });
        return command;
    }
}
