using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.ServiceDesk.Import.Mapping;

/// <summary>Reads the first rows of a file and guesses what its columns stand for.</summary>
internal static class Previews
{
    private const int LongestCell = 200;

    public static async Task<ImportPreview> OfAsync(
        CsvSource source,
        ImportRequest request,
        int count,
        InstantReader instants,
        ImportLimits limits,
        CancellationToken ct
    )
    {
        var (header, samples) = await SamplesAsync(source, count, ct);
        var guesses = MappingGuess.Of(header, (column, field) => Fits(samples, column, field, instants));
        var mapping = request.Mapping ?? ColumnMapping.Of(guesses.Select(g => (g.Name, g.Field)));
        var problem = mapping.Problem(header);
        var rows = new List<PreviewRow>(count);
        await using var read = await source.ReadAsync(ct);
        var reader = problem is null ? new RowReader(mapping, header, "", request.Closed, instants, limits) : null;
        while (rows.Count < count && await read.NextAsync(ct))
        {
            reader?.Observe(read);
            string? reason = null;
            _ = reader?.TryRead(read, out _, out reason);
            var cells = Enumerable.Range(0, read.Count).Select(i => read[i].Cut(LongestCell));
            rows.Add(new PreviewRow(read.Line, [.. cells], reason));
        }
        return new ImportPreview(guesses, mapping, problem, rows);
    }

    private static async Task<(IReadOnlyList<string> Header, List<string[]> Samples)> SamplesAsync(
        CsvSource source,
        int count,
        CancellationToken ct
    )
    {
        await using var rows = await source.ReadAsync(ct);
        var samples = new List<string[]>(count);
        while (samples.Count < count && await rows.NextAsync(ct))
            samples.Add([.. Enumerable.Range(0, rows.Count).Select(i => rows[i])]);
        return (rows.Columns, samples);
    }

    /// <summary>A guess that most of the first rows contradict is none: it would only reject them.</summary>
    private static bool Fits(List<string[]> samples, int column, ImportField field, InstantReader instants)
    {
        var values = samples
            .Where(s => column < s.Length)
            .Select(s => s[column].Trim())
            .Where(v => v.Length > 0)
            .ToList();
        if (field is ImportField.Opened or ImportField.Closed)
        {
            values.ForEach(instants.Observe);
            return values.Count(v => instants.Read(v) is not null) * 2 > values.Count;
        }
        return field switch
        {
            // A repeated id is a duplicate row, not another kind of column: one export must not be read with ids, the next without.
            ImportField.Id => values.Distinct(StringComparer.Ordinal).Count() * 2 > values.Count,
            ImportField.Sender => values.Count(v => v.Contains('@', StringComparison.Ordinal)) * 2 > values.Count,
            ImportField.Category or ImportField.Type => values.TrueForAll(v => v.Length <= 100),
            ImportField.Source => values.TrueForAll(v => v.Length <= 40),
            _ => true,
        };
    }
}
