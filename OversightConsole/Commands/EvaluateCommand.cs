using System.CommandLine;
using System.Text.Json;
using OversightConsole.Commands.Line;

namespace OversightConsole.Commands;

/// <summary>
/// <c>evaluate --train F --test F --text COL[,COL] --label COL [--label COL]… [--json]</c>: how well the learner does on
/// a desk's own tickets, before anything is connected.
/// </summary>
public static class EvaluateCommand
{
    private const int BadInput = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var train = new Option<string?>("--train") { Description = "Tickets to learn from (.csv or .csv.gz)." };
        var test = new Option<string?>("--test") { Description = "Other tickets to predict (.csv or .csv.gz)." };
        var text = new Option<string?>("--text") { Description = "The columns with text, separated by commas." };
        var label = new Option<string[]>("--label")
        {
            Description = "A column to predict; may be given several times.",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("evaluate", "Trains on some tickets and measures on others; touches no database.")
        {
            train,
            test,
            text,
            label,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var request = new EvaluateRequest(
                    parsed.GetValue(train),
                    parsed.GetValue(test),
                    parsed.GetValue(text),
                    parsed.GetValue(label) ?? []
                );
                var streams = parsed.InvocationConfiguration;
                return Task.FromResult(Run(request, parsed.GetValue(json), streams.Output, streams.Error, cancel));
            }
        );
        return command;
    }

    private static int Run(
        EvaluateRequest request,
        bool json,
        TextWriter output,
        TextWriter error,
        CancellationToken cancel
    )
    {
        try
        {
            var results = request.Evaluate(cancel);
            if (json)
                output.WriteLine(JsonSerializer.Serialize(new { labels = results }, Json));
            else
                EvaluateTable.Write(results, output);
            return 0;
        }
        catch (CommandInputException e)
        {
            error.WriteLine(e.Message);
            return BadInput;
        }
    }
}
