using System.Globalization;
using System.Text.Json;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>One column of a report.</summary>
/// <param name="Name">The column's name, alike in every format.</param>
/// <param name="Text">The cell as text, for formats of lines and cells; null for an empty cell.</param>
/// <param name="Json">Writes the cell as a JSON value.</param>
internal sealed record ReportColumn<TRow>(string Name, Func<TRow, string?> Text, Action<Utf8JsonWriter, TRow> Json);

/// <summary>
/// The columns of a report in order. Every format is written from them, so that a column is said once and a format knows no
/// report.
/// </summary>
internal sealed class ReportTable<TRow>
{
    /// <summary>An instant in UTC with as many of six decimals of the second as it has.</summary>
    public const string ShortInstant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    /// <summary>An instant in UTC with all six decimals of the second.</summary>
    public const string FullInstant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private readonly List<ReportColumn<TRow>> _columns = [];

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<ReportColumn<TRow>> Columns => _columns;

    /// <summary>The columns' names, in order.</summary>
    public IReadOnlyList<string> Names => [.. _columns.Select(c => c.Name)];

    /// <summary>Adds a column of text.</summary>
    public ReportTable<TRow> Text(string name, Func<TRow, string?> value) =>
        Add(name, value, (json, row) => json.WriteStringValue(value(row)));

    /// <summary>Adds a column of instants; <paramref name="format"/> is how text shows them, JSON has its own way.</summary>
    public ReportTable<TRow> Instant(string name, Func<TRow, DateTimeOffset> value, string format) =>
        Add(
            name,
            row => value(row).UtcDateTime.ToString(format, CultureInfo.InvariantCulture),
            (json, row) => json.WriteStringValue(value(row).UtcDateTime)
        );

    /// <summary>Adds a column of whole numbers.</summary>
    public ReportTable<TRow> Number(string name, Func<TRow, long> value) =>
        Add(
            name,
            row => value(row).ToString(CultureInfo.InvariantCulture),
            (json, row) => json.WriteNumberValue(value(row))
        );

    /// <summary>Adds a column of numbers, so exact that they can be read back.</summary>
    public ReportTable<TRow> Number(string name, Func<TRow, double> value) =>
        Add(
            name,
            row => value(row).ToString("R", CultureInfo.InvariantCulture),
            (json, row) => json.WriteNumberValue(value(row))
        );

    /// <summary>Adds a column of lists: an array in JSON, the same array in a cell of text, an empty cell for an empty list.</summary>
    public ReportTable<TRow> List<TItem>(string name, Func<TRow, IReadOnlyList<TItem>> value) =>
        Add(
            name,
            row => value(row) is { Count: > 0 } items ? JsonSerializer.Serialize(items, ReportFilters.Json) : null,
            (json, row) => JsonSerializer.Serialize(json, value(row), ReportFilters.Json)
        );

    private ReportTable<TRow> Add(string name, Func<TRow, string?> text, Action<Utf8JsonWriter, TRow> json)
    {
        _columns.Add(new ReportColumn<TRow>(name, text, json));
        return this;
    }
}
