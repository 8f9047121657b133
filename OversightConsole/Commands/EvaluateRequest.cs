using OversightConsole.Commands.Line;
using OversightConsole.Core.Learning;

namespace OversightConsole.Commands;

/// <summary>What <c>evaluate</c> was asked for, as typed.</summary>
internal sealed record EvaluateRequest(string? Train, string? Test, string? Text, IReadOnlyList<string> Labels)
{
    /// <summary>Reads both files and evaluates each label, in the order given.</summary>
    /// <exception cref="CommandInputException">An option is missing or cannot be used.</exception>
    public IReadOnlyList<EvaluateResult> Evaluate(CancellationToken cancel)
    {
        var trainFile = Needed("--train", Train, "the file with the tickets to learn from");
        var testFile = Needed("--test", Test, "the file with the tickets to predict");
        var texts = Needed("--text", Text, "the columns with text, separated by commas")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (texts.Length == 0)
            throw new CommandInputException("--text names no column; give the columns with text, separated by commas.");
        if (Labels.Count == 0 || Labels.Any(string.IsNullOrWhiteSpace))
            throw new CommandInputException("--label is missing; give a column to predict.");

        IReadOnlyList<(string, string)> columns =
        [
            .. texts.Select(column => ("--text", column)),
            .. Labels.Select(column => ("--label", column)),
        ];
        var train = CsvTable.Read("--train", trainFile, columns);
        var test = CsvTable.Read("--test", testFile, columns);
        for (var i = 0; i < Labels.Count; i++)
        {
            if (train.All(row => row[texts.Length + i].Length == 0))
                throw new CommandInputException(
                    $"--label: the column '{Labels[i]}' of --train is empty in every row; choose another."
                );
        }
        var options = new TrainingOptions { Fields = [.. texts.Select(column => new TextField(column))] };
        return
        [
            .. Labels.Select(
                (label, i) =>
                    Evaluator.Evaluate(
                        label,
                        Examples(train, texts.Length, i),
                        Examples(test, texts.Length, i),
                        options,
                        cancel
                    )
            ),
        ];
    }

    private static string Needed(string option, string? value, string what) =>
        string.IsNullOrWhiteSpace(value)
            ? throw new CommandInputException($"{option} is missing; give {what}.")
            : value;

    private static TrainingExample[] Examples(IReadOnlyList<string[]> rows, int texts, int label) =>
        [.. rows.Select(row => new TrainingExample(new ArraySegment<string>(row, 0, texts), row[texts + label]))];
}
