using System.CommandLine;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.ServiceDesk.Import.Mapping;

namespace OversightConsole.Commands;

/// <summary><c>import FILE [--map …] [--closed] [--json]</c>: tickets from CSV into the embedded desk.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A .csv or .csv.gz file with a header line, UTF-8." };
        var map = new Option<string?>("--map")
        {
            Description =
                "Which columns fill which field, as text=subject+body,category=cat; without it the header is guessed. "
                + $"Fields: {ColumnMapping.FieldNames}.",
        };
        var closed = new Option<bool>("--closed") { Description = "Every row is a closed ticket: training material." };
        var json = new Option<bool>("--json") { Description = "Print exactly one JSON document." };
        var command = new Command("import", "Imports tickets from a CSV file; importing it again adds nothing.")
        {
            file,
            map,
            closed,
            json,
        };
        command.SetAction(
            (parsed, ct) =>
                ConsoleHost.RunAsync(
                    (services, token) =>
                        RunAsync(
                            services,
                            parsed.GetRequiredValue(file),
                            parsed.GetValue(map),
                            parsed.GetValue(closed),
                            parsed.GetValue(json),
                            token
                        ),
                    ct
                )
        );
        return command;
    }

    internal static async Task<int> RunAsync(
        IServiceProvider services,
        string file,
        string? map,
        bool closed,
        bool json,
        CancellationToken ct
    )
    {
        var import = services.GetRequiredService<CsvImport>();
        var by = Operator();
        var request = new ImportRequest(file, Closed: closed);
        var looked = await import.PreviewAsync(request, by, ct);
        if (looked is not ImportPreview preview)
            throw new BadInputException(((ImportUnreadable)looked).Sentence);
        if (map is not null)
        {
            var mapping = ColumnMapping.Parse(map, preview.Header, out var problem);
            request = request with { Mapping = mapping ?? throw new BadInputException(problem!) };
        }
        else if (preview.Problem is not null)
            throw new BadInputException($"{preview.Problem} Name them with --map.");
        if (!json)
            await Console.Out.WriteLineAsync($"Mapping: {request.Mapping ?? preview.Mapping}");
        var progress = json || Console.IsErrorRedirected ? null : new ConsoleProgress();
        var outcome = await import.ImportAsync(request, by, progress, ct);
        switch (outcome)
        {
            case ImportFinished finished:
                await PrintAsync(finished.Counts, json);
                return ExitCode.Success;
            case ImportStopped stopped:
                await Console.Error.WriteLineAsync(stopped.Sentence);
                await PrintAsync(stopped.Counts, json);
                return ExitCode.Failure;
            case ImportRefused refused:
                throw new BadInputException(refused.Sentence);
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }
    }

    /// <summary>Who can run this command on this machine can read and write the database: an administrator.</summary>
    private static Person Operator() =>
        new("command-line", $"{Environment.UserName} (command line)", new HashSet<Role> { Role.Administrator });

    private static async Task PrintAsync(ImportCounts counts, bool json)
    {
        if (json)
        {
            CommandOutput.WriteJson(counts);
            return;
        }
        await Console.Out.WriteLineAsync(
            FormattableString.Invariant(
                $"{counts.Read} rows read: {counts.Imported} imported, {counts.Duplicates} already there, {counts.Rejected} rejected."
            )
        );
        if (counts.RejectsFile is not null)
            await Console.Out.WriteLineAsync($"Rejected rows with their reasons: {counts.RejectsFile}");
    }

    /// <summary>One line on stderr, rewritten as the import gets on.</summary>
    private sealed class ConsoleProgress : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            var done = value.BytesTotal == 0 ? 100 : value.BytesRead * 100 / value.BytesTotal;
            var what = value.Phase == ImportPhase.Checking ? "checked" : "worked through";
            Console.Error.Write(FormattableString.Invariant($"\r{done, 3} %  {value.Read} rows {what}   "));
        }
    }
}
