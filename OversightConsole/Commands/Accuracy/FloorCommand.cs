using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Commands.Accuracy;

/// <summary><c>accuracy floor --pairs F [--target .95] [--json]</c>: the fixed grid, δ = 0.05.</summary>
internal static class FloorCommand
{
    private const double Delta = 0.05;
    private static readonly double[] Grid = [0.98, 0.95, 0.90, 0.85, 0.80, 0.70];

    public static Command Create()
    {
        var pairs = AccuracyInput.Text("--pairs", "A file of lines confidence,0 or confidence,1.");
        var (targetOption, json) = (AccuracyInput.Target(), AccuracyInput.Json());
        var command = new Command("floor", "The lowest confidence from which answers reach the target.")
        {
            pairs,
            targetOption,
            json,
        };
        command.SetAction(parsed =>
        {
            var target = AccuracyInput.Between(parsed, targetOption, 0.95);
            var file = AccuracyInput.Required(parsed, pairs, "a file of lines confidence,0 or confidence,1");
            var floor = ConfidenceFloor.Certify(AnswerFile.Pairs(pairs.Name, file), target, Grid, Delta);
            var certified = floor.Value is not null;
            if (parsed.GetValue(json))
                CommandOutput.WriteJson(
                    new
                    {
                        Floor = floor.Value,
                        floor.Coverage,
                        Certified = certified,
                    }
                );
            else
                AccuracyTable.Write(
                    ("act from confidence", certified ? AccuracyTable.Percent(floor.Value) : "never"),
                    ("share of answers there", AccuracyTable.Percent(floor.Coverage)),
                    ("certified", certified ? "yes" : "no")
                );
            return ExitCode.Success;
        });
        return command;
    }
}
