using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Commands.Accuracy;

/// <summary><c>accuracy ebh --evalues a,b,… [--alpha .05] [--json]</c>.</summary>
internal static class EbhCommand
{
    public static Command Create()
    {
        var values = AccuracyInput.Text("--evalues", "The evidence of each slice, separated by commas.");
        var (alphaOption, json) = (AccuracyInput.Alpha(), AccuracyInput.Json());
        var command = new Command("ebh", "Which of many slices may be promoted at once.") { values, alphaOption, json };
        command.SetAction(parsed =>
        {
            const string Remedy = "numbers of 0 or more, separated by commas";
            var evidence = AccuracyInput
                .Required(parsed, values, Remedy)
                .Split(',')
                .Select(v => AccuracyInput.Number(values, v.Trim(), Remedy))
                .ToArray();
            var negative = Array.FindIndex(evidence, e => e < 0);
            if (negative >= 0)
                throw new BadInputException($"--evalues: value {negative + 1} is negative; give {Remedy}.");
            var selected = EBenjaminiHochberg.Select(evidence, AccuracyInput.Between(parsed, alphaOption, 0.05));
            if (parsed.GetValue(json))
                CommandOutput.WriteJson(new { selected });
            else
                AccuracyTable.Write(
                    ("selected positions, from 0", selected.Count == 0 ? "none" : string.Join(", ", selected))
                );
            return ExitCode.Success;
        });
        return command;
    }
}
