using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Commands.Accuracy;

/// <summary><c>accuracy false-promotion --true P [--target .95] [--alpha .05] --reviews N [--json]</c>.</summary>
internal static class FalsePromotionCommand
{
    public static Command Create()
    {
        var trueOption = AccuracyInput.Text("--true", "The true accuracy, from 0 to 1.");
        var (targetOption, alphaOption, json) = (AccuracyInput.Target(), AccuracyInput.Alpha(), AccuracyInput.Json());
        var reviewsOption = AccuracyInput.Text("--reviews", "How many answers, looked at after each.");
        var command = new Command("false-promotion", "The chance that an agent of known accuracy is promoted; exact.")
        {
            trueOption,
            targetOption,
            alphaOption,
            reviewsOption,
            json,
        };
        command.SetAction(parsed =>
        {
            var text = AccuracyInput.Required(parsed, trueOption, "the true accuracy, from 0 to 1");
            var accuracy = AccuracyInput.Number(trueOption, text, "the true accuracy, from 0 to 1");
            if (accuracy is < 0 or > 1)
                throw new BadInputException($"--true must lie from 0 to 1; give 95 % as 0.95, not '{text}'.");
            var target = AccuracyInput.Between(parsed, targetOption, 0.95);
            var alpha = AccuracyInput.Between(parsed, alphaOption, 0.05);
            var reviews = (int)AccuracyInput.Count(parsed, reviewsOption, FalsePromotion.MostReviews);
            var probability = FalsePromotion.Probability(accuracy, target, alpha, reviews);
            if (parsed.GetValue(json))
                CommandOutput.WriteJson(new { probability });
            else
                AccuracyTable.Write(("promoted by then", AccuracyTable.Percent(probability)));
            return ExitCode.Success;
        });
        return command;
    }
}
