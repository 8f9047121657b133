using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Autonomy.Accuracy.Reviewers;

namespace OversightConsole.Commands.Accuracy;

/// <summary>
/// <c>accuracy vigilance --approved N --reviewed N --caught N --shown N [--alpha .05] [--json]</c>.
/// </summary>
internal static class VigilanceCommand
{
    public static Command Create()
    {
        var approvedOption = AccuracyInput.Text("--approved", "Proposals approved.");
        var reviewedOption = AccuracyInput.Text("--reviewed", "Proposals reviewed.");
        var caughtOption = AccuracyInput.Text("--caught", "Known-wrong proposals that reviewers caught.");
        var shownOption = AccuracyInput.Text("--shown", "Known-wrong proposals shown.");
        var (alphaOption, json) = (AccuracyInput.Alpha(), AccuracyInput.Json());
        var command = new Command("vigilance", "What approvals are worth when reviewers overlook errors.")
        {
            approvedOption,
            reviewedOption,
            caughtOption,
            shownOption,
            alphaOption,
            json,
        };
        command.SetAction(parsed =>
        {
            var approved = AccuracyInput.Count(parsed, approvedOption);
            var reviewed = AccuracyInput.Count(parsed, reviewedOption);
            var caught = AccuracyInput.Count(parsed, caughtOption);
            var shown = AccuracyInput.Count(parsed, shownOption);
            AccuracyInput.CheckPart(approved, approvedOption, reviewed, reviewedOption);
            AccuracyInput.CheckPart(caught, caughtOption, shown, shownOption);
            var alpha = AccuracyInput.Between(parsed, alphaOption, 0.05);
            var result = new
            {
                Raw = approved / (double)reviewed,
                Vigilance = caught / (double)shown,
                CorrectedLower = VigilanceCorrection.Lower(approved, reviewed, caught, shown, alpha),
            };
            if (parsed.GetValue(json))
                CommandOutput.WriteJson(result);
            else
                AccuracyTable.Write(
                    ("approved", AccuracyTable.Percent(result.Raw)),
                    ("known-wrong caught", AccuracyTable.Percent(result.Vigilance)),
                    ("at least right", AccuracyTable.AtLeast(result.CorrectedLower))
                );
            return ExitCode.Success;
        });
        return command;
    }
}
