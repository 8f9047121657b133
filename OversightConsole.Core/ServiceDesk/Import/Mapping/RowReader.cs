using System.Diagnostics.CodeAnalysis;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.ServiceDesk.Import.Mapping;

/// <summary>Turns a row of the file into a ticket-to-be, or says why it cannot be one.</summary>
internal sealed class RowReader
{
    private const int NameLength = 200;
    private const int SummaryLength = TicketMapping.SummaryLength;
    private readonly Dictionary<ImportField, int[]> _columns = [];
    private readonly InstantReader _instants;
    private readonly ImportLimits _limits;
    private readonly int _count;
    private readonly bool _closed;
    private readonly string _identity;

    /// <param name="mapping">A mapping without problems.</param>
    /// <param name="header">The file's columns.</param>
    /// <param name="identity">What stands for the file in the identity of rows without an id: its hash.</param>
    /// <param name="closed">Every row is a closed ticket.</param>
    /// <param name="instants">Has seen the file's dates.</param>
    public RowReader(
        ColumnMapping mapping,
        IReadOnlyList<string> header,
        string identity,
        bool closed,
        InstantReader instants,
        ImportLimits limits
    )
    {
        var index = header
            .Select((name, i) => (name, i))
            .ToDictionary(c => c.name, c => c.i, StringComparer.OrdinalIgnoreCase);
        foreach (var (field, columns) in mapping.Columns)
            _columns[field] = [.. columns.Select(c => index[c])];
        (_count, _identity, _closed, _instants, _limits) = (header.Count, identity, closed, instants, limits);
    }

    public bool TryRead(CsvRows rows, [NotNullWhen(true)] out ImportRow? row, [NotNullWhen(false)] out string? reason)
    {
        row = null;
        reason = null;
        if (rows.Count != _count)
        {
            reason = $"It has {rows.Count} columns, the header {_count}.";
            return false;
        }
        var (summary, body) = Text(rows);
        if (summary.Length == 0)
            reason = "It has no text.";
        else if (summary.Length > SummaryLength)
            reason = $"Its summary has {summary.Length} characters, more than {SummaryLength}.";
        else if (body.Length > _limits.MaxTextLength)
            reason = $"Its text has {body.Length} characters, more than {_limits.MaxTextLength}.";
        reason ??= TooLong(rows);
        var opened = At(rows, ImportField.Opened, ref reason);
        var closed = At(rows, ImportField.Closed, ref reason);
        if (opened > closed)
            reason ??= "It was closed before it was opened.";
        if (_columns.ContainsKey(ImportField.Id) && Value(rows, ImportField.Id) is null)
            reason ??= "It has no id.";
        if (reason is not null)
            return false;
        row = new ImportRow
        {
            Line = rows.Line,
            Key = Value(rows, ImportField.Id) is { } id ? $"csv:id:{id}" : $"csv:{_identity}:{rows.Row}",
            Raw = rows.Raw,
            Summary = summary,
            Body = body,
            Company = Value(rows, ImportField.Company),
            Contact = Value(rows, ImportField.Contact),
            Sender = Value(rows, ImportField.Sender),
            Board = Value(rows, ImportField.Board),
            Type = Value(rows, ImportField.Category) ?? Value(rows, ImportField.Type),
            Subtype = Value(rows, ImportField.Subtype),
            Item = Value(rows, ImportField.Item),
            Priority = Value(rows, ImportField.Priority),
            Status = Value(rows, ImportField.Status),
            OpenedAt = opened,
            ClosedAt = closed,
            Closed = _closed || closed is not null,
            Source = Value(rows, ImportField.Source),
            Notes = Joined(rows, ImportField.Notes) is { Length: > 0 } notes ? notes : null,
        };
        return true;
    }

    /// <summary>Shows the dates of a row to the reader of dates.</summary>
    public void Observe(CsvRows rows)
    {
        foreach (var field in (ImportField[])[ImportField.Opened, ImportField.Closed])
        {
            if (_columns.TryGetValue(field, out var columns) && columns[0] < rows.Count)
                _instants.Observe(rows[columns[0]]);
        }
    }

    private (string Summary, string Body) Text(CsvRows rows)
    {
        if (_columns.TryGetValue(ImportField.Text, out var columns))
        {
            var title = columns.Length > 1 ? OneLine(rows[columns[0]]) : "";
            var rest = Join(rows, columns.Length > 1 ? columns[1..] : columns);
            // A title that is too long is shortened, and stands in full in the description: nothing is lost.
            return title.Length == 0 ? FromBody(rest)
                : title.Length <= SummaryLength ? (title, rest)
                : (Shorten(title), $"{title}\n\n{rest}".TrimEnd());
        }
        var summary = OneLine(Joined(rows, ImportField.Summary));
        var body = Joined(rows, ImportField.Body);
        return summary.Length == 0 ? FromBody(body) : (summary, body);
    }

    /// <summary>A text without a title is titled by its first line; a short one is its own title.</summary>
    private static (string Summary, string Body) FromBody(string body)
    {
        var end = body.IndexOfAny(['\n', '\r']);
        var first = OneLine(end < 0 ? body : body[..end]);
        return end < 0 && first.Length <= 120 ? (first, "") : (Shorten(first, 120), body);
    }

    private static string Shorten(string text, int length = SummaryLength)
    {
        if (text.Length <= length)
            return text;
        var space = text.LastIndexOf(' ', length - 2);
        return space > length / 2 ? string.Concat(text.AsSpan(0, space), "…") : text.Cut(length);
    }

    private DateTimeOffset? At(CsvRows rows, ImportField field, ref string? reason)
    {
        if (Value(rows, field) is not { } value)
            return null;
        var at = _instants.Read(value);
        if (at is null)
            reason ??= $"Its '{Storage.Codes.Of(field)}' is not a date: {Quote(value)}.";
        return at;
    }

    private string? TooLong(CsvRows rows)
    {
        foreach (var (field, columns) in _columns)
        {
            if (field is ImportField.Text or ImportField.Summary or ImportField.Body)
                continue;
            var longest = field switch
            {
                ImportField.Notes => _limits.MaxTextLength,
                ImportField.Sender => 320,
                ImportField.Source => 40,
                ImportField.Id => 180,
                ImportField.Company or ImportField.Board => 100,
                ImportField.Type or ImportField.Category or ImportField.Subtype or ImportField.Item => 100,
                _ => NameLength,
            };
            var length = columns.Sum(c => rows[c].Trim().Length);
            if (length > longest)
                return $"Its '{Storage.Codes.Of(field)}' has {length} characters, more than {longest}.";
        }
        return null;
    }

    private string? Value(CsvRows rows, ImportField field) =>
        _columns.TryGetValue(field, out var columns) && rows[columns[0]].Trim() is { Length: > 0 } value ? value : null;

    private string Joined(CsvRows rows, ImportField field) =>
        _columns.TryGetValue(field, out var columns) ? Join(rows, columns) : "";

    private static string Join(CsvRows rows, int[] columns) =>
        columns.Length == 1
            ? rows[columns[0]].Trim()
            : string.Join("\n", columns.Select(c => rows[c].Trim()).Where(v => v.Length > 0));

    private static string OneLine(string text) =>
        text.AsSpan().ContainsAny('\n', '\r', '\t')
            ? string.Join(
                ' ',
                text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
            : text.Trim();

    private static string Quote(string value) => value.Length > 40 ? $"\"{value[..40]}…\"" : $"\"{value}\"";
}
