using System.CommandLine;
using System.Globalization;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Commands.Accuracy;

/// <summary><c>accuracy bound --right N --wrong N [--target .95] [--alpha .05] [--json]</c>.</summary>
internal static class BoundCommand
{
    public static Command Create()
    {
        var rightOption = AccuracyInput.Text("--right", "Answers that were right.");
        var wrongOption = AccuracyInput.Text("--wrong", "Answers that were wrong.");
        var (targetOption, alphaOption, json) = (AccuracyInput.Target(), AccuracyInput.Alpha(), AccuracyInput.Json());
        var command = new Command("bound", "Evidence, bounds, and how many right answers are missing.")
        {
            rightOption,
            wrongOption,
            targetOption,
            alphaOption,
            json,
        };
        command.SetAction(parsed =>
        {
            var right = AccuracyInput.Count(parsed, rightOption);
            var wrong = AccuracyInput.Count(parsed, wrongOption);
            var target = AccuracyInput.Between(parsed, targetOption, 0.95);
            var alpha = AccuracyInput.Between(parsed, alphaOption, 0.05);
            var range = AccuracyBounds.Of(right, wrong, alpha);
            var result = new
            {
                Evidence = EValue.Of(right, wrong, target),
                LogEvidence = EValue.Log(right, wrong, target),
                range.Lower,
                range.Upper,
                Promotable = EValue.Reaches(right, wrong, target, 1 / alpha),
                RightAnswersNeeded = PromotionBoundary.FurtherRight(right, wrong, target, alpha),
            };
            if (parsed.GetValue(json))
                CommandOutput.WriteJson(result);
            else
                AccuracyTable.Write(
                    ("evidence", AccuracyTable.Number(result.Evidence)),
                    ("its logarithm", AccuracyTable.Number(result.LogEvidence)),
                    ("at least right", AccuracyTable.AtLeast(result.Lower)),
                    ("at most right", AccuracyTable.AtMost(result.Upper)),
                    ("promotable", result.Promotable ? "yes" : "no"),
                    (
                        "right answers needed",
                        result.RightAnswersNeeded?.ToString(CultureInfo.InvariantCulture) ?? "more than 10^15"
                    )
                );
            return ExitCode.Success;
        });
        return command;
    }
}
