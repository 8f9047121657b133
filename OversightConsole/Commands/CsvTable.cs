using System.IO.Compression;
using CsvHelper;
using OversightConsole.Commands.Line;

namespace OversightConsole.Commands;

/// <summary>Chosen columns of a .csv or .csv.gz file, read whole.</summary>
internal static class CsvTable
{
    /// <summary>Reads the columns asked for; a row that ends early has empty texts there.</summary>
    /// <param name="option">The option that named the file, for error messages, for example "--train".</param>
    /// <param name="file">The path; ".gz" at its end means that it is compressed.</param>
    /// <param name="columns">Column names and the option that named each.</param>
    /// <exception cref="CommandInputException">The file or a column is missing, or the file cannot be read.</exception>
    public static IReadOnlyList<string[]> Read(
        string option,
        string file,
        IReadOnlyList<(string Option, string Column)> columns
    )
    {
        if (!File.Exists(file))
            throw new CommandInputException(
                $"{option}: the file '{file}' does not exist; give the path of a .csv or .csv.gz file."
            );
        try
        {
            using var raw = File.OpenRead(file);
            using Stream stream = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(raw, CompressionMode.Decompress)
                : raw;
            using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' });
            var rows = Rows(option, file, reader, columns);
            return rows.Count > 0
                ? rows
                : throw new CommandInputException(
                    $"{option}: the file '{file}' is empty; give a file with a header row and at least one row."
                );
        }
        catch (Exception e)
            when (e is CsvFormatException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            var reason = e.Message.TrimEnd('.');
            throw new CommandInputException(
                $"{option}: the file '{file}' cannot be read as CSV ({reason}); check that it is whole and may be read.",
                e
            );
        }
    }

    private static List<string[]> Rows(
        string option,
        string file,
        CsvReader reader,
        IReadOnlyList<(string Option, string Column)> columns
    )
    {
        reader.ReadHeader();
        var headers = reader.Headers.ToArray();
        var positions = columns.Select(c => Array.IndexOf(headers, c.Column)).ToArray();
        var missing = Array.IndexOf(positions, -1);
        if (missing >= 0 && headers.Length > 0)
        {
            throw new CommandInputException(
                $"{columns[missing].Option}: the file '{file}' of {option} has no column '{columns[missing].Column}'; "
                    + $"choose from: {string.Join(", ", headers)}."
            );
        }
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. positions.Select(p => p < reader.FieldCount ? reader.GetString(p) : "")]);
        return rows;
    }
}
