using System.Globalization;
using System.IO.Compression;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Text;

namespace OversightConsole.Commands.Accuracy;

/// <summary>Files of answers, one a line; empty lines are passed over, a name ending in .gz means compressed.</summary>
internal static class AnswerFile
{
    /// <summary>Lines of 0 (wrong) or 1 (right), read one by one, so that no file is too long.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or a line is something else; names it.</exception>
    public static IEnumerable<bool> Outcomes(string option, string file) =>
        Lines(option, file)
            .Select(l =>
                Outcome(l.Text)
                ?? throw new BadInputException(
                    $"{option}: line {l.Number} of '{file}' is '{l.Text.Cut(40)}'; each line must be 0 (wrong) or 1 (right)."
                )
            );

    /// <summary>Lines of <c>confidence,0|1</c>.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or a line is something else; names it.</exception>
    public static IReadOnlyList<CalibrationPair> Pairs(string option, string file) =>
        [
            .. Lines(option, file)
                .Select(l =>
                    Pair(l.Text)
                    ?? throw new BadInputException(
                        $"{option}: line {l.Number} of '{file}' is '{l.Text.Cut(40)}'; each line must be a confidence from 0 to 1, a comma, and 0 or 1."
                    )
                ),
        ];

    private static bool? Outcome(string text) =>
        text switch
        {
            "1" => true,
            "0" => false,
            _ => null,
        };

    private static CalibrationPair? Pair(string text) =>
        text.Split(',') is [var left, var right]
        && double.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence)
        && confidence is >= 0 and <= 1
        && Outcome(right.Trim()) is { } outcome
            ? new CalibrationPair(confidence, outcome)
            : null;

    private static IEnumerable<(long Number, string Text)> Lines(string option, string file)
    {
        using var reader = Open(option, file);
        for (long number = 1; Next(option, file, reader) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return (number, line.Trim());
        }
    }

    private static StreamReader Open(string option, string file)
    {
        if (!File.Exists(file))
            throw new BadInputException($"{option}: the file '{file}' does not exist; give the path of a text file.");
        try
        {
            Stream stream = File.OpenRead(file);
            return new StreamReader(
                file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                    ? new GZipStream(stream, CompressionMode.Decompress)
                    : stream
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(option, file, e);
        }
    }

    private static string? Next(string option, string file, StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw Unreadable(option, file, e);
        }
    }

    private static BadInputException Unreadable(string option, string file, Exception e) =>
        new(
            $"{option}: the file '{file}' cannot be read ({e.Message.TrimEnd('.')}); check that it is whole and may be read."
        );
}
