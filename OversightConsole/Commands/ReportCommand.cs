using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using OversightConsole.Commands.Line;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.Storage;

namespace OversightConsole.Commands;

/// <summary>
/// <c>report overrides --from DAY --to DAY --format csv|json --out FILE [--json]</c>. Whoever can run it on the console's
/// machine can read the database: an administrator for the trail.
/// </summary>
internal static class ReportCommand
{
    private static readonly Person Operator = new(
        "command-line",
        $"{Environment.UserName} (command line)",
        new HashSet<Role> { Role.Administrator }
    );

    public static Command Create() => new("report", "Reports as files.") { Overrides() };

    private static Command Overrides()
    {
        var from = new Option<string?>("--from") { Description = "The first day, YYYY-MM-DD in the desk's zone." };
        var to = new Option<string?>("--to") { Description = "The day after the last, YYYY-MM-DD." };
        var format = new Option<string?>("--format") { Description = $"{ReportFormats.Known}." };
        var file = new Option<string?>("--out")
        {
            Description =
                "The file; in a folder that exists. Naming just the folder names the file after period and trail entry.",
        };
        var json = new Option<bool>("--json") { Description = "Print exactly one JSON document." };
        var command = new Command("overrides", "What people put right: a row per changed field.")
        {
            from,
            to,
            format,
            file,
            json,
        };
        command.SetAction(
            (parsed, ct) =>
            {
                var filter = Filter(parsed, from, to);
                var kind = Format(parsed.GetValue(format));
                var target = Target(parsed.GetValue(file));
                return ConsoleHost.RunAsync(
                    (services, inner) =>
                        WriteAsync(services, new Order(filter, kind, target), parsed.GetValue(json), inner),
                    ct
                );
            }
        );
        return command;
    }

    private static async Task<int> WriteAsync(IServiceProvider services, Order order, bool json, CancellationToken ct)
    {
        var isFolder = Directory.Exists(order.Target);
        var folder = isFolder ? order.Target : Path.GetDirectoryName(order.Target)!;
        var progress = json || Console.IsErrorRedirected ? null : new ConsoleProgress();
        var export = services.GetRequiredService<OverrideExport>();
        try
        {
            var outcome = await export.WriteAsync(Operator, order.Filter, order.Format, folder, progress, ct);
            var done = (Exported)outcome;
            var path = isFolder ? Path.Combine(folder, done.Name) : order.Target;
            File.Move(done.Path, path, overwrite: true);
            Print(done, path, json);
            return ExitCode.Success;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new BadInputException($"--out: {order.Target} cannot be written ({e.Message}); name another file.");
        }
    }

    private static OverrideFilter Filter(ParseResult parsed, Option<string?> from, Option<string?> to)
    {
        var filter = new OverrideFilter(
            Days.Parse("--from", parsed.GetValue(from)),
            Days.Parse("--to", parsed.GetValue(to))
        );
        return filter.Days > 0
            ? filter
            : throw new BadInputException(
                $"--to must be later than --from: it is the day after the last one, so one day is --from {filter.From:yyyy-MM-dd} --to {filter.From.AddDays(1):yyyy-MM-dd}."
            );
    }

    private static ReportFormat Format(string? text) =>
        text switch
        {
            null => throw new BadInputException($"--format is missing: {ReportFormats.Known}."),
            _ when Codes.TryParse<ReportFormat>(text, out var format) => format,
            "xlsx" or "pdf" => throw new BadInputException(
                $"--format {text} cannot be written yet; use {ReportFormats.Known}. Spreadsheets open csv."
            ),
            _ => throw new BadInputException($"--format must be {ReportFormats.Known}; '{text}' is not."),
        };

    private static string Target(string? file)
    {
        if (string.IsNullOrWhiteSpace(file))
            throw new BadInputException("--out is missing: name the file to write.");
        var path = Path.GetFullPath(file);
        if (Directory.Exists(path))
            return path;
        var folder = Path.GetDirectoryName(path);
        return Directory.Exists(folder)
            ? path
            : throw new BadInputException($"--out: the folder {folder} does not exist; make it first.");
    }

    private static void Print(Exported done, string path, bool json)
    {
        if (json)
            CommandOutput.WriteJson(new { done.Rows, file = path });
        else
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{done.Rows} rows in {path}; entry {done.Sequence} of the trail holds filters and fingerprint."
                )
            );
    }

    private sealed record Order(OverrideFilter Filter, ReportFormat Format, string Target);

    /// <summary>One line on stderr, rewritten as the export gets on.</summary>
    private sealed class ConsoleProgress : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) =>
            Console.Error.Write(FormattableString.Invariant($"\r{value.Done} of {value.Total} overrides   "));
    }
}
