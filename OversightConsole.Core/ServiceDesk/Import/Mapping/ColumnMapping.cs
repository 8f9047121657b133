using System.Text.RegularExpressions;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Import.Mapping;

/// <summary>Which columns of a file fill which field. Columns are named as in the header, without regard to case.</summary>
/// <param name="Columns">The columns per field, in the order in which they are joined.</param>
public sealed partial record ColumnMapping(IReadOnlyDictionary<ImportField, IReadOnlyList<string>> Columns)
{
    private static readonly ImportField[] Joined =
    [
        ImportField.Text,
        ImportField.Summary,
        ImportField.Body,
        ImportField.Notes,
    ];

    /// <summary>The names of all fields, as <c>--map</c> takes them.</summary>
    public static string FieldNames => string.Join(", ", Enum.GetValues<ImportField>().Select(Codes.Of));

    /// <summary>The mapping in which each column fills the field given with it (null: none), in the order of the columns.</summary>
    public static ColumnMapping Of(IEnumerable<(string Column, ImportField? Field)> choices) =>
        new(
            choices
                .Where(c => c.Field is not null)
                .GroupBy(c => c.Field!.Value)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(c => c.Column)])
        );

    /// <summary>
    /// Reads <c>text=subject+body,category=cat</c> against the header. On failure <paramref name="problem"/> is one
    /// sentence that lists what there is.
    /// </summary>
    public static ColumnMapping? Parse(string map, IReadOnlyList<string> header, out string? problem)
    {
        var columns = new Dictionary<ImportField, IReadOnlyList<string>>();
        foreach (var part in Pairs().Split(map.Trim()))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == part.Length - 1)
                return Fail(
                    $"--map: '{part.Trim()}' is not field=column; write for example text=subject+body.",
                    out problem
                );
            if (FieldOf(part[..equals].Trim()) is not { } field)
                return Fail(
                    $"--map: there is no field '{part[..equals].Trim()}'; fields are {FieldNames}.",
                    out problem
                );
            var named = part[(equals + 1)..].Trim();
            var list = Find(header, named) is { } whole ? [whole] : new List<string>();
            foreach (var name in list.Count > 0 ? [] : named.Split('+', StringSplitOptions.TrimEntries))
            {
                if (Find(header, name) is not { } column)
                    return Fail(UnknownColumn(name, header), out problem);
                list.Add(column);
            }
            if (!columns.TryAdd(field, list))
                return Fail($"--map: the field '{Codes.Of(field)}' is mapped twice; join columns with +.", out problem);
        }
        var mapping = new ColumnMapping(columns);
        problem = mapping.Problem(header);
        return problem is null ? mapping : null;
    }

    /// <summary>Why this mapping cannot be used, as one sentence; null when it can.</summary>
    public string? Problem(IReadOnlyList<string> header)
    {
        foreach (var (field, columns) in Columns)
        {
            if (columns.FirstOrDefault(c => Find(header, c) is null) is { } unknown)
                return UnknownColumn(unknown, header);
            if (columns.Count > 1 && !Joined.Contains(field))
                return $"The field '{Codes.Of(field)}' takes one column, not {string.Join(" and ", columns)}; "
                    + $"only {string.Join(", ", Joined.Select(Codes.Of))} join several.";
        }
        if (Has(ImportField.Text) && (Has(ImportField.Summary) || Has(ImportField.Body)))
            return "The field 'text' stands for summary and body; map either it or them.";
        if (!Has(ImportField.Text) && !Has(ImportField.Summary) && !Has(ImportField.Body))
            return "No column is mapped to a ticket's text; map one to text, summary or body. "
                + $"The columns are {string.Join(", ", header)}.";
        if (Has(ImportField.Category) && (Has(ImportField.Type) || Has(ImportField.Board)))
            return "The field 'category' becomes the type on the board \"Imported\"; map either it, or board and type.";
        if (Has(ImportField.Subtype) && !Has(ImportField.Type) && !Has(ImportField.Category))
            return "The field 'subtype' needs 'type'; map that too.";
        return Has(ImportField.Item) && !Has(ImportField.Subtype)
            ? "The field 'item' needs 'subtype'; map that too."
            : null;
    }

    /// <summary>Whether any column fills <paramref name="field"/>.</summary>
    public bool Has(ImportField field) => Columns.ContainsKey(field);

    /// <summary>The mapping as <c>--map</c> takes it.</summary>
    public override string ToString() =>
        string.Join(",", Columns.OrderBy(c => c.Key).Select(c => $"{Codes.Of(c.Key)}={string.Join("+", c.Value)}"));

    /// <summary>The field with that name or a usual other one; null when there is none.</summary>
    internal static ImportField? FieldOf(string name) =>
        name.ToLowerInvariant() switch
        {
            "description" => ImportField.Body,
            "title" or "subject" => ImportField.Summary,
            "customer" => ImportField.Company,
            var code => Codes.TryParse<ImportField>(code, out var field) ? field : null,
        };

    private static string? Find(IReadOnlyList<string> header, string name) =>
        header.FirstOrDefault(c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase));

    private static string UnknownColumn(string name, IReadOnlyList<string> header) =>
        $"The file has no column '{name}'; its columns are {string.Join(", ", header)}.";

    private static ColumnMapping? Fail(string sentence, out string? problem)
    {
        problem = sentence;
        return null;
    }

    // A comma ends a pair only where another field= follows: column names may hold commas.
    [GeneratedRegex(@",(?=\s*[A-Za-z]+\s*=)")]
    private static partial Regex Pairs();
}
